import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { LinkHere } from "@/lib/store/links-here";
import { readLinksHere } from "@/lib/store/links-here";
import { readRecord } from "@/lib/store/records";

/** Which records, public or drafted, name this one: to be read before it goes to the bin. */
export async function whatLinksHere(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  id: string,
): Promise<Result<readonly LinkHere[], Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const record = await readRecord(read, { id });
  return record ? ok(await readLinksHere(read, record)) : fail(notFound("record", id.slice(0, 80)));
}
