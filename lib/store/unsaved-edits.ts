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

export const dropUnsavedEdit = (tx: Reader, editor: string, formId: string): Promise<unknown> =>
  tx.unsavedEdit.deleteMany({ where: { editor, formId } });

export async function findUnsavedEdit(read: Reader, editor: string, formId: string): Promise<UnsavedEdit | null> {
  const row = await read.unsavedEdit.findUnique({ where: { editor_formId: { editor, formId } } });
  return row && { content: row.content as Json as DraftContent, fromVersion: row.fromVersion, at: row.at };
}

/** Who else has typed into a record's form since then: a notice, never a lock. */
export async function othersEditing(
  read: Reader,
  formId: string,
  editor: string,
  since: Date,
): Promise<{ editor: string; at: Date }[]> {
  return read.unsavedEdit.findMany({
    where: { formId, editor: { not: editor }, at: { gte: since } },
    orderBy: { at: "desc" },
    select: { editor: true, at: true },
  });
}
