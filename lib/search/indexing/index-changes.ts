import { documentsOf, withMembers } from "@/lib/search/indexing/documents";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { done } from "@/lib/search/meilisearch/tasks";
import type { Note } from "@/lib/store/outbox";
import { dueNotes, postponeNotes, removeNotes } from "@/lib/store/outbox";
import type { Reader } from "@/lib/store/store";
import type { Indexing } from "@/lib/search/indexing/indexing";
import type { SearchIndex } from "@/lib/search/meilisearch/client";

/** Notes taken at once. */
const BATCH = 500;

/** Brings what has changed to the index: reads the notes, then the records as they are now, and ticks a note off only when
 *  Meilisearch reports its task done. Notes that come late, twice or out of order do no harm. One process at a time does this;
 *  where another is at it, nothing happens here unless `wait` is set. Gives the number of notes ticked off. */
export async function indexChanges(
  { store, index }: Indexing,
  { wait = false }: { wait?: boolean } = {},
): Promise<number> {
  if (!index) return 0;
  const worked = await withIndexLock(store, { wait }, async (tx) => {
    let count = 0;
    for (;;) {
      const notes = await dueNotes(tx, BATCH);
      if (notes.length === 0) return count;
      const carried = await carryOver(tx, index, notes);
      if (carried === "away") return count;
      count += carried;
    }
  });
  return worked ?? 0;
}

async function carryOver(tx: Reader, index: SearchIndex, notes: readonly Note[]): Promise<number | "away"> {
  try {
    const ids = await withMembers(
      tx,
      notes.map((note) => note.platformId),
    );
    const documents = await documentsOf(tx, ids);
    const present = new Set(documents.map((document) => document.id));
    const gone = ids.filter((id) => !present.has(id));
    const live = index.client.index(index.uid);
    if (documents.length > 0) await done(live.addDocuments([...documents], { primaryKey: "id" }));
    if (gone.length > 0) await done(live.deleteDocuments(gone));
  } catch (error) {
    const away = isAway(error);
    // One record that the engine refuses must not hold up the rest: each is tried by itself.
    if (notes.length > 1 && !away) {
      let carried = 0;
      for (const note of notes) {
        const one = await carryOver(tx, index, [note]);
        if (one === "away") return "away";
        carried += one;
      }
      return carried;
    }
    await postponeNotes(tx, notes, error instanceof Error ? error.message : String(error));
    return away ? "away" : 0;
  }
  await removeNotes(tx, notes);
  return notes.length;
}

/** Whether the engine gave no answer at all: then there is nothing to be learnt from asking once more for each note. */
const isAway = (error: unknown) =>
  error instanceof Error && /^Meilisearch(Request|RequestTimeOut)Error$/.test(error.name);
