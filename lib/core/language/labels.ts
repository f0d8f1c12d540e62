import { CERTAINTIES, CERTAINTY_LABELS, type Certainty } from "@/lib/core/platform/spec";
import { FACETS, type FacetKey } from "@/lib/core/search/facets";
import { RANGES, type RangeKey } from "@/lib/core/search/ranges";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { EVENT_TYPES } from "@/lib/core/taxonomy/event-types";
import { MAKER_PARTS } from "@/lib/core/taxonomy/maker-parts";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { SPEC_GROUPS, SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import { UNIT_SYSTEMS } from "@/lib/core/taxonomy/unit-systems";
import { READING_UNITS, UNITS } from "@/lib/core/taxonomy/units";

/** The closed lists whose codes have a label in each language, and what they say in English. */
const LISTS = {
  stage: STAGES,
  status: STATUSES,
  domain: DOMAINS,
  category: CATEGORIES,
  categoryGroup: CATEGORY_GROUPS,
  route: ROUTES,
  event: EVENT_TYPES,
  sourceKind: SOURCE_KINDS,
  relation: RELATION_KINDS,
  nameKind: NAME_KINDS,
  makerPart: MAKER_PARTS,
  unitSystem: UNIT_SYSTEMS,
  spec: SPEC_KEYS,
} as const;

/** What is shown for a code, and what counts as it. */
export type Label = readonly [label: string, definition: string];

type Listed = { [K in keyof typeof LISTS]: Readonly<Record<(typeof LISTS)[K]["codes"][number], Label>> };

/** Every code of the catalogue in a language. A language that leaves one out does not compile. */
export type Labels = Listed & {
  readonly facet: Readonly<Record<FacetKey, Label>>;
  readonly range: Readonly<Record<RangeKey, Label>>;
  readonly specGroup: Readonly<Record<(typeof SPEC_GROUPS)[number]["code"], Label>>;
  readonly certainty: Readonly<Record<Certainty, Label>>;
  /** The symbol of a unit as readers write it, and its name in full. */
  readonly unit: Readonly<Record<string, Label>>;
};
export type LabelKind = keyof Labels;

const plain = (entries: readonly { readonly code: string; readonly label: string }[]) =>
  Object.fromEntries(entries.map(({ code, label }) => [code, [label, ""] as const]));

/** The English labels, from the lists themselves. */
export const ENGLISH_LABELS = {
  ...Object.fromEntries(
    Object.entries(LISTS).map(([kind, list]) => [
      kind,
      Object.fromEntries(list.entries.map(({ code, label, definition }) => [code, [label, definition] as const])),
    ]),
  ),
  facet: plain(FACETS.map(({ key, label }) => ({ code: key, label }))),
  range: Object.fromEntries(RANGES.map(({ key, label, definition }) => [key, [label, definition] as const])),
  specGroup: plain(SPEC_GROUPS),
  certainty: plain(CERTAINTIES.map((code) => ({ code, label: CERTAINTY_LABELS[code] }))),
  unit: Object.fromEntries([...UNITS, ...READING_UNITS].map(({ code, name }) => [code, [code, name] as const])),
} as unknown as Labels;
