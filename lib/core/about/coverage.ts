/** How many of something, by a value of it. */
export type Share = { readonly value: string; readonly count: number };

/** How many of something lack a statement. */
export type Gap = { readonly missing: number; readonly of: number };

/** What the public part of the catalogue holds, how well it is borne out, and how old it is. */
export type Coverage = {
  readonly platforms: number;
  readonly families: number;
  readonly programmes: number;
  readonly events: number;
  readonly specs: number;
  readonly disputes: number;
  /** Points that the sources leave open: disputes of one side or none. */
  readonly openPoints: number;
  /** Years of introduction, specifications, programmes, events and disputed points that name a source. */
  readonly claims: number;
  /** Claims with at least one source of the kind. One that rests on two kinds counts under both. */
  readonly claimsByKind: readonly Share[];
  /** Claims by the number of sources that they rest on: 1, 2, and 3 for three or more. */
  readonly claimsBySources: readonly Share[];
  /** Claims that rest on news reports alone. */
  readonly claimsOnNewsOnly: number;
  /** Programmes by the year up to which their state is known, newest first. */
  readonly programmesByAsOf: readonly Share[];
  readonly specsByCertainty: readonly Share[];
  readonly gaps: {
    readonly introduced: Gap;
    readonly route: Gap;
    readonly ordered: Gap;
    readonly delivered: Gap;
    readonly value: Gap;
    /** Claims that lack a source: a year of introduction, or a disputed or open point of whose sides one at least names none. */
    readonly citation: Gap;
    readonly sourceAddress: Gap;
  };
};
