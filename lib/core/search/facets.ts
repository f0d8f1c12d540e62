import { NOT_STATED } from "@/lib/core/search/not-stated";
import { spelledAsValue } from "@/lib/core/search/spelled-as-value";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import type { CodeList, Code } from "@/lib/core/taxonomy/code-list";
import { isCountry } from "@/lib/core/taxonomy/countries";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";

/** Where a facet's value lives. Programme facets chosen together must hold for one and the same programme. */
type FacetSubject = "platform" | "programme";

type FacetEntry = {
  readonly key: string;
  readonly subject: FacetSubject;
  readonly label: string;
  /** Reads one raw value from a URL. Null when the facet cannot have it. */
  readonly parse: (raw: string) => string | null;
  /** Order on screen: as the closed list has it, or the most frequent first. */
  readonly order: "list" | "count";
};

const fromList = <E extends Code>(list: CodeList<E>) => ({
  parse: (raw: string) => {
    const code = raw
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-");
    return code === NOT_STATED || list.has(code) ? code : null;
  },
});

const fromCountries = {
  parse: (raw: string) => {
    const code = raw.trim();
    if (code.toLowerCase() === NOT_STATED) return NOT_STATED;
    return isCountry(code.toUpperCase()) ? code.toUpperCase() : null;
  },
};

const fromNames = {
  parse: (raw: string) => {
    const name = spelledAsValue(raw);
    return name && name.length <= 120 && !/\p{Cc}/u.test(name) ? name : null;
  },
};

/** The registry of facets, in the order of the panel. Codec, engine settings, filters, panel, chips and the API's
 *  description all read it: a new facet is an entry here, a field in `lib/search/document.ts` and a line in the docs. */
export const FACETS = [
  { key: "stage", subject: "programme", label: "Stage", order: "list", ...fromList(STAGES) },
  { key: "status", subject: "programme", label: "Status", order: "list", ...fromList(STATUSES) },
  { key: "domain", subject: "platform", label: "Domain", order: "list", ...fromList(DOMAINS) },
  { key: "category", subject: "platform", label: "Category", order: "count", ...fromList(CATEGORIES) },
  { key: "operator", subject: "programme", label: "Operator", order: "count", ...fromCountries },
  { key: "service", subject: "programme", label: "Service", order: "count", ...fromNames },
  { key: "origin", subject: "platform", label: "Origin", order: "count", ...fromCountries },
  { key: "manufacturer", subject: "platform", label: "Manufacturer", order: "count", ...fromNames },
  { key: "route", subject: "programme", label: "Route", order: "list", ...fromList(ROUTES) },
] as const satisfies readonly FacetEntry[];

export type Facet = (typeof FACETS)[number];
export type FacetKey = Facet["key"];
export type ProgrammeFacetKey = Extract<Facet, { subject: "programme" }>["key"];
export type PlatformFacetKey = Exclude<FacetKey, ProgrammeFacetKey>;

export const FACET_KEYS: readonly FacetKey[] = FACETS.map((facet) => facet.key);
export const PLATFORM_FACET_KEYS = FACETS.filter((facet) => facet.subject === "platform").map(
  (facet) => facet.key,
) as PlatformFacetKey[];
export const PROGRAMME_FACET_KEYS: readonly ProgrammeFacetKey[] = FACETS.filter(
  (facet) => facet.subject === "programme",
).map((facet) => facet.key);

const byKey = new Map<string, Facet>(FACETS.map((facet) => [facet.key, facet]));

export const isFacetKey = (key: string): key is FacetKey => byKey.has(key);

export function facetOf(key: FacetKey): Facet {
  const facet = byKey.get(key);
  if (!facet) throw new Error(`No facet "${key}"`);
  return facet;
}

/** One entry for each facet, made by the given function. */
export const byFacet = <T>(make: (facet: Facet) => T): Record<FacetKey, T> =>
  Object.fromEntries(FACETS.map((facet) => [facet.key, make(facet)])) as Record<FacetKey, T>;
