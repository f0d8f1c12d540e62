import type { FacetKey, PlatformFacetKey, ProgrammeFacetKey } from "@/lib/core/search/facets";
import { PLATFORM_FACET_KEYS, PROGRAMME_FACET_KEYS, byFacet } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { programmeFacts } from "@/lib/core/search/programme-facets";
import type { RangeKey } from "@/lib/core/search/ranges";
import { RANGES, byRange } from "@/lib/core/search/ranges";
import type { SearchState } from "@/lib/core/search/search-state";
import type { Codes, Column, Lists } from "@/lib/search/postgresql/facts/columns";
import {
  codeOf,
  float64Column,
  listsIn,
  noCodes,
  push,
  pushList,
  uint32Column,
  uint8Column,
} from "@/lib/search/postgresql/facts/columns";
import type { ListedFacts } from "@/lib/store/listed-facts";

/** The orders of lists; by relevance is the order of the words, which PostgreSQL knows. */
type Order = Exclude<SearchState["sort"], "relevance">;

/**
 * What all listed records are filtered, counted and ordered by, as columns of numbers. A record is a row, numbered from 0. A changed record
 * becomes a new row and its old one is void, so that nothing ever moves; `count` rows there are, of which `listed` are not void.
 */
export type FactTable = {
  /** Another one after each change. */
  version: number;
  count: number;
  listed: number;
  /** 1 for each row that is its record's newest. */
  readonly isListed: Column<Uint8Array>;
  readonly ids: string[];
  readonly rowOf: Map<string, number>;
  readonly slugs: string[];
  /** Names as {@link sortable} has them. */
  readonly sortNames: string[];
  readonly updated: Column<Float64Array>;
  readonly codes: Readonly<Record<FacetKey, Codes>>;
  readonly platform: Readonly<Record<PlatformFacetKey, Lists<Uint32Array>>>;
  /** What the acquisitions of a record have between them, each value once. */
  readonly ofProgrammes: Readonly<Record<ProgrammeFacetKey, Lists<Uint32Array>>>;
  /** Acquisitions of all records, one after the other: where each record's begin, and a column for each facet. */
  readonly acquisitionStarts: Column<Uint32Array>;
  readonly acquisitions: Readonly<Record<ProgrammeFacetKey, Column<Uint32Array>>>;
  readonly figures: Readonly<Record<RangeKey, Lists<Float64Array>>>;
  /** Rows in each order that was asked for, made when it first is. */
  readonly orders: Map<Order, Uint32Array>;
  /** Rows that are in no order yet. */
  fresh: number[];
};

export function emptyTable(): FactTable {
  const acquisitionStarts = uint32Column();
  push(acquisitionStarts, 0);
  return {
    version: 0,
    count: 0,
    listed: 0,
    isListed: uint8Column(),
    ids: [],
    rowOf: new Map(),
    slugs: [],
    sortNames: [],
    updated: float64Column(),
    codes: byFacet(noCodes),
    platform: byKey(PLATFORM_FACET_KEYS, () => listsIn(uint32Column())),
    ofProgrammes: byKey(PROGRAMME_FACET_KEYS, () => listsIn(uint32Column())),
    acquisitionStarts,
    acquisitions: byKey(PROGRAMME_FACET_KEYS, uint32Column),
    figures: byRange(() => listsIn(float64Column())),
    orders: new Map(),
    fresh: [],
  };
}

const byKey = <K extends string, T>(keys: readonly K[], make: () => T) =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<K, T>;

/** Takes a record in, in place of what was known of it. */
export function putRecord(table: FactTable, facts: ListedFacts): void {
  dropRecord(table, facts.id);
  const row = table.count++;
  table.version += 1;
  push(table.isListed, 1);
  table.listed += 1;
  table.ids.push(facts.id);
  table.rowOf.set(facts.id, row);
  table.slugs.push(facts.slug);
  table.sortNames.push(sortable(facts.sortName));
  push(table.updated, facts.updated);
  for (const key of PLATFORM_FACET_KEYS) pushList(table.platform[key], codesOf(table.codes[key], facts[key]));
  const acquisitions = programmeFacts(facts.programmes);
  for (const key of PROGRAMME_FACET_KEYS) {
    const codes = acquisitions.map((acquisition) => codeOf(table.codes[key], acquisition[key]));
    for (const code of codes) push(table.acquisitions[key], code);
    pushList(table.ofProgrammes[key], distinct(codes));
  }
  push(table.acquisitionStarts, table.acquisitions.operator.length);
  for (const { key, specs } of RANGES) pushList(table.figures[key], figuresOf(facts, specs));
  table.fresh.push(row);
}

