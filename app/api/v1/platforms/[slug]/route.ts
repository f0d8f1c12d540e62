import { context } from "@/app/_server/context";
import { guarded, json, problem } from "@/app/_server/respond";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { notFound } from "@/lib/core/problems";
import { wordsOf } from "@/app/_server/problems";

export const GET = guarded(async (request, { params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  const found = await findPlatform(await context(), slug);
  switch (found.kind) {
    case "found": {
      const { content, id, version, updatedAt, ...around } = found.platform;
      // The record in its own shape, as it can be sent back; what stands around it apart.
      const body = { ...content, id, version, updatedAt, around };
      return json(request, body, { headers: { "x-record-version": String(version) } });
    }
    case "moved":
      return new Response(null, { status: 308, headers: { location: `/api/v1/platforms/${found.slug}` } });
    case "removed":
      return problem(410, "The record was removed", `"${slug}" is no longer in the catalogue.`);
    case "unknown": {
      const { status, title, detail } = wordsOf(notFound("platform", slug.slice(0, 80)));
      return problem(status, title, detail);
    }
  }
});
