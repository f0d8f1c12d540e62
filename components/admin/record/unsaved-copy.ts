import type { JsonObject } from "@/lib/core/json";
import type { CopyMark } from "@/lib/core/record-form/form-window";

/** What somebody was typing in one window and no server has seen, as this browser keeps it for them. */
export type UnsavedCopy = {
  readonly content: JsonObject;
  readonly version: number | null;
  readonly at: number;
  /** The copy on the server that it goes on from. */
  readonly from: CopyMark | null;
};

const keysOf = (editor: string, formId: string) => `unsaved ${editor} ${formId}`;
const keyOf = (editor: string, formId: string, windowId: string) => `${keysOf(editor, formId)} ${windowId}`;

/** Keeps a window's copy in this browser. A browser that refuses to keep anything has only the server's copy. */
export function keepCopy(editor: string, formId: string, windowId: string, copy: UnsavedCopy): boolean {
  try {
    localStorage.setItem(keyOf(editor, formId, windowId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** Lets go of a window's copy: the server has it, or nobody wants it. */
export function dropCopy(editor: string, formId: string, windowId: string): void {
  try {
    localStorage.removeItem(keyOf(editor, formId, windowId));
  } catch {
    // Nothing can have been kept.
  }
}

/** Gives a window what this browser kept last of a form, in whichever window: its copy from now on. Older ones wait for the next. */
export function takeCopy(editor: string, formId: string, windowId: string): UnsavedCopy | null {
  try {
    const kept = Object.keys(localStorage)
      .filter((key) => key.startsWith(keysOf(editor, formId)))
      .flatMap((key) => {
        const copy = JSON.parse(localStorage.getItem(key) ?? "null") as UnsavedCopy | null;
        return copy && typeof copy.content === "object" ? [{ key, copy }] : [];
      })
      .sort((a, b) => b.copy.at - a.copy.at);
    const [last] = kept;
    if (!last) return null;
    if (keepCopy(editor, formId, windowId, last.copy) && last.key !== keyOf(editor, formId, windowId))
      localStorage.removeItem(last.key);
    return last.copy;
  } catch {
    return null;
  }
}
