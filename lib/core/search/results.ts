import type { FacetKey } from "@/lib/core/search/facets";
import type { Ends, RangeKey } from "@/lib/core/search/ranges";
import type { Notice } from "@/lib/core/search/url-codec";
import type { Category } from "@/lib/core/taxonomy/categories";
import type { Domain } from "@/lib/core/taxonomy/domains";
import type { NameKind } from "@/lib/core/taxonomy/name-kinds";
import type { Route } from "@/lib/core/taxonomy/routes";
import type { Stage, Status } from "@/lib/core/taxonomy/statuses";
import type { PartialDate } from "@/lib/core/time/partial-date";

/** A piece of text, and whether the search matched it. Text, never HTML. */
export type Segment = { readonly text: string; readonly match: boolean };

/** Fields of a hit that may carry highlights. */
export type HighlightField = "name" | "designation" | "summary" | "names" | "manufacturers";

/** Where a platform stands with its first operator, in short: what stands beside its name in every list, and at the head of its record. */
export type Headline = {
  readonly operator: string;
  readonly services: readonly string[];
  readonly status: Status;
  readonly asOf: PartialDate;
  /** When the present status began, as far as a dated event says so. */
  readonly since: PartialDate | null;
  readonly ordered: number | null;
  readonly delivered: number | null;
  /** Over how many programmes the quantities are added up; 1 where they are those of the first alone. */
  readonly programmes: number;
};

/** A programme flattened for filtering: one entry for each service that it is for. */
export type HitProgramme = {
  readonly operator: string;
  readonly service: string | null;
  readonly status: Status;
  readonly stage: Stage;
  readonly route: Route | null;
};

export type Hit = {
  readonly slug: string;
  readonly name: string;
  readonly designation: string;
  /** The headline programme's; null where the record has no programme. */
  readonly status: Status | null;
  readonly statuses: readonly Status[];
  readonly domain: Domain;
  readonly category: Category;
  readonly origin: readonly string[];
  readonly manufacturers: readonly string[];
  readonly operators: readonly string[];
  readonly services: readonly string[];
  readonly programmes: readonly HitProgramme[];
  readonly introduced: number | null;
  readonly summary: string;
  readonly url: string;
  readonly headline: Headline | null;
  /** ISO time of the last published change. */
  readonly updated: string;
  readonly highlight: Readonly<Partial<Record<HighlightField, readonly Segment[]>>>;
};

/** Counts by value; a value that no record has is absent. */
export type FacetCounts = Readonly<Record<FacetKey, Readonly<Record<string, number>>>>;

export type EngineName = "meilisearch" | "postgresql";

export type SearchResults = {
  readonly query: string;
  readonly engine: EngineName;
  /** Exact. */
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
  readonly tookMs: number;
  readonly hits: readonly Hit[];
  readonly facets: FacetCounts;
  /** Least and greatest figure among the matches, whatever bounds are asked of that range; null where none is stated, and for
   *  ranges that are not shown. */
  readonly ranges: Readonly<Record<RangeKey, Ends | null>>;
  readonly notices: readonly Notice[];
};

export type Suggestion = Pick<Hit, "slug" | "name" | "designation" | "status" | "category"> & {
  /** The other name that matched, where neither designation nor name did: `matched name in service: Neptune`. */
  readonly reason: { readonly kind: NameKind; readonly text: string } | null;
};
