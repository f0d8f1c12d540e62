import type pg from "pg";
import { byFacet, type FacetKey } from "@/lib/core/search/facets";
import { type Bounds, byRange, OPEN, type RangeKey } from "@/lib/core/search/ranges";
import { emptySearch, SORTS, type SearchState } from "@/lib/core/search/search-state";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import { randomNumbers, type RandomNumbers } from "@/tests/support/random-numbers";

/** How many searches a property is tried on; ORACLE_STATES=2000 is the long form. */
export const ORACLE_STATES = Number(process.env.ORACLE_STATES ?? 300);

/** What searches are made from: values that records have, and words that they hold. */
export type Stock = {
  readonly values: Readonly<Record<FacetKey, readonly string[]>>;
  readonly figures: Figures;
  /** The same, record by record, so that filters meet. */
  readonly records: readonly RecordStock[];
  readonly phrases: readonly string[];
};
type Figures = Readonly<Record<RangeKey, readonly number[]>>;
type RecordStock = {
  readonly values: Readonly<Record<FacetKey, readonly string[]>>;
  readonly figures: Figures;
  readonly phrases: readonly string[];
};

/** Searches as readers and programs may ask them, the same ones for the same seed: several values in several facets, years,
 *  phrases, every order, pages that are not there, and filters that nothing passes. */
export function randomSearches(stock: Stock, count: number, seed: number): SearchState[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => randomSearch(stock, random));
}

function randomSearch(stock: Stock, random: RandomNumbers): SearchState {
  // Half of the searches are about a record that there is, so that many filters at once still find something.
  const record = random.chance(0.5) ? random.pick(stock.records) : null;
  const density = random.pick([0, 0.15, 0.3, 0.6]);
  const facets = byFacet(({ key }) => {
    if (!random.chance(density)) return [];
    const further = Array.from({ length: random.pick([0, 0, 1, 2, 3]) }, () => random.pick(stock.values[key]));
    const own = random.pick(record && random.chance(0.9) ? record.values[key] : stock.values[key]);
    return [...new Set([own, ...further])];
  });
  const phrases = record?.phrases.length ? record.phrases : stock.phrases;
  const query = random.chance(0.4)
    ? random
        .some(phrases, random.pick([1, 1, 1, 2]))
        .map((phrase) => `"${phrase}"`)
        .join(" ")
    : "";
  const [from, to] = [random.between(1950, 2026), random.between(1950, 2026)].sort((a, b) => a - b) as [number, number];
  return {
    ...emptySearch(),
    query,
    facets,
    ranges: byRange(({ key }) =>
      key === "introduced"
        ? { from: random.chance(0.15) ? from : null, to: random.chance(0.15) ? to : null }
        : randomBounds(random.chance(0.5) && record ? record.figures[key] : stock.figures[key], random),
    ),
    sort: random.pick(SORTS.filter((sort) => sort !== "relevance" || query !== "")),
    page: random.pick([1, 1, 1, 2, 3, 50]),
    perPage: random.pick([1, 2, 3, 5, 5, 10, 10, 24, 100]),
  };
}

/** Often none; else bounds at figures that are stated, or just beside them. */
function randomBounds(figures: readonly number[], random: RandomNumbers): Bounds {
  if (figures.length === 0 || !random.chance(0.12)) return OPEN;
  const near = () => Math.max(0, Number((random.pick(figures) + random.pick([0, 0, 0, 0.5, -1])).toFixed(3)));
  const [from, to] = [near(), near()].sort((a, b) => a - b) as [number, number];
  return random.pick([
    { from, to },
    { from, to: null },
    { from: null, to },
  ]);
}

/** Reads the stock from the tables. */
export async function readStock(pool: pg.Pool): Promise<Stock> {
  const { rows: records } = await pool.query<
    Record<FacetKey, string[]> & { text: string; keys: string[]; specs: { key: string; figure: number }[] }
  >(`
    SELECT p.search_text AS text, p.search_keys AS keys, ARRAY[p.domain] AS domain, ARRAY[p.category] AS category, p.origin,
      ARRAY(SELECT m.name FROM platform_manufacturer m WHERE m.platform_id = p.id) AS manufacturer,
      ARRAY(SELECT g.stage FROM programme g WHERE g.platform_id = p.id) AS stage,
      ARRAY(SELECT g.status FROM programme g WHERE g.platform_id = p.id) AS status,
      ARRAY(SELECT g.operator FROM programme g WHERE g.platform_id = p.id) AS operator,
      ARRAY(SELECT unnest(g.services) FROM programme g WHERE g.platform_id = p.id) AS service,
      ARRAY(SELECT g.route FROM programme g WHERE g.platform_id = p.id AND g.route IS NOT NULL) AS route,
      (SELECT coalesce(json_agg(json_build_object('key', s.key, 'figure', e.figure)), '[]')
       FROM spec s, unnest(ARRAY[s.low, s.high]) AS e(figure) WHERE s.platform_id = p.id AND e.figure IS NOT NULL) AS specs
    FROM platform p WHERE p.level <> 'family' ORDER BY p.slug`);
  const { rows: families } = await pool.query<{ text: string }>(
    "SELECT search_text AS text FROM platform WHERE level = 'family'",
  );
  const lists: Partial<Record<FacetKey, readonly string[]>> = {
    stage: STAGES.codes,
    status: STATUSES.codes,
    domain: DOMAINS.codes,
    category: CATEGORIES.codes,
    route: ROUTES.codes,
  };
  const unknown: Partial<Record<FacetKey, readonly string[]>> = {
    operator: ["IS"],
    origin: ["IS"],
    service: ["Swiss Guard"],
    manufacturer: [`Nobody's "Works" \\ | 100%`],
  };
  const known = (key: FacetKey) => lists[key] ?? [...new Set(records.flatMap((record) => record[key]))];
  const doubtful = new Set([
    ...families.flatMap(({ text }) => text.split(/\s+/)),
    ...records.flatMap(({ keys }) => keys),
  ]);
  const phrases = records.map(({ text }) => phrasesIn(text, (word) => /^[a-z]{4,}$/.test(word) && !doubtful.has(word)));
  const figures = records.map(({ specs }) =>
    byRange(({ specs: counting }) =>
      specs.filter(({ key }) => (counting as readonly string[]).includes(key)).map(({ figure }) => figure),
    ),
  );
  return {
    figures: byRange(({ key }) => figures.flatMap((of) => of[key])),
    values: byFacet(({ key }) => [...known(key), ...(unknown[key] ?? []), "none"]),
    records: records.map((record, at) => ({
      values: byFacet(({ key }) => (record[key].length > 0 ? record[key] : ["none"])),
      figures: figures[at]!,
      phrases: phrases[at] ?? [],
    })),
    phrases: [...new Set(phrases.flat())].sort(),
  };
}

/** Words, and pairs of words, that a text has with no room for opinion: neither a key nor of the name of a family, under which
 *  its members are found too. */
function phrasesIn(text: string, isPlain: (word: string) => boolean): string[] {
  return text.split("\n").flatMap((part) => {
    const words = part.trim().split(" ");
    return words.flatMap((word, at) => {
      const next = words[at + 1];
      if (!isPlain(word)) return [];
      return next !== undefined && isPlain(next) ? [word, `${word} ${next}`] : [word];
    });
  });
}
