import "server-only";

import type { CopyMark } from "@/lib/core/record-form/form-window";
import type { UnsavedCopy } from "@/lib/store/unsaved-edits";

type Asked = { readonly copy?: string | string[] | undefined; readonly fresh?: string | string[] | undefined };

/** Which unsaved copy a form shows, and which others its editor has left in other windows. It is the one that the address names, else the
 *  last typed: after its editor has gone back to what is saved, the last one typed since then. */
export function pickCopy(
  copies: readonly UnsavedCopy[],
  { copy, fresh }: Asked,
): { readonly unsaved: UnsavedCopy | null; readonly from: CopyMark | null; readonly elsewhere: readonly CopyMark[] } {
  const since = Number(fresh) || 0;
  const unsaved =
    copies.find(({ windowId }) => windowId === copy) ?? copies.find(({ at }) => at.getTime() > since) ?? null;
  return {
    unsaved,
    from: unsaved && toMark(unsaved),
    elsewhere: copies.filter((one) => one !== unsaved).map(toMark),
  };
}

/** What names a copy. */
export const toMark = ({ windowId, at }: UnsavedCopy): CopyMark => ({ windowId, at: at.toISOString() });
