import type { FacetKey } from "@/lib/core/search/facets";
import { PLATFORM_FACET_KEYS, PROGRAMME_FACET_KEYS, byFacet } from "@/lib/core/search/facets";
import type { Bounds, Ends, RangeKey } from "@/lib/core/search/ranges";
import { RANGES, byRange, isOpen } from "@/lib/core/search/ranges";
import { rangesShown, type SearchState } from "@/lib/core/search/search-state";
import type { Found } from "@/lib/search/engine";
import type { Lists } from "@/lib/search/postgresql/facts/columns";
import type { FactTable } from "@/lib/search/postgresql/facts/fact-table";

/** What a search counts, and whether it finds a row. */
export type CountedFacts = Pick<Found, "total" | "facets" | "ranges"> & { readonly isFound: (row: number) => boolean };

/** How a row stands: within every choice of the platform and its figures, out by two, or out by one, whose number is from 2 up. */
const WITHIN = 0;
const OUT = 1;
const FIRST = 2;

/**
 * Counts everything of a search. A record counts for a facet or range when nothing but that one's own choice keeps it out, so whatever two
 * choices keep out is done with; and of acquisitions the same holds one by one, since choices speak of one and the same.
 * Each step goes through one column from end to end, which is what processors do best: 100,000 records take some milliseconds.
 * @param among the rows that have the words of the search; null for all
 */
export function countFacts(table: FactTable, state: SearchState, among: Iterable<number> | null): CountedFacts {
  const checks = checksOf(table, state);
  const standing = standingOf(table, checks, among);
  const counts = byFacet(({ key }) => new Uint32Array(table.codes[key].names.length));
  const ends: Record<RangeKey, Ends | null> = byRange(() => null);

  const choices = PROGRAMME_FACET_KEYS.flatMap((key, at) => {
    const chosen = chosenCodes(table, key, state.facets[key]);
    return chosen ? [{ key, chosen, bit: 1 << at }] : [];
  });
  const failed = failedChoices(table, choices);
  for (const key of PROGRAMME_FACET_KEYS) {
    const own = choices.find((choice) => choice.key === key)?.bit ?? 0;
    // Where no other facet has a choice, all acquisitions count, and what they have between them is known.
    if (choices.every(({ bit }) => bit === own)) countLists(table.ofProgrammes[key], standing, WITHIN, counts[key]);
    else countAcquisitions(table, key, { standing, failed, ignored: own, counts: counts[key] });
  }
  if (choices.length > 0) leaveOutWithoutAcquisition(table, standing, failed);

  // From here on a row that is within also has an acquisition that is.
  const numberOf = (key: Check["of"]) => {
    const at = checks.findIndex(({ of }) => of === key);
    return at < 0 ? WITHIN : at + FIRST;
  };
  for (const key of PLATFORM_FACET_KEYS) countLists(table.platform[key], standing, numberOf(key), counts[key]);
  for (const { key } of rangesShown(state)) ends[key] = endsOf(table.figures[key], standing, numberOf(key));
  let total = 0;
  for (let row = 0; row < table.count; row++) if (standing[row] === WITHIN) total += 1;

  return {
    total,
    isFound: (row) => standing[row] === WITHIN,
    facets: byFacet(({ key }) => named(table.codes[key].names, counts[key])),
    ranges: ends,
  };
}

/** Searches without words whose counts are remembered; each takes a byte a record. */
const REMEMBERED_MAX = 50;

/** {@link countFacts}, remembering what it counted for searches without words until a record changes: pages and orders of one search, and most
 *  of all the whole list, are asked for again and again. */
export function rememberedCounts(): typeof countFacts {
  let [of, version]: [FactTable | null, number] = [null, 0];
  const remembered = new Map<string, CountedFacts>();
  return (table, state, among) => {
    if (among) return countFacts(table, state, among);
    if (of !== table || version !== table.version || remembered.size >= REMEMBERED_MAX) remembered.clear();
    [of, version] = [table, table.version];
    const question = JSON.stringify([state.facets, state.ranges]);
    const counted = remembered.get(question) ?? countFacts(table, state, null);
    remembered.set(question, counted);
    return counted;
  };
}

/** A facet of the platform or a range in which something is chosen, and whether a row is within the choice. */
type Check = { readonly of: FacetKey | RangeKey; readonly passes: (row: number) => boolean };

function standingOf(
  { count, isListed: { values: isListed } }: FactTable,
  checks: readonly Check[],
  among: Iterable<number> | null,
) {
  const standing = new Uint8Array(count);
  if (among) {
    standing.fill(OUT);
    for (const row of among) if (isListed[row] === 1) standing[row] = WITHIN;
  } else for (let row = 0; row < count; row++) standing[row] = isListed[row] === 1 ? WITHIN : OUT;
  for (const [at, { passes }] of checks.entries())
    for (let row = 0; row < count; row++)
      if (standing[row] !== OUT && !passes(row)) standing[row] = standing[row] === WITHIN ? at + FIRST : OUT;
  return standing;
}

