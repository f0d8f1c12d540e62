import type { Json } from "@/lib/core/json";
import type { DraftContent } from "@/lib/core/platform/draft";
import type { CopyMark, FormWindow } from "@/lib/core/record-form/form-window";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { sql, type Sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** Copies that one editor may leave unsaved; the oldest fall away beyond it. */
const KEPT_COPIES = 200;

export type UnsavedEdit = { readonly content: DraftContent; readonly fromVersion: number | null; readonly at: Date };
/** An unsaved edit with the window that it was typed in. */
export type UnsavedCopy = UnsavedEdit & { readonly windowId: string };

/** Keeps what an editor has typed into a form in one of their windows, in the place of what was kept of that window before, of the copy
 *  that it began with, and of any that says the same. What they typed into the form in another window stays: see docs/decisions/034. */
export async function keepUnsavedEdit(
  tx: Reader,
  editor: string,
  { formId, windowId, from }: FormWindow,
  { content, fromVersion, at }: UnsavedEdit,
): Promise<void> {
  const columns = { content: content as Prisma.InputJsonObject, fromVersion, at };
  const where = { editor_formId_windowId: { editor, formId, windowId } };
  await tx.unsavedEdit.upsert({ where, create: { editor, formId, windowId, ...columns }, update: columns });
  await tx.$executeRaw`DELETE FROM "unsaved_edit" u USING "unsaved_edit" kept
    WHERE kept."editor" = ${editor} AND kept."form_id" = ${formId}::uuid AND kept."window_id" = ${windowId}::uuid
      AND u."editor" = kept."editor" AND u."form_id" = kept."form_id" AND u."window_id" <> kept."window_id"
      AND (${isCopy(from)} OR u."content" = kept."content" AND u."from_version" IS NOT DISTINCT FROM kept."from_version")`;
  await tx.$executeRaw`DELETE FROM "unsaved_edit" WHERE "editor" = ${editor} AND ("form_id", "window_id") IN (
    SELECT "form_id", "window_id" FROM "unsaved_edit" WHERE "editor" = ${editor}
    ORDER BY "at" DESC, "form_id", "window_id" OFFSET ${KEPT_COPIES})`;
}

/** Whether a row is that copy, and nothing was typed into it since. */
const isCopy = (mark: CopyMark | null): Sql =>
  mark ? sql`(u."window_id" = ${mark.windowId}::uuid AND u."at" = ${new Date(mark.at)})` : sql`false`;

const PARKED = "parked:";

/** Whose an edit is that was posted after its writer's session had ended: nobody's, until that person signs in at that browser. */
export const parkedEditor = (userId: string, deviceHash: string): string => `${PARKED}${deviceHash}:${userId}`;

/** Makes edits that were parked the editor's own. Of one window's the later one stands. */
export async function giveBackParked(tx: Reader, parked: string, editor: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "unsaved_edit" own USING "unsaved_edit" back
    WHERE own."editor" = ${editor} AND back."editor" = ${parked} AND own."form_id" = back."form_id"
      AND own."window_id" = back."window_id" AND own."at" <= back."at"`;
  await tx.$executeRaw`UPDATE "unsaved_edit" back SET "editor" = ${editor} WHERE "editor" = ${parked} AND NOT EXISTS (
    SELECT FROM "unsaved_edit" own WHERE own."editor" = ${editor} AND own."form_id" = back."form_id" AND own."window_id" = back."window_id")`;
  await tx.unsavedEdit.deleteMany({ where: { editor: parked } });
}

/** Forgets edits for which nobody has come back. */
export const dropParkedBefore = (tx: Reader, at: Date): Promise<unknown> =>
  tx.unsavedEdit.deleteMany({ where: { editor: { startsWith: PARKED }, at: { lt: at } } });

/** Lets go of what was typed in one window, and of the copy that it began with. */
export const dropUnsavedEdit = (tx: Reader, editor: string, { formId, windowId, from }: FormWindow): Promise<unknown> =>
  tx.$executeRaw`DELETE FROM "unsaved_edit" u WHERE u."editor" = ${editor} AND u."form_id" = ${formId}::uuid
    AND (u."window_id" = ${windowId}::uuid OR ${isCopy(from)})`;

/** What an editor has typed into a form and not saved, window by window, the last typed first. */
export async function findUnsavedEdits(read: Reader, editor: string, formId: string): Promise<UnsavedCopy[]> {
  const rows = await read.unsavedEdit.findMany({
    where: { editor, formId },
    orderBy: [{ at: "desc" }, { windowId: "desc" }],
  });
  return rows.map(({ content, fromVersion, at, windowId }) => ({
    content: content as Json as DraftContent,
    fromVersion,
    at,
    windowId,
  }));
}

/** A form that its editor has left unsaved: of a record, or of a new one. */
export type LeftForm = {
  readonly formId: string;
  readonly at: Date;
  readonly designation: string | null;
  readonly name: string | null;
  /** Whether there is a record behind the form. */
  readonly isSaved: boolean;
};

/** The forms that an editor has left unsaved, those last typed into first, by what was typed as designation and name. */
export const readLeftForms = (read: Reader, editor: string): Promise<LeftForm[]> =>
  read.$queryRaw<LeftForm[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (u."form_id") u."form_id"::text AS "formId", u."at", u."content" ->> 'designation' AS "designation",
        u."content" ->> 'name' AS "name", p."id" IS NOT NULL AS "isSaved"
      FROM "unsaved_edit" u LEFT JOIN "platform" p ON p."id" = u."form_id"
      WHERE u."editor" = ${editor} ORDER BY u."form_id", u."at" DESC
    ) form ORDER BY "at" DESC, "formId"`;

/** Who else has typed into a record's form since then: a notice, never a lock. */
export const othersEditing = (
  read: Reader,
  formId: string,
  editor: string,
  since: Date,
): Promise<{ editor: string; at: Date }[]> =>
  read.$queryRaw<{ editor: string; at: Date }[]>`
    SELECT "editor", max("at") AS "at" FROM "unsaved_edit"
    WHERE "form_id" = ${formId}::uuid AND "editor" <> ${editor} AND NOT starts_with("editor", ${PARKED}) AND "at" >= ${since}
    GROUP BY 1 ORDER BY 2 DESC`;
