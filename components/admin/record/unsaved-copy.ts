import type { JsonObject } from "@/lib/core/json";

/** What somebody was typing, as this browser keeps it for them. */
export type UnsavedCopy = {
  readonly content: JsonObject;
  readonly version: number | null;
  readonly at: number;
  /** The server has the same: this copy need not be brought back. */
  readonly isKept: boolean;
};

const keyOf = (editor: string, formId: string) => `unsaved ${editor} ${formId}`;

/** Keeps a copy in this browser. A browser that refuses to keep anything has only the server's copy. */
export function keepCopy(editor: string, formId: string, copy: UnsavedCopy): boolean {
  try {
    localStorage.setItem(keyOf(editor, formId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(editor: string, formId: string): void {
  try {
    localStorage.removeItem(keyOf(editor, formId));
  } catch {
    // Nothing can have been kept.
  }
}

export function findCopy(editor: string, formId: string): UnsavedCopy | null {
  try {
    const copy = JSON.parse(localStorage.getItem(keyOf(editor, formId)) ?? "null") as UnsavedCopy | null;
    return copy && typeof copy.content === "object" && !copy.isKept ? copy : null;
  } catch {
    return null;
  }
}
