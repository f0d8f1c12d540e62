import { randomUUID } from "node:crypto";

import { batchesOf } from "@/lib/core/batches-of";
import { documentsOf, keep, withMembers } from "@/lib/search/indexing/documents";
import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { readMark, writeMark } from "@/lib/search/indexing/index-mark";
import type { Indexing } from "@/lib/search/indexing/indexing";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { isEngineTrouble } from "@/lib/search/meilisearch/engine-trouble";
import { documentsHeld } from "@/lib/search/meilisearch/indexes";
import { done, newestChanges } from "@/lib/search/meilisearch/tasks";
import type { Note } from "@/lib/store/outbox";
import { dueNotes, holdNotes, postponeNotes, removeNotes } from "@/lib/store/outbox";
import type { Reader } from "@/lib/store/store";

/** Notes taken at once. */
const BATCH = 500;

/** How it went. `state` says what ended it: nothing is due any more; another process is at it; the engine is away; the index is
 *  missing, or was built by another version, and must not be written to before {@link bringIndexInStep}. */
export type Carried = {
  /** Notes ticked off. */
  readonly count: number;
  /** Notes that the engine refused and that wait for another try. */
  readonly refused: number;
  readonly state: "in step" | "busy" | "away" | "not built";
  /** Somebody else has written to the index too: it is to be compared. */
  readonly doubtful: boolean;
};

/** Brings what has changed to the index: reads the notes, then the records as they are now, and ticks a note off only when
 *  Meilisearch reports its task done. Notes that come late, twice or out of order do no harm. One process at a time does this;
 *  where another is at it, nothing happens here unless `wait` is set. */
export async function carryChanges(
  { store, index }: Indexing,
  { wait = false }: { wait?: boolean } = {},
): Promise<Carried> {
  const sum = { count: 0, refused: 0, doubtful: false };
  if (!index) return { ...sum, state: "in step" };
  for (;;) {
    // A transaction for each batch: what is ticked off stays so, however long the queue is and whatever happens next.
    const turn = await withIndexLock(store, { wait }, (tx) => carryBatch(tx, store.read, index));
    if (!turn) return { ...sum, state: "busy" };
    sum.count += turn.count;
    sum.refused += turn.refused;
    sum.doubtful ||= turn.doubtful;
    if (turn.state !== "more") return { ...sum, state: turn.state };
  }
}

/** The same, and gives the number of notes ticked off. */
export const indexChanges = async (context: Indexing, options: { wait?: boolean } = {}): Promise<number> =>
  (await carryChanges(context, options)).count;

type Turn = Omit<Carried, "state"> & { readonly state: "more" | "in step" | "away" | "not built" };

async function carryBatch(tx: Reader, read: Reader, index: SearchIndex): Promise<Turn> {
  const none = { count: 0, refused: 0, doubtful: false };
  const mark = await readMark(tx, index.uid);
  if (mark.fingerprint !== fingerprint()) return { ...none, state: "not built" };
  const notes = await dueNotes(tx, BATCH);
  if (notes.length === 0) return { ...none, doubtful: mark.doubt !== null, state: "in step" };

  let { lastTask, doubt } = mark;
  const sent: Sent = { tasks: [], count: 0, refused: 0 };
  let state: Turn["state"] = "more";
  try {
    const [before = null] = await newestChanges(index, 1);
    // Documents sent to an index that is gone would make one anew, with other settings.
    const isKnown = before !== null && before === mark.lastTask;
    if (!isKnown && (await documentsHeld(index)) === null) return { ...none, state: "not built" };
    if (before !== mark.lastTask) doubt = randomUUID();
    lastTask = before;
    await carryNotes(tx, read, [index], notes, sent);
    const ours = [...sent.tasks].sort((a, b) => b - a);
    const newest = await newestChanges(index, ours.length + 1);
    if (String(newest) !== String([...ours, ...(before === null ? [] : [before])])) doubt = randomUUID();
    lastTask = newest[0] ?? null;
  } catch (error) {
    if (!isEngineTrouble(error)) throw error;
    await holdNotes(tx, notes, messageOf(error));
    if (sent.tasks.length > 0) lastTask = Math.max(lastTask ?? 0, ...sent.tasks);
    state = "away";
  }
  if (lastTask !== mark.lastTask || doubt !== mark.doubt) await writeMark(tx, index.uid, { ...mark, lastTask, doubt });
  return { count: sent.count, refused: sent.refused, doubtful: doubt !== null, state };
}

/** What was sent so far: the numbers of tasks that succeeded, of notes ticked off, and of notes refused; and, where somebody wants to
 *  know, the records that were carried. */
export type Sent = { tasks: number[]; count: number; refused: number; readonly records?: Set<string> };

/** Makes these indexes hold what the records of the notes are now, and ticks the notes off. A record that the engine refuses does not
 *  hold up the rest: it waits with the error. Throws, with all that was ticked off, when the engine is in trouble. */
export async function carryNotes(
  tx: Reader,
  read: Reader,
  indexes: readonly SearchIndex[],
  notes: readonly Note[],
  sent: Sent,
): Promise<void> {
  try {
    // Read beside the transaction, at one moment of the database, and after the notes: a later change has a later note.
    const ids = await withMembers(
      read,
      notes.map((note) => note.platformId),
    );
    await carryRecords(read, indexes, ids, (task) => void sent.tasks.push(task));
    for (const id of ids) sent.records?.add(id);
  } catch (error) {
    if (isEngineTrouble(error)) throw error;
    if (notes.length === 1) {
      await postponeNotes(tx, notes, messageOf(error));
      sent.refused += 1;
      return;
    }
    const half = Math.ceil(notes.length / 2);
    await carryNotes(tx, read, indexes, notes.slice(0, half), sent);
    await carryNotes(tx, read, indexes, notes.slice(half), sent);
    return;
  }
  await removeNotes(tx, notes);
  sent.count += notes.length;
}

/** Makes these indexes hold what these records are now. All is sent before any of it is waited for.
 *  @param onDone told the number of each task that succeeded
 *  @throws what went wrong, the engine's trouble before a refusal, once every task has an outcome. */
export async function carryRecords(
  read: Reader,
  indexes: readonly SearchIndex[],
  ids: readonly string[],
  onDone: (task: number) => void = () => undefined,
): Promise<void> {
  for (const some of batchesOf(ids, BATCH)) {
    const made = await documentsOf(read, some);
    const documents = made.map(({ document }) => document);
    const present = new Set(documents.map((document) => document.id));
    const gone = some.filter((id) => !present.has(id));
    const [kept, ...outcomes] = await Promise.allSettled([
      keep(read, made, gone),
      ...indexes.flatMap(({ client, uid }) => {
        const live = client.index(uid);
        return [
          ...(documents.length > 0 ? [done(client, live.addDocuments(documents, { primaryKey: "id" }))] : []),
          ...(gone.length > 0 ? [done(client, live.deleteDocuments(gone))] : []),
        ];
      }),
    ]);
    for (const outcome of outcomes) if (outcome.status === "fulfilled") onDone(outcome.value);
    const failures = [...outcomes, kept].flatMap((outcome): unknown[] =>
      outcome.status === "rejected" ? [outcome.reason] : [],
    );
    if (failures.length > 0) throw failures.find(isEngineTrouble) ?? failures[0];
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
