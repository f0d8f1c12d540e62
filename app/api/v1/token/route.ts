import { actorOfToken } from "@/app/_server/require-actor";
import { guarded, otherMethods, refusal } from "@/app/_server/respond";

/** What the token of the request is good for, so that a program can try it before it counts on it. */
export const GET = guarded(async (request) => {
  const actor = await actorOfToken(request);
  if (actor.ok) return Response.json(actor.value, { headers: { "cache-control": "no-store" } });
  const refused = refusal(actor.problem);
  refused.headers.set("www-authenticate", "Bearer");
  return refused;
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
