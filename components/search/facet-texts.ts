import type { TextsSent } from "@/lib/core/language/words";

/** What facets and ranges say when a browser draws them. */
export const FACET_TEXTS = [
  "filters.title",
  "filters.clearAll",
  "filters.more",
  "filters.show",
  "filters.first",
  "facet.add",
  "facet.remove",
  "facet.platforms",
  "facet.chosen",
  "facet.find",
  "facet.showAll",
  "facet.valuesOf",
  "facet.counts",
  "facet.countsOf",
  "range.from",
  "range.to",
  "range.here",
  "range.none",
  "range.apply",
] as const;

export type FacetTexts = TextsSent<(typeof FACET_TEXTS)[number]>;
