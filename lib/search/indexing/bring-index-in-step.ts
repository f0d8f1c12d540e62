import { randomUUID } from "node:crypto";

import { countDocuments } from "@/lib/search/indexing/documents";
import { carryChanges } from "@/lib/search/indexing/index-changes";
import { findIndexFault, indexFaultWords } from "@/lib/search/indexing/index-fault";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { readMark, writeMark } from "@/lib/search/indexing/index-mark";
import type { Indexing } from "@/lib/search/indexing/indexing";
import { rebuildIndex } from "@/lib/search/indexing/rebuild-index";
import { repairIndex } from "@/lib/search/indexing/repair-index";
import { putSynonyms } from "@/lib/search/indexing/settings-drift";
import { compareIndex } from "@/lib/search/indexing/verify-index";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { documentsHeld, dropUnfinished } from "@/lib/search/meilisearch/indexes";
import { newestChanges } from "@/lib/search/meilisearch/tasks";
import { readSynonyms } from "@/lib/store/synonyms";
import type { Reader } from "@/lib/store/store";

type Progress = (done: number, total: number) => void;

export type InStep = {
  /** Changes that were waiting. */
  readonly indexed: number;
  /** Documents that were wrong. */
  readonly mended: number;
  /** Why the index was built anew; null where it was not. */
  readonly rebuilt: string | null;
};

const NOTHING: InStep = { indexed: 0, mended: 0, rebuilt: null };

/** From this share of documents that are missing or too many on, a rebuild is quicker than mending. */
const REBUILD_FROM = 0.1;

/** Makes the index equal to the record. It is built anew where it is missing, or has other settings or another mapping than the code;
 *  compared and mended where somebody else wrote to it, or an indexer was cut off; else only the waiting changes are carried. While
 *  all is well this costs a few short requests. With `wait: false` it leaves the look to another process that is at work on the
 *  index. `isStart: false` leaves an index alone that another version built after we had started. */
export async function bringIndexInStep(
  context: Indexing,
  { wait = true, isStart = true, onProgress }: { wait?: boolean; isStart?: boolean; onProgress?: Progress } = {},
): Promise<InStep> {
  const { store, index } = context;
  if (!index) return NOTHING;
  const finding = await withIndexLock(store, { wait }, (tx) => examine(tx, store.read, index, isStart));
  if (!finding) return NOTHING;
  switch (finding.cure) {
    case "none":
    case "compare": {
      const carried = await carryChanges(context, { wait });
      if (finding.cure === "none") return { ...NOTHING, indexed: carried.count };
      const mended = await mend(context, index, finding.doubt, onProgress);
      return { indexed: carried.count, mended, rebuilt: null };
    }
    case "rebuild": {
      const indexed = await rebuildIndex(context, onProgress ? { onProgress } : {});
      await carryChanges(context, { wait });
      return { indexed, mended: 0, rebuilt: finding.why };
    }
  }
}

type Finding = { cure: "none" } | { cure: "rebuild"; why: string } | { cure: "compare"; doubt: string };

async function examine(tx: Reader, read: Reader, index: SearchIndex, isStart: boolean): Promise<Finding> {
  const fault = await findIndexFault(read, index);
  if (fault?.kind === "of another version" && !isStart) return { cure: "none" };
  const isCurable = fault?.kind === "settings" && fault.fields.every((field) => field === "synonyms");
  if (fault && !isCurable) return { cure: "rebuild", why: `it ${indexFaultWords(fault)}` };
  if (isCurable) await putSynonyms(index, await readSynonyms(read));
  await dropUnfinished(index);

  const mark = await readMark(tx, index.uid);
  const [lastTask = null] = await newestChanges(index, 1);
  const doubt = lastTask === mark.lastTask ? mark.doubt : randomUUID();
  if (doubt === null) return { cure: "none" };
  if (doubt !== mark.doubt) await writeMark(tx, index.uid, { ...mark, lastTask, doubt });
  const [held, wanted] = [(await documentsHeld(index)) ?? 0, await countDocuments(read)];
  return Math.abs(held - wanted) > wanted * REBUILD_FROM
    ? { cure: "rebuild", why: `it held ${held} documents instead of ${wanted}` }
    : { cure: "compare", doubt };
}

/** Compares the index with the record, has mended what differs, and settles the doubt, unless there is a newer one by then. */
async function mend(context: Indexing, index: SearchIndex, doubt: string, onProgress?: Progress): Promise<number> {
  const { store } = context;
  const mended = await repairIndex(store, index, compareIndex(store, index, onProgress ? { onProgress } : {}));
  await withIndexLock(store, { wait: true }, async (tx) => {
    const mark = await readMark(tx, index.uid);
    if (mark.doubt === doubt) await writeMark(tx, index.uid, { ...mark, doubt: null });
  });
  await carryChanges(context, { wait: true });
  return mended;
}
