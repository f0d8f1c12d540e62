/** What the server says to a form of a record. */
export type FormAnswer =
  | { readonly kind: "done"; readonly did: FormStep; readonly id: string; readonly version: number }
  /** Saved, but not fit for the step that was asked for. */
  | { readonly kind: "incomplete"; readonly id: string; readonly version: number; readonly issues: readonly Issue[] }
  /** Somebody else's save came first; what was typed is kept, and both are brought together on a page of its own. */
  | { readonly kind: "conflict"; readonly id: string }
  | { readonly kind: "signed-out" }
  | {
      readonly kind: "refused";
      readonly title: string;
      readonly detail: string;
      readonly issues?: readonly Issue[];
    };

export type Issue = { readonly path: string; readonly message: string };

export const FORM_STEPS = ["save", "submit", "publish"] as const;
export type FormStep = (typeof FORM_STEPS)[number];

/** What was done, in words. */
export const DONE_WORDS: Readonly<Record<FormStep, string>> = {
  save: "Saved as a draft. The public sees nothing of it.",
  submit: "Submitted. It now waits for a publisher.",
  publish: "Published. Searches find it within seconds.",
};
