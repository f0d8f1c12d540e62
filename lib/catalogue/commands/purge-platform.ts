import type { Context } from "@/lib/catalogue/context";
import { onRecord } from "@/lib/catalogue/on-record";
import type { Actor } from "@/lib/core/access/access";
import { nameToPurge } from "@/lib/core/platform/draft";
import type { Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { withMembers } from "@/lib/search/indexing/documents";
import { addNotes } from "@/lib/store/outbox";
import { deleteRecord } from "@/lib/store/records";

/** Deletes a record in the bin with all its versions, for good. Whoever does it writes the record's exact name. */
export function purgePlatform(
  context: Pick<Context, "store">,
  actor: Actor,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Result<{ readonly id: string }, Problem>> {
  return onRecord(context, actor, { id }, "platform:purge", async (tx, record) => {
    if (name.trim() !== nameToPurge(record.draft?.content ?? {}, record.slug))
      return fail(invalid([{ path: "name", message: "Write the record's name exactly as it stands above" }]));
    // Documents carry their family's name: once its addresses are gone, nobody could tell whose it was.
    const named = await withMembers(tx, [record.id]);
    await deleteRecord(tx, record.id);
    // The index has let go of it long since, unless it was away since the record went to the bin.
    await addNotes(tx, named);
    return ok({ id: record.id });
  });
}
