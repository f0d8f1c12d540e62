import { context } from "@/app/_server/context";
import { findActor } from "@/app/_server/require-actor";
import { guarded, problem, refusal } from "@/app/_server/respond";
import { toDuplicates } from "@/components/admin/record/to-duplicates";
import { findLikelyDuplicates } from "@/lib/catalogue/queries/find-likely-duplicates";

/** Records that have one of these names already, while somebody types. */
export const GET = guarded(async (request) => {
  const actor = await findActor();
  if (!actor) return problem(401, "Not signed in", "Sign in to be told of records with the same name.");
  const { searchParams } = new URL(request.url);
  const names = searchParams.getAll("name");
  const found = await findLikelyDuplicates(await context(), actor, { names, exceptId: searchParams.get("except") });
  if (!found.ok) return refusal(found.problem);
  return Response.json({ duplicates: toDuplicates(found.value) }, { headers: { "cache-control": "no-store" } });
});
