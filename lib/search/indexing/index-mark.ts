import { z } from "zod";

import type { Reader } from "@/lib/store/store";

/** What we know of an index, kept in the database. */
export type IndexMark = {
  /** Of the settings and the mapping that it was built with; null where it was never built. */
  readonly fingerprint: string | null;
  /** The last of the engine's tasks that changed the index and that we know of. Any other one came from elsewhere, or from a
   *  request whose answer we never had: what the index holds is then to be compared. See docs/decisions/013. */
  readonly lastTask: number | null;
  /** Set while the index must be compared with the record; tells one doubt from a later one. */
  readonly doubt: string | null;
  /** Settings that the engine showed otherwise than we gave them right after the build, and that are no news therefore. */
  readonly ownWay: readonly string[];
};

const tasksSchema = z.object({
  lastTask: z.number().nullable(),
  doubt: z.string().nullable(),
  ownWay: z.array(z.string()),
});

/** An index of which nothing is noted is in doubt. */
const UNKNOWN = { lastTask: null, doubt: "never compared", ownWay: [] };

const fingerprintKey = (uid: string) => `index ${uid}`;
const tasksKey = (uid: string) => `tasks of ${uid}`;

export async function readMark(read: Reader, uid: string): Promise<IndexMark> {
  const rows = await read.installation.findMany({ where: { key: { in: [fingerprintKey(uid), tasksKey(uid)] } } });
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value ?? null;
  return { fingerprint: valueOf(fingerprintKey(uid)), ...readTasks(valueOf(tasksKey(uid))) };
}

function readTasks(value: string | null): Omit<IndexMark, "fingerprint"> {
  if (value === null) return UNKNOWN;
  try {
    return tasksSchema.parse(JSON.parse(value));
  } catch {
    return UNKNOWN;
  }
}

/** Notes it, under the index lock. */
export async function writeMark(tx: Reader, uid: string, { fingerprint, ...tasks }: IndexMark): Promise<void> {
  const put = async (key: string, value: string) =>
    void (await tx.installation.upsert({ where: { key }, create: { key, value }, update: { value } }));
  if (fingerprint !== null) await put(fingerprintKey(uid), fingerprint);
  await put(tasksKey(uid), JSON.stringify(tasks));
}
