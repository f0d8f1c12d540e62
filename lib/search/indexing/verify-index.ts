import { isDeepStrictEqual } from "node:util";

import { batchesOf } from "@/lib/core/batches-of";
import { isUuid } from "@/lib/core/uuid";
import type { SearchDocument } from "@/lib/search/document";
import {
  allDocuments,
  countDocuments,
  documentsOf,
  listedAmong,
  type MadeDocument,
} from "@/lib/search/indexing/documents";
import { MAPPING } from "@/lib/search/indexing/fingerprint";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { documentsHeld } from "@/lib/search/meilisearch/indexes";
import { readKept } from "@/lib/store/kept-documents";
import { awaitedAmong } from "@/lib/store/outbox";
import type { Reader, Store } from "@/lib/store/store";

/** A document that the index should hold and does not, or holds and should not, or holds otherwise; `waiting` where a note is on its
 *  way and nothing is wrong; `kept` where what is kept for the next rebuild says otherwise than the record. `fields` are those that
 *  differ. */
export type Difference = {
  readonly id: string;
  /** Of the record, or else of what the index holds; null where neither has one. */
  readonly slug: string | null;
  readonly kind: "missing" | "extra" | "different" | "waiting" | "kept";
  readonly fields: readonly string[];
};

/** Records compared at once: their ids must fit into one address. */
const BATCH = 200;
/** Ids read at once when looking for documents that should not be there. */
const PAGE = 1000;

/** Compares index and record, document by document and field by field, in a stream: memory stays flat. What looks wrong while
 *  changes go on is looked at again with the index held still, so what is told is true. Throws when a service is away or the
 *  index is missing. `onProgress` is told documents compared, and how many there are to compare on both sides. */
export async function* compareIndex(
  store: Store,
  index: SearchIndex,
  { onProgress }: { onProgress?: (done: number, total: number) => void } = {},
): AsyncGenerator<Difference> {
  const held = await documentsHeld(index);
  if (held === null) throw new Error(`Meilisearch has no index "${index.uid}". Build it: npm run reindex`);
  const total = (await countDocuments(store.read)) + held;
  let compared = 0;
  const progress = (count: number) => onProgress?.((compared += count), Math.max(total, compared));

  for await (const made of allDocuments(store.read, BATCH)) {
    const documents = made.map(({ document }) => document);
    const there = await fetchDocuments(
      index,
      documents.map(({ id }) => id),
    );
    const suspects = documents.filter((document) => fieldsThatDiffer(document, there.get(document.id)).length > 0);
    yield* await lookAgain(
      store,
      index,
      suspects.map(({ id }) => id),
    );
    yield* await keptOtherwise(store.read, made);
    progress(documents.length);
  }
  for await (const ids of idsHeld(index)) {
    const listed = await listedAmong(store.read, ids.filter(isUuid));
    yield* await lookAgain(
      store,
      index,
      ids.filter((id) => !listed.has(id)),
    );
    progress(ids.length);
  }
}

/** Holds the index still, and says what is really wrong with these documents. */
async function lookAgain(store: Store, index: SearchIndex, suspects: readonly string[]): Promise<Difference[]> {
  if (suspects.length === 0) return [];
  const found = await withIndexLock(store, { wait: true }, async (tx) => {
    const differences: Difference[] = [];
    for (const ids of batchesOf(suspects, BATCH)) {
      const records = ids.filter(isUuid);
      const there = await fetchDocuments(index, ids);
      const should = new Map((await documentsOf(store.read, records)).map(({ document }) => [document.id, document]));
      // Last: a change since then has its note here already.
      const awaited = await awaitedAmong(tx, records);
      for (const id of ids) {
        const [wanted, present] = [should.get(id), there.get(id)];
        const fields = fieldsThatDiffer(wanted, present);
        if (fields.length === 0) continue;
        const slug = wanted?.slug ?? (typeof present?.slug === "string" ? present.slug : null);
        if (awaited.has(id)) differences.push({ id, slug, kind: "waiting", fields });
        else if (!wanted) differences.push({ id, slug, kind: "extra", fields: [] });
        else if (!present) differences.push({ id, slug, kind: "missing", fields: [] });
        else differences.push({ id, slug, kind: "different", fields });
      }
    }
    return differences;
  });
  return found ?? [];
}

/** What is kept of these documents, of the same revision and family, and says otherwise: somebody wrote to one of the two by hand. */
async function keptOtherwise(read: Reader, made: readonly MadeDocument[]): Promise<Difference[]> {
  const kept = await readKept(read, MAPPING, { ids: made.map(({ document }) => document.id) });
  const byId = new Map(kept.map((row) => [row.id, row]));
  return made.flatMap(({ document, version, family }) => {
    const row = byId.get(document.id);
    const isOfTheSame = row?.version === version && row.family === family;
    if (!isOfTheSame || row.text === null || row.text === JSON.stringify(document)) return [];
    return { id: document.id, slug: document.slug, kind: "kept", fields: [] };
  });
}

type Held = Readonly<Record<string, unknown>>;

/** The fields in which the two differ, in order; all of them where there is but one of the two. */
function fieldsThatDiffer(wanted: SearchDocument | undefined, present: Held | undefined): string[] {
  // As it would come back.
  const should = wanted ? (JSON.parse(JSON.stringify(wanted)) as Held) : {};
  const there = present ?? {};
  const fields = new Set([...Object.keys(should), ...Object.keys(there)]);
  return [...fields].filter((field) => !isDeepStrictEqual(should[field], there[field])).sort();
}

/** Documents with every field, as the engine gives them whatever it shows in searches. */
async function fetchDocuments({ client, uid }: SearchIndex, ids: readonly string[]): Promise<Map<string, Held>> {
  if (ids.length === 0) return new Map();
  const { results } = await client.index(uid).getDocuments({ ids: [...ids], limit: ids.length });
  return new Map(results.map((document) => [String(document.id), document as Held]));
}

/** The ids of everything in the index, page by page. While documents come and go one may be met twice or be passed over. */
async function* idsHeld({ client, uid }: SearchIndex): AsyncGenerator<string[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { results } = await client.index(uid).getDocuments({ fields: ["id"], limit: PAGE, offset });
    if (results.length === 0) return;
    yield results.map((document) => String(document.id));
  }
}
