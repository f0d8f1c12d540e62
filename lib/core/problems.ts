/** Everything that a person can do wrong, as values. Bugs and outages are not here: they are thrown. */
export type Problem =
  | { readonly kind: "invalid"; readonly issues: readonly FieldIssue[] }
  | { readonly kind: "not-found"; readonly what: string; readonly id: string }
  | { readonly kind: "stale"; readonly slug: string; readonly yours: number | null; readonly current: number }
  | { readonly kind: "slug-taken"; readonly slug: string }
  | { readonly kind: "forbidden"; readonly action: string };

/** A message that belongs to one field: `programmes.0.asOf`. */
export type FieldIssue = { readonly path: string; readonly message: string };

export const invalid = (issues: readonly FieldIssue[]) => ({ kind: "invalid", issues }) as const;
export const notFound = (what: string, id: string) => ({ kind: "not-found", what, id }) as const;
export const stale = (slug: string, yours: number | null, current: number) =>
  ({ kind: "stale", slug, yours, current }) as const;
export const slugTaken = (slug: string) => ({ kind: "slug-taken", slug }) as const;
export const forbidden = (action: string) => ({ kind: "forbidden", action }) as const;
