import { isUuid } from "@/lib/core/uuid";

/** What was kept of a form as one window of its editor left it: no other copy has both. */
export type CopyMark = { readonly windowId: string; readonly at: string };

/** A form in one of its editor's windows. */
export type FormWindow = {
  /** The record's id, or for a new record an id that its form made up. */
  readonly formId: string;
  /** Made up by the page that drew the form. */
  readonly windowId: string;
  /** The copy that the form began with: what is kept of this window takes its place, unless it was typed into since. */
  readonly from: CopyMark | null;
};

/** Reads what a form or a script says of its window, whatever was sent. One that names none counts as the form's only window. */
export function readFormWindow(sent: {
  readonly formId: unknown;
  readonly windowId: unknown;
  readonly fromWindow: unknown;
  readonly fromAt: unknown;
}): FormWindow {
  const formId = typeof sent.formId === "string" ? sent.formId : "";
  const windowId = typeof sent.windowId === "string" && isUuid(sent.windowId) ? sent.windowId : formId;
  const { fromWindow, fromAt } = sent;
  const isMark =
    typeof fromWindow === "string" &&
    isUuid(fromWindow) &&
    typeof fromAt === "string" &&
    !Number.isNaN(Date.parse(fromAt));
  return { formId, windowId, from: isMark ? { windowId: fromWindow, at: fromAt } : null };
}

/** The form's only window, where nobody says which. */
export const onlyWindow = (formId: string): FormWindow => ({ formId, windowId: formId, from: null });
