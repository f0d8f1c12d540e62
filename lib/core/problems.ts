import type { JsonObject } from "@/lib/core/json";
import type { Overlap } from "@/lib/core/platform/merge-changes";

/** Everything that a person can do wrong, as values. Bugs and outages are not here: they are thrown. */
export type Problem =
  | { readonly kind: "invalid"; readonly issues: readonly FieldIssue[] }
  | { readonly kind: "not-found"; readonly what: string; readonly id: string }
  | { readonly kind: "stale"; readonly slug: string; readonly yours: number | null; readonly current: number }
  | Conflict
  | { readonly kind: "slug-taken"; readonly slug: string }
  | { readonly kind: "wrong-state"; readonly slug: string; readonly state: string; readonly wanted: string }
  /** A batch that is no import or bulk edit, was undone before, or whose records were changed since. */
  | { readonly kind: "not-undoable"; readonly batchId: string; readonly changedSince: readonly string[] }
  /** What would be done is not what was shown any more: others have written in between. */
  | { readonly kind: "moved" }
  | { readonly kind: "too-large"; readonly maxMb: number }
  | { readonly kind: "forbidden"; readonly action: string }
  | { readonly kind: "signed-out" }
  | { readonly kind: "foreign-origin" }
  | { readonly kind: "sign-in-failed" }
  | { readonly kind: "sign-in-paused"; readonly seconds: number }
  | { readonly kind: "reports-paused"; readonly seconds: number }
  /** A reader's report that another editor has answered meanwhile. */
  | { readonly kind: "answered" }
  | { readonly kind: "link-closed" }
  | { readonly kind: "last-administrator" };

/** Two people changed the same content. All that either wrote is here; nothing was saved. */
export type Conflict = {
  readonly kind: "conflict";
  readonly slug: string;
  /** Whether the draft was saved by somebody else, or the public record was changed past it. */
  readonly against: "draft" | "published";
  readonly yours: number | null;
  readonly current: number;
  readonly base: JsonObject;
  readonly theirs: JsonObject;
  readonly mine: JsonObject;
  /** Both sides' changes together; where they overlap, mine. */
  readonly merged: JsonObject;
  readonly overlaps: readonly Overlap[];
};

/** A message that belongs to one field: `programmes.0.asOf`. */
export type FieldIssue = { readonly path: string; readonly message: string };

export const invalid = (issues: readonly FieldIssue[]) => ({ kind: "invalid", issues }) as const;
export const notFound = (what: string, id: string) => ({ kind: "not-found", what, id }) as const;
export const stale = (slug: string, yours: number | null, current: number) =>
  ({ kind: "stale", slug, yours, current }) as const;
export const slugTaken = (slug: string) => ({ kind: "slug-taken", slug }) as const;
export const wrongState = (slug: string, state: string, wanted: string) =>
  ({ kind: "wrong-state", slug, state, wanted }) as const;
export const forbidden = (action: string) => ({ kind: "forbidden", action }) as const;
/** Nobody is signed in, or their session or token has ended. */
export const SIGNED_OUT = { kind: "signed-out" } as const;
/** A form that came from a page of another site. */
export const FOREIGN_ORIGIN = { kind: "foreign-origin" } as const;
/** Which of address and password was wrong is not told. */
export const SIGN_IN_FAILED = { kind: "sign-in-failed" } as const;
export const signInPaused = (seconds: number) => ({ kind: "sign-in-paused", seconds }) as const;
export const reportsPaused = (seconds: number) => ({ kind: "reports-paused", seconds }) as const;
export const ANSWERED = { kind: "answered" } as const;
/** A link that was used, withdrawn, has run out, or never was. */
export const LINK_CLOSED = { kind: "link-closed" } as const;
export const LAST_ADMINISTRATOR = { kind: "last-administrator" } as const;
