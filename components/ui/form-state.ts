/** What a server action tells its form. */
export type FormState = {
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly problem: {
    readonly title: string;
    readonly detail: string;
    /** Signing in, elsewhere, is what helps. */
    readonly asksToSignIn?: boolean;
  } | null;
  /** What was typed, to fill the fields again. */
  readonly values: Readonly<Record<string, string>>;
  /** What is sent along unseen from now on, in the place of what the page says. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly done: string | null;
  /** What is shown this once: a link, a token, codes line by line. */
  readonly secret: { readonly label: string; readonly value: string } | null;
};

export const EMPTY_FORM: FormState = { issues: [], problem: null, values: {}, done: null, secret: null };
