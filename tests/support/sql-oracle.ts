import type pg from "pg";
import type { FacetKey } from "@/lib/core/search/facets";
import type { RangeKey } from "@/lib/core/search/ranges";
import type { SearchState } from "@/lib/core/search/search-state";

/** What a search must find, told by the tables alone. */
export type Expected = {
  /** Every match, in order; the order means nothing when the search is by relevance. */
  readonly slugs: readonly string[];
  readonly facets: Readonly<Record<FacetKey, Readonly<Record<string, number>>>>;
  readonly ranges: Readonly<Record<RangeKey, { readonly min: number; readonly max: number } | null>>;
};

/* Written from the contract, apart from the code under test: it shares neither its SQL nor its view with any engine. */

const PLATFORM_FACETS = ["domain", "category", "origin", "manufacturer"] as const;
const PROGRAMME_FACETS = ["stage", "status", "operator", "service", "route"] as const;
type PlatformFacet = (typeof PLATFORM_FACETS)[number];

/** A row for each service of each programme, and one that states nothing where a record has no programme. */
const ACQUISITION = `
  SELECT g.platform_id, g.operator, s.service, coalesce(g.route, 'none') AS route, g.status,
    CASE WHEN g.status IN ('inducted', 'in-co-production') THEN 'in-service'
         WHEN g.status IN ('retired', 'cancelled') THEN 'past'
         ELSE 'coming' END AS stage
  FROM programme g, unnest(CASE cardinality(g.services) WHEN 0 THEN ARRAY['none'] ELSE g.services END) AS s(service)
  UNION ALL
  SELECT p.id, 'none', 'none', 'none', 'none', 'none'
  FROM platform p WHERE p.id NOT IN (SELECT platform_id FROM programme)`;

/** The values of a platform facet, as a set of rows for the record "p". */
const VALUES: Record<PlatformFacet, string> = {
  domain: "SELECT p.domain",
  category: "SELECT p.category",
  origin: "SELECT unnest(p.origin) UNION SELECT 'none' WHERE p.origin = '{}'",
  manufacturer: `SELECT m.name FROM platform_manufacturer m WHERE m.platform_id = p.id
    UNION SELECT 'none' WHERE p.id NOT IN (SELECT platform_id FROM platform_manufacturer)`,
};

/** The figures of a range, as a set of rows for the record "p". Units are turned into the range's own here, by their definitions. */
const figuresOf = (keys: string, units: string) => `
  SELECT round((e.figure * u.factor)::numeric, 9)::float8 FROM spec s
    JOIN (VALUES ${units}) AS u(unit, factor) ON u.unit = s.unit, unnest(ARRAY[s.value, s.value_to]) AS e(figure)
  WHERE s.platform_id = p.id AND s.key IN (${keys}) AND e.figure IS NOT NULL`;
const LENGTHS = "('mm', 0.001), ('cm', 0.01), ('m', 1), ('km', 1000), ('nmi', 1852), ('ft', 0.3048)";
const inUnit = (units: string, unit: number) =>
  units.replace(/, ([\d.]+)\)/g, (_, factor: string) => `, ${factor}::float8 / ${unit})`);
const FIGURES: Record<RangeKey, string> = {
  introduced: "SELECT p.introduced WHERE p.introduced IS NOT NULL",
  range: figuresOf("'range', 'effectiveRange'", inUnit(LENGTHS, 1000)),
  weight: figuresOf("'maxTakeoffWeight', 'combatWeight', 'launchWeight'", "('kg', 1), ('t', 1000), ('lb', 0.45359237)"),
  displacement: figuresOf("'displacement'", "('kg', 0.001), ('t', 1), ('lb', 0.00045359237)"),
  calibre: figuresOf("'calibre'", inUnit(LENGTHS, 0.001)),
};

const ORDER: Record<SearchState["sort"], string> = {
  relevance: "p.slug",
  name: `p.sort_name COLLATE "C", p.slug COLLATE "C"`,
  "-name": `p.sort_name COLLATE "C" DESC, p.slug COLLATE "C"`,
  introduced: `p.introduced IS NULL, p.introduced, p.sort_name COLLATE "C", p.slug COLLATE "C"`,
  "-introduced": `p.introduced IS NULL, p.introduced DESC, p.sort_name COLLATE "C", p.slug COLLATE "C"`,
  "-updated": `p.published_at DESC, p.sort_name COLLATE "C", p.slug COLLATE "C"`,
};

