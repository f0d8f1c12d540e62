import { context } from "@/app/_server/context";
import { guarded, otherMethods } from "@/app/_server/respond";
import { collectMetrics } from "@/lib/catalogue/queries/collect-metrics";

export const dynamic = "force-dynamic";

export const GET = guarded(async () => {
  const { type, text } = await collectMetrics(await context());
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
