import { context } from "@/app/_server/context";
import { otherMethods } from "@/app/_server/respond";
import { readiness } from "@/lib/catalogue/queries/readiness";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const state = await readiness(await context());
  return Response.json(state, {
    status: state.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