const codesOf = (codes: Codes, values: string | readonly string[]): readonly number[] => {
  if (typeof values === "string") return [codeOf(codes, values)];
  return values.length === 0 ? [codeOf(codes, NOT_STATED)] : distinct(values.map((value) => codeOf(codes, value)));
};

/** Lists of records are short, and most have one value. */
const distinct = (codes: readonly number[]): readonly number[] =>
  codes.length === 1 ? codes : codes.filter((code, at) => codes.indexOf(code) === at);

const figuresOf = ({ introduced, figures }: ListedFacts, specs: readonly string[]): number[] => {
  if (specs.length === 0) return introduced === null ? [] : [introduced];
  return figures.flatMap(([key, low, high]) => (specs.includes(key) ? [low, high] : []));
};

/** Forgets a record that is not listed any more. */
export function dropRecord(table: FactTable, id: string): void {
  const row = table.rowOf.get(id);
  if (row === undefined) return;
  table.version += 1;
  table.rowOf.delete(id);
  table.isListed.values[row] = 0;
  table.listed -= 1;
}

/** All listed rows in an order of lists. Orders are kept, and what has come since is sorted in. */
export function rowsInOrder(table: FactTable, order: Order): Uint32Array {
  if (table.fresh.length > 0) {
    const fresh = table.fresh.filter((row) => table.isListed.values[row] === 1);
    for (const [known, rows] of table.orders) table.orders.set(known, merged(table, known, rows, fresh));
    table.fresh = [];
  }
  let rows = table.orders.get(order);
  if (!rows) {
    // By name first: sorting keeps what is alike in its order, and numbers are compared far quicker than names.
    rows = order === "name" ? listedRows(table) : rowsInOrder(table, "name").slice();
    rows.sort(compareBy(table, order));
    table.orders.set(order, rows);
  }
  return rows;
}

function listedRows({ count, isListed: { values: isListed }, listed }: FactTable): Uint32Array {
  const rows = new Uint32Array(listed);
  for (let row = 0, at = 0; row < count; row++) if (isListed[row] === 1) rows[at++] = row;
  return rows;
}

function merged(table: FactTable, order: Order, rows: Uint32Array, fresh: readonly number[]): Uint32Array {
  const compare = compareBy(table, order);
  const coming = [...fresh].sort(compare);
  const all = new Uint32Array(table.listed);
  let [at, next] = [0, 0];
  for (const row of rows) {
    if (table.isListed.values[row] !== 1) continue;
    for (let come = coming[next]; come !== undefined && compare(come, row) < 0; come = coming[++next]) all[at++] = come;
    all[at++] = row;
  }
  for (; next < coming.length; next++) all[at++] = coming[next] ?? 0;
  return all;
}

function compareBy(table: FactTable, order: Order): (a: number, b: number) => number {
  const { slugs, sortNames, updated, figures } = table;
  const name = (row: number) => sortNames[row] ?? "";
  const bySlug = (a: number, b: number) => compareText(slugs[a] ?? "", slugs[b] ?? "");
  const byName = (a: number, b: number) => compareText(name(a), name(b)) || bySlug(a, b);
  /** Records without a year come last in both directions. */
  const year = (row: number, none: number) => {
    const { starts, all } = figures.introduced;
    const at = starts.values[row] ?? 0;
    return at < (starts.values[row + 1] ?? 0) ? (all.values[at] ?? none) : none;
  };
  switch (order) {
    case "name":
      return byName;
    case "-name":
      return (a, b) => compareText(name(b), name(a)) || bySlug(a, b);
    case "introduced":
      return (a, b) => year(a, 9999) - year(b, 9999) || byName(a, b);
    case "-introduced":
      return (a, b) => year(b, -1) - year(a, -1) || byName(a, b);
    case "-updated":
      return (a, b) => (updated.values[b] ?? 0) - (updated.values[a] ?? 0) || byName(a, b);
  }
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** A text that JavaScript compares as PostgreSQL's "C" and the search engine compare the given one, by its code points: JavaScript goes by
 *  UTF-16, in which those beyond U+FFFF stand before the last of the others. */
const sortable = (text: string): string =>
  /[\uD800-\uFFFF]/.test(text)
    ? text.replace(/[\uD800-\uFFFF]/g, (unit) => {
        const code = unit.charCodeAt(0);
        return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
      })
    : text;
