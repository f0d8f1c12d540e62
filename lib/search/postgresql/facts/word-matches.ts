import type { FactTable } from "@/lib/search/postgresql/facts/fact-table";

/** How long the records that have the words of a search are known, kept in step with what changes. Then they are looked for anew: a record
 *  that was renamed meanwhile may stand at the place in the order that its old name had. */
const KEPT_MS = 10 * 60_000;
/** Rows that are known for all words together, at 4 bytes each. */
const ROWS_MAX = 2_000_000;
const QUERIES_MAX = 500;

/**
 * Asks which records have the words of a query: their ids as one text, since they may be very many.
 * @param asOf names what is known already, so that an answer from before is not taken for one of now
 * @param among these alone, in any order; null for all, by relevance
 */
export type AskWords = (asked: {
  readonly query: string;
  readonly asOf: string;
  readonly among: readonly string[] | null;
}) => Promise<string>;

/** Rows that match, of the first so many of the copy. */
type Known = { rows: Uint32Array; count: number; readonly until: number; updating: Promise<void> | null };

/**
 * Rows of the copy that have the words of a query, by relevance. PostgreSQL looks through all records for a query once, whoever asks and
 * in whatever order they want to read: a broad word takes it a second or two of 100,000 records. After that it is asked only of the records
 * that have changed, so that what is found is as new as the copy.
 */
export function wordMatches(ask: AskWords, now: () => number = () => performance.now()) {
  let of: FactTable | null = null;
  let tables = 0;
  const known = new Map<string, Known>();
  /** Queries that PostgreSQL looks for now. The copy may change while they wait for their turn, which is no reason to look once more. */
  const lookups = new Map<string, Promise<Known>>();

  const lookUp = async (table: FactTable, query: string): Promise<Known> => {
    const { count } = table; // whatever comes while PostgreSQL looks is asked about again
    const ids = await ask({ query, asOf: `${tables} ${count}`, among: null });
    const found = { rows: Uint32Array.from(rowsOf(table, ids)), count, until: now() + KEPT_MS, updating: null };
    if (of === table) known.set(query, found);
    return found;
  };
  const lookUpOnce = (table: FactTable, query: string): Promise<Known> => {
    const lookup =
      lookups.get(query) ??
      lookUp(table, query).finally(() => {
        if (lookups.get(query) === lookup) lookups.delete(query);
      });
    lookups.set(query, lookup);
    return lookup;
  };
  /** Takes out the rows that are void and brings in the changed records that match: at their old place, or else at the end. */
  const bringUpToDate = async (table: FactTable, known: Known, query: string): Promise<void> => {
    const { count } = table;
    try {
      await matchChanged(table, known, query, count);
    } finally {
      known.updating = null;
    }
  };
  const matchChanged = async (table: FactTable, known: Known, query: string, count: number): Promise<void> => {
    const changed: string[] = [];
    for (let row = known.count; row < count; row++)
      if (table.isListed.values[row] === 1) changed.push(table.ids[row] ?? "");
    const ids = changed.length === 0 ? "" : await ask({ query, asOf: `${tables} ${count}`, among: changed });
    const coming = new Set(rowsOf(table, ids));
    const rows: number[] = [];
    for (const old of known.rows) {
      const row = table.rowOf.get(table.ids[old] ?? "");
      if (row === undefined || (row >= known.count && !coming.delete(row))) continue;
      rows.push(row);
    }
    [known.rows, known.count] = [Uint32Array.from([...rows, ...coming]), count];
  };

  return async (table: FactTable, query: string): Promise<Uint32Array> => {
    if (of !== table) {
      [of, tables] = [table, tables + 1];
      known.clear();
      lookups.clear();
    }
    let mine = known.get(query);
    if (!mine || now() >= mine.until) mine = await lookUpOnce(table, query);
    const { count } = table;
    while (mine.count < count) await (mine.updating ??= bringUpToDate(table, mine, query));
    if (of === table) {
      known.delete(query); // so that those asked last stand last
      known.set(query, mine);
      let rows = 0;
      for (const one of known.values()) rows += one.rows.length;
      for (const [oldest, one] of known) {
        if (rows <= ROWS_MAX && known.size <= QUERIES_MAX) break;
        known.delete(oldest);
        rows -= one.rows.length;
      }
    }
    return mine.rows;
  };
}

/** Rows by a text of ids; those that the copy does not know yet, or no more, are left out. */
function rowsOf(table: FactTable, ids: string): number[] {
  const rows: number[] = [];
  // Not by split(): a hundred thousand pieces of text at once would be as many to sweep away.
  for (let at = 0; at < ids.length; at += ID_LENGTH + 1) {
    const row = table.rowOf.get(ids.slice(at, at + ID_LENGTH));
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
/** Of a UUID as PostgreSQL writes it. */
const ID_LENGTH = 36;