type Choice = {
  readonly key: (typeof PROGRAMME_FACET_KEYS)[number];
  readonly chosen: Uint8Array;
  readonly bit: number;
};

/** For each acquisition the bits of the choices that it is not within. */
function failedChoices({ acquisitions }: FactTable, choices: readonly Choice[]): Uint8Array {
  const { length } = acquisitions.operator;
  const failed = new Uint8Array(length);
  for (const { key, chosen, bit } of choices) {
    const { values } = acquisitions[key];
    for (let at = 0; at < length; at++) if (chosen[values[at]!] === 0) failed[at]! |= bit;
  }
  return failed;
}

/** Counts the values of the rows that are within, or out by this one choice alone. */
function countLists({ starts, all }: Lists<Uint32Array>, standing: Uint8Array, own: number, counts: Uint32Array): void {
  const [begins, values] = [starts.values, all.values];
  for (let row = 0; row < standing.length; row++) {
    const stands = standing[row]!;
    if (stands !== WITHIN && stands !== own) continue;
    for (let at = begins[row]!, end = begins[row + 1]!; at < end; at++) counts[values[at]!]! += 1;
  }
}

/** Counts the values of acquisitions that are within all choices but the ignored one. A record with two acquisitions by one operator
 *  counts once for it. */
function countAcquisitions(
  { acquisitionStarts, acquisitions }: FactTable,
  key: Choice["key"],
  {
    standing,
    failed,
    ignored,
    counts,
  }: { standing: Uint8Array; failed: Uint8Array; ignored: number; counts: Uint32Array },
): void {
  const [begins, { values }] = [acquisitionStarts.values, acquisitions[key]];
  const counting = ~ignored;
  const last = new Int32Array(counts.length).fill(-1);
  for (let row = 0; row < standing.length; row++) {
    if (standing[row] !== WITHIN) continue;
    for (let at = begins[row]!, end = begins[row + 1]!; at < end; at++) {
      const code = values[at]!;
      if ((failed[at]! & counting) !== 0 || last[code] === row) continue;
      last[code] = row;
      counts[code]! += 1;
    }
  }
}

function leaveOutWithoutAcquisition({ acquisitionStarts }: FactTable, standing: Uint8Array, failed: Uint8Array): void {
  const begins = acquisitionStarts.values;
  for (let row = 0; row < standing.length; row++) {
    if (standing[row] === OUT) continue;
    let at = begins[row]!;
    const end = begins[row + 1]!;
    while (at < end && failed[at] !== 0) at += 1;
    if (at === end) standing[row] = OUT;
  }
}

function endsOf({ starts, all }: Lists<Float64Array>, standing: Uint8Array, own: number): Ends | null {
  const [begins, figures] = [starts.values, all.values];
  let [min, max] = [Infinity, -Infinity];
  for (let row = 0; row < standing.length; row++) {
    const stands = standing[row]!;
    if (stands !== WITHIN && stands !== own) continue;
    for (let at = begins[row]!, end = begins[row + 1]!; at < end; at++) {
      const figure = figures[at]!;
      if (figure < min) min = figure;
      if (figure > max) max = figure;
    }
  }
  return min <= max ? { min, max } : null;
}

function checksOf(table: FactTable, { facets, ranges }: SearchState): Check[] {
  const ofFacets = PLATFORM_FACET_KEYS.flatMap((key): Check[] => {
    const chosen = chosenCodes(table, key, facets[key]);
    return chosen ? [{ of: key, passes: someOf(table.platform[key], (code) => chosen[code] === 1) }] : [];
  });
  const ofRanges = RANGES.flatMap(({ key }): Check[] =>
    isOpen(ranges[key]) ? [] : [{ of: key, passes: someOf(table.figures[key], within(ranges[key])) }],
  );
  return [...ofFacets, ...ofRanges];
}

const within =
  ({ from, to }: Bounds) =>
  (figure: number) =>
    (from === null || figure >= from) && (to === null || figure <= to);

/** Whether one of a row's numbers is as wanted. */
const someOf =
  ({ starts, all }: Lists<Uint32Array | Float64Array>, isWanted: (value: number) => boolean) =>
  (row: number): boolean => {
    for (let at = starts.values[row]!, end = starts.values[row + 1]!; at < end; at++)
      if (isWanted(all.values[at]!)) return true;
    return false;
  };

/** 1 for each value that is chosen; null where nothing is. A value that no record has keeps out all of them. */
function chosenCodes({ codes }: FactTable, key: FacetKey, values: readonly string[]): Uint8Array | null {
  if (values.length === 0) return null;
  const { names, byName } = codes[key];
  const chosen = new Uint8Array(names.length);
  for (const value of values) {
    const code = byName.get(value);
    if (code !== undefined) chosen[code] = 1;
  }
  return chosen;
}

const named = (names: readonly string[], counts: Uint32Array): Record<string, number> =>
  Object.fromEntries(names.flatMap((name, code) => (counts[code] ? [[name, counts[code]]] : [])));