/** Asks the tables. The words of the search must be phrases of plain letters: `"frigate" "air force"`. */
export async function askTables(pool: pg.Pool, state: SearchState): Promise<Expected> {
  const given: unknown[] = [];
  const value = (one: unknown) => `$${given.push(one)}`;

  const phrases = [...state.query.matchAll(/"([a-z ]+)"/g)].map(([, phrase]) => value(`\\m${phrase}\\M`));
  const chosen = new Map(
    Object.entries(state.facets).flatMap(([facet, values]) => (values.length > 0 ? [[facet, value(values)]] : [])),
  );
  const bounds = Object.entries(state.ranges).flatMap(([range, { from, to }]) =>
    from === null && to === null
      ? []
      : [
          {
            range: range as RangeKey,
            clause: [
              from === null ? [] : [`v.figure >= ${value(from)}`],
              to === null ? [] : [`v.figure <= ${value(to)}`],
            ]
              .flat()
              .join(" AND "),
          },
        ],
  );
  const told = (range: RangeKey) =>
    range === "introduced" || state.facets.category.length > 0 || bounds.some((bound) => bound.range === range);

  const programmeIs = (without?: string) =>
    PROGRAMME_FACETS.filter((facet) => facet !== without && chosen.has(facet)).map(
      (facet) => `a.${facet} = ANY (${chosen.get(facet)})`,
    );
  const matches = (without?: string) => {
    const wanted = programmeIs(without);
    return [
      "p.published_version IS NOT NULL",
      "p.level <> 'family'",
      ...phrases.map((phrase) => `p.search_text ~ ${phrase}`),
      ...PLATFORM_FACETS.filter((facet) => facet !== without && chosen.has(facet)).map(
        (facet) => `EXISTS (SELECT FROM (${VALUES[facet]}) AS v(value) WHERE v.value = ANY (${chosen.get(facet)}))`,
      ),
      ...bounds
        .filter(({ range }) => range !== without)
        .map(({ range, clause }) => `EXISTS (SELECT FROM (${FIGURES[range]}) AS v(figure) WHERE ${clause})`),
      ...(wanted.length > 0
        ? [`EXISTS (SELECT FROM acquisition a WHERE a.platform_id = p.id AND ${wanted.join(" AND ")})`]
        : []),
    ].join(" AND ");
  };
  const counted = (perValue: string) =>
    `(SELECT coalesce(json_object_agg(value, count), '{}') FROM (${perValue}) AS c(value, count))`;
  const ofPlatform = PLATFORM_FACETS.map(
    (facet) =>
      `${counted(`SELECT v.value, count(*) FROM platform p, LATERAL (${VALUES[facet]}) AS v(value) WHERE ${matches(facet)} GROUP BY 1`)} AS ${facet}`,
  );
  const ofProgramme = PROGRAMME_FACETS.map((facet) => {
    const others = ["a.platform_id = p.id", ...programmeIs(facet), matches(facet)].join(" AND ");
    return `${counted(`SELECT a.${facet}, count(DISTINCT p.id) FROM platform p, acquisition a WHERE ${others} GROUP BY 1`)} AS ${facet}`;
  });

  const ranges = Object.keys(FIGURES) as RangeKey[];
  const ends = ranges.map((range) =>
    told(range)
      ? `(SELECT json_build_object('min', min(v.figure), 'max', max(v.figure)) FROM platform p, LATERAL (${FIGURES[range]}) AS v(figure)
          WHERE ${matches(range)} HAVING count(*) > 0) AS "ends of ${range}"`
      : `NULL::json AS "ends of ${range}"`,
  );

  const { rows } = await pool.query(
    `WITH acquisition AS MATERIALIZED (${ACQUISITION})
     SELECT ARRAY(SELECT p.slug FROM platform p WHERE ${matches()} ORDER BY ${ORDER[state.sort]}) AS slugs,
       ${ends.join(",\n")},
       ${[...ofPlatform, ...ofProgramme].join(",\n")}`,
    given,
  );
  const row = rows[0] as Record<string, unknown>;
  const endsOf = Object.fromEntries(ranges.map((range) => [range, row[`ends of ${range}`]]));
  return {
    slugs: row.slugs as string[],
    facets: Object.fromEntries(
      [...PLATFORM_FACETS, ...PROGRAMME_FACETS].map((facet) => [facet, row[facet]]),
    ) as Expected["facets"],
    ranges: endsOf as Expected["ranges"],
  };
}
