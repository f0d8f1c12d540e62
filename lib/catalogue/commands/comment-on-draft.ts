import type { Context } from "@/lib/catalogue/context";
import { onRecord } from "@/lib/catalogue/on-record";
import type { Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { invalid, wrongState } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { addComment } from "@/lib/store/review-comments";

/** Says something about a draft without doing anything to it. Comments are kept as long as the record. */
export function commentOnDraft(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Result<{ readonly id: string }, Problem>> {
  return onRecord({ store }, actor, { id }, "draft:comment", async (tx, record) => {
    const comment = text.replaceAll("\0", "").toWellFormed().trim();
    if (comment === "" || comment.length > 4000)
      return fail(invalid([{ path: "text", message: "Write a comment of up to 4,000 characters" }]));
    if (!record.draft) return fail(wrongState(record.slug, "published without a draft", "drafted"));
    const version = record.draft.version;
    await addComment(tx, { id: newId(), platformId: id, version, at: clock(), by: actor.id, text: comment });
    return ok({ id });
  });
}
