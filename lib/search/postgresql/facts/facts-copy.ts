import { SPEC_RANGES } from "@/lib/core/search/ranges";
import { logger } from "@/lib/log";
import { dropRecord, emptyTable, putRecord, type FactTable } from "@/lib/search/postgresql/facts/fact-table";
import { readAllFacts, readChangedFacts, type Moment } from "@/lib/store/listed-facts";
import type { Store } from "@/lib/store/store";

/** What a reader sees is not older than this, and the time that it takes to look for what has changed. */
const FRESH_MS = 2_000;
/** Without a search for so long the copy is let go: the engine is back. */
const UNUSED_MS = 10 * 60_000;
/** Void rows that may stand beside each listed one, before all is read anew. */
const VOID_SHARE = 0.5;

const SPECS = SPEC_RANGES.flatMap(({ specs }) => [...specs]);

export type FactsCopy = {
  /** The facts of all listed records as they are now or were a moment ago. Null where the catalogue is not to be copied, or could not be. */
  read(): Promise<FactTable | null>;
};

/**
 * Keeps a copy of what records are filtered, counted and ordered by, for as long as it is asked for: read when it first is, and then brought up
 * to date with what was written since. What it takes of memory is said in docs/scaling.md.
 * @param isWanted whether the catalogue is one that is to be copied
 * @param now milliseconds that only ever go forward
 */
export function factsCopy(
  store: Store,
  isWanted: () => Promise<boolean>,
  now: () => number = () => performance.now(),
): FactsCopy {
  type Copy = { readonly table: FactTable; moment: Moment; readAt: number };
  let copy: Copy | null = null;
  let [usedAt, isWatched] = [0, false];

  const load = async (): Promise<Copy> => {
    const [readAt, table] = [now(), emptyTable()];
    const moment = await readAllFacts(store, SPECS, (piece) => {
      for (const facts of piece) putRecord(table, facts);
    });
    return { table, moment, readAt };
  };
  /** Brings the copy up to date; null where too little of it is left. */
  const refresh = async (known: Copy): Promise<Copy | null> => {
    const readAt = now();
    const { table } = known;
    const changed = await readChangedFacts(store, SPECS, known.moment);
    for (const id of changed.ids) dropRecord(table, id);
    for (const facts of changed.facts) putRecord(table, facts);
    [known.moment, known.readAt] = [changed.moment, readAt];
    // A record may have been taken offline and purged between two looks: then it is in no row that was written since.
    return table.listed === changed.listed && table.count <= table.listed * (1 + VOID_SHARE) + 1_000 ? known : null;
  };
  const bringUpToDate = once(async () => {
    copy = copy && (await refresh(copy));
    copy ??= await load();
  });
  const letGoUnused = () => {
    const restMs = usedAt + UNUSED_MS - now();
    isWatched = restMs > 0;
    if (isWatched) setTimeout(letGoUnused, restMs).unref();
    else copy = null;
  };

  return {
    read: async () => {
      try {
        if (!copy && !(await isWanted())) return null;
        usedAt = now();
        if (!copy || now() - copy.readAt > FRESH_MS) await bringUpToDate();
        if (!isWatched) letGoUnused();
        return copy?.table ?? null;
      } catch (error) {
        logger().warn({ err: error }, "The facts of the records could not be copied; searches are answered without");
        copy = null;
        return null;
      }
    },
  };
}

/** Does a piece of work once at a time: who asks while it is done waits for the same. */
function once(work: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | null = null;
  return () => (going ??= work().finally(() => (going = null)));
}
