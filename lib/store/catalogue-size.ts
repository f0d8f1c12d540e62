import type { Reader } from "@/lib/store/store";

/** Where one statement that counts everything begins to take a good part of a second on a small machine. */
const MANY = 20_000;

/** Whether the catalogue holds very many records, by PostgreSQL's own estimate, which costs nothing to ask for. */
export async function holdsMany(read: Reader): Promise<boolean> {
  const [found] = await read.$queryRaw<{ many: boolean }[]>`
    SELECT "reltuples" >= ${MANY} AS "many" FROM pg_class WHERE oid = '"platform"'::regclass`;
  return found?.many ?? false;
}
