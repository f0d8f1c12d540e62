import { actorOfRequest } from "@/app/_server/actor-of-request";
import { context } from "@/app/_server/context";
import { recordAnswer } from "@/app/_server/record-answer";
import { guarded, otherMethods, refusal, removedProblem } from "@/app/_server/respond";
import { deleteRecord, putRecord } from "@/app/_server/write-record";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { notFound } from "@/lib/core/problems";

type Params = { params: Promise<{ slug: string }> };

export const GET = guarded(async (request, { params }: Params) => {
  const { slug } = await params;
  const found = await findPlatform(await context(), slug);
  switch (found.kind) {
    case "found":
      return recordAnswer(request, found.platform);
    case "moved":
      return new Response(null, { status: 308, headers: { location: `/api/v1/platforms/${found.slug}` } });
    case "removed":
      return removedProblem(slug);
    case "unknown":
      return refusal(notFound("platform", slug.slice(0, 80)));
  }
});

export const PUT = guarded(async (request, { params }: Params) =>
  putRecord(request, (await params).slug, await actorOfRequest(request)),
);

export const DELETE = guarded(async (request, { params }: Params) =>
  deleteRecord(request, (await params).slug, await actorOfRequest(request)),
);

export const { POST, PATCH, OPTIONS } = otherMethods("GET", "PUT", "DELETE");
