import type { Reader, Store } from "@/lib/store/store";

/** Names the lock among PostgreSQL's advisory locks; any number of our own will do. */
const INDEX_LOCK = 0x1de5;

/** Long enough for a rebuild of a very large catalogue: the transaction only holds the lock and the notes. */
const LONGEST_MS = 3 * 60 * 60 * 1000;

/** Does work on the index while no other process does. Waits for its turn, or gives null at once when `wait` is false.
 *  The lock is the transaction's: it is gone when the process is, however it ends. */
export function withIndexLock<T>(
  store: Store,
  { wait }: { wait: boolean },
  work: (tx: Reader) => Promise<T>,
): Promise<T | null> {
  return store.transaction(
    async (tx) => {
      if (wait) await tx.$executeRaw`SELECT pg_advisory_xact_lock(${INDEX_LOCK})`;
      else {
        const [row] = await tx.$queryRaw<
          { locked: boolean }[]
        >`SELECT pg_try_advisory_xact_lock(${INDEX_LOCK}) AS "locked"`;
        if (!row?.locked) return null;
      }
      return work(tx);
    },
    { timeoutMs: LONGEST_MS },
  );
}
