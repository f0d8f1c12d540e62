import type { Json } from "@/lib/core/json";
import type { DraftContent } from "@/lib/core/platform/draft";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import type { Reader } from "@/lib/store/store";

/** Forms that one editor may leave unsaved; the oldest fall away beyond it. */
const KEPT_FORMS = 200;

export type UnsavedEdit = { readonly content: DraftContent; readonly fromVersion: number | null; readonly at: Date };

/** Keeps what an editor has typed into a form, in the place of what was kept of it before. */
export async function keepUnsavedEdit(
  tx: Reader,
  editor: string,
  formId: string,
  { content, fromVersion, at }: UnsavedEdit,
): Promise<void> {
  const columns = { content: content as Prisma.InputJsonObject, fromVersion, at };
  const where = { editor_formId: { editor, formId } };
  await tx.unsavedEdit.upsert({ where, create: { editor, formId, ...columns }, update: columns });
  await tx.$executeRaw`DELETE FROM "unsaved_edit" WHERE "editor" = ${editor} AND "form_id" IN (
    SELECT "form_id" FROM "unsaved_edit" WHERE "editor" = ${editor} ORDER BY "at" DESC, "form_id" OFFSET ${KEPT_FORMS})`;
}

const PARKED = "parked:";

/** Whose an edit is that was posted after its writer's session had ended: nobody's, until that person signs in at that browser. */
export const parkedEditor = (userId: string, deviceHash: string): string => `${PARKED}${deviceHash}:${userId}`;

/** Makes edits that were parked the editor's own. Where they typed into the same form elsewhere, the later one stands. */
export async function giveBackParked(tx: Reader, parked: string, editor: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "unsaved_edit" own USING "unsaved_edit" back
    WHERE own."editor" = ${editor} AND back."editor" = ${parked} AND own."form_id" = back."form_id" AND own."at" <= back."at"`;
  await tx.$executeRaw`UPDATE "unsaved_edit" back SET "editor" = ${editor} WHERE "editor" = ${parked} AND NOT EXISTS (
    SELECT FROM "unsaved_edit" own WHERE own."editor" = ${editor} AND own."form_id" = back."form_id")`;
  await tx.unsavedEdit.deleteMany({ where: { editor: parked } });
}

/** Forgets edits for which nobody has come back. */
export const dropParkedBefore = (tx: Reader, at: Date): Promise<unknown> =>
  tx.unsavedEdit.deleteMany({ where: { editor: { startsWith: PARKED }, at: { lt: at } } });

export const dropUnsavedEdit = (tx: Reader, editor: string, formId: string): Promise<unknown> =>
  tx.unsavedEdit.deleteMany({ where: { editor, formId } });

export async function findUnsavedEdit(read: Reader, editor: string, formId: string): Promise<UnsavedEdit | null> {
  const row = await read.unsavedEdit.findUnique({ where: { editor_formId: { editor, formId } } });
  return row && { content: row.content as Json as DraftContent, fromVersion: row.fromVersion, at: row.at };
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
    SELECT u."form_id"::text AS "formId", u."at", u."content" ->> 'designation' AS "designation", u."content" ->> 'name' AS "name",
      p."id" IS NOT NULL AS "isSaved"
    FROM "unsaved_edit" u LEFT JOIN "platform" p ON p."id" = u."form_id"
    WHERE u."editor" = ${editor} ORDER BY u."at" DESC, u."form_id" LIMIT ${KEPT_FORMS}`;

/** Who else has typed into a record's form since then: a notice, never a lock. */
export async function othersEditing(
  read: Reader,
  formId: string,
  editor: string,
  since: Date,
): Promise<{ editor: string; at: Date }[]> {
  return read.unsavedEdit.findMany({
    where: { formId, editor: { not: editor }, NOT: { editor: { startsWith: PARKED } }, at: { gte: since } },
    orderBy: { at: "desc" },
    select: { editor: true, at: true },
  });
}
