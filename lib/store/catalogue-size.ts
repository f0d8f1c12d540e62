import type { Reader } from "@/lib/store/store";

/** Where one statement that counts everything begins to take a good part of a second on a small machine. */
const MANY = 20_000;
/** Where a copy of what counts would take more memory than a process should: at some 60 MB for 100,000 records, 300 MB. */
const TOO_MANY = 500_000;

/** Whether the catalogue holds very many records. */
export const holdsMany = async (read: Reader): Promise<boolean> => (await recordsAbout(read)) >= MANY;

/** Whether it holds very many, and no more than what one process can keep a copy of. */
export async function isWorthCopying(read: Reader): Promise<boolean> {
  const records = await recordsAbout(read);
  return records >= MANY && records <= TOO_MANY;
}

/** By PostgreSQL's own estimate, which costs nothing to ask for. */
async function recordsAbout(read: Reader): Promise<number> {
  const [found] = await read.$queryRaw<{ records: number }[]>`
    SELECT "reltuples" AS "records" FROM pg_class WHERE oid = '"platform"'::regclass`;
  return found?.records ?? 0;
}
