import { setTimeout as pause } from "node:timers/promises";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import { allDocuments, documentsOf } from "@/lib/search/indexing/documents";
import { done } from "@/lib/search/meilisearch/tasks";
import { readSynonyms } from "@/lib/store/synonyms";
import type { SearchDocument } from "@/lib/search/document";
import { table } from "@/scripts/bench/benchmark-page";
import { answerOf, keptAlive, type KeptAlive } from "@/scripts/bench/kept-alive";
import { editor, type Edit } from "@/scripts/bench/live-edits";
import { ms, ratio, type Samples } from "@/scripts/bench/samples";
import { recordsOf, withServedCatalogue, type ServedCatalogue } from "@/scripts/bench/served-catalogue";
import { step } from "@/scripts/support/steps";

type Result = { readonly records: string; readonly saved: Samples; readonly found: Samples; readonly direct: Samples };

/** Edits that are timed on each catalogue, after some that are not. */
const EDITS = 100;
const WARM_UP = 10;
/** The copy of the index that the yardstick writes to: whatever is sent to our own makes it doubtful. */
const COPY = "copy";
const GIVEN_UP_MS = 30_000;
/** Between two looks whether the word is found. */
const LOOK_MS = 3;

/** Measures how long it takes from sending an edit until a search of our API finds its word, beside the same document sent straight
 *  to Meilisearch until a search there finds it. On the shipped records and on invented ones. */
export async function run(records: number, keepDir: string | null): Promise<string> {
  const results: Result[] = [];
  for (const count of records > 0 ? [0, records] : [0])
    results.push(await withServedCatalogue(count, keepDir, measureEdits));
  return [
    `${EDITS} edits, one after the other, each of another record and with a word that no other record has; in turn with the same document sent straight to a copy of the index. Milliseconds from sending to found.`,
    table(
      [
        "records",
        "save answered p50",
        "p95",
        "found by our API p50",
        "p95",
        "Meilisearch alone p50",
        "p95",
        "ratio p50",
        "ratio p95",
      ],
      results.map(({ records, saved, found, direct }) => [
        records,
        ...[ms(saved, 50), ms(saved, 95), ms(found, 50), ms(found, 95), ms(direct, 50), ms(direct, 95)],
        ...[ratio(found, direct, 50), ratio(found, direct, 95)],
      ]),
    ),
  ].join("\n\n");
}

async function measureEdits(served: ServedCatalogue): Promise<Result> {
  const { services, env, context, loaded } = served;
  await step("copy", async ({ update }) => ({ told: `${await copyIndex(served, update)} documents` }));
  const slugs = await someSlugs(served);
  const edits = editor(env.publicUrl, await served.publisherToken());
  const [web, engine] = [keptAlive(env.publicUrl), keptAlive(services.meili.url)];
  const { result } = await step("edits", async ({ update }) => {
    const result: Result = { records: recordsOf(loaded), saved: [], found: [], direct: [] };
    for (const [at, slug] of slugs.entries()) {
      const edit = await edits.prepare(slug);
      const { saved, found } = await timeEdit(web, edit);
      const direct = await timeDirect(engine, services.meili.key, await documentNamed(context, slug), edit.word);
      if (at >= WARM_UP) {
        result.saved.push(saved);
        result.found.push(found);
        result.direct.push(direct);
      }
      update(at + 1, slugs.length);
    }
    return { result, told: `${EDITS}; found after ${ms(result.found, 50)} ms, ${ms(result.found, 95)} ms at p95` };
  });
  for (const connection of [web, engine, edits]) connection.close();
  return result;
}

/** Records to edit, from all over the catalogue. */
async function someSlugs({ context, loaded }: ServedCatalogue): Promise<string[]> {
  const wanted = EDITS + WARM_UP;
  const rows = await context.store.read.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "platform" WHERE "published_version" IS NOT NULL AND "level" <> 'family' ORDER BY md5("id"::text) LIMIT ${wanted}`;
  if (rows.length < wanted) throw new Error(`${recordsOf(loaded)} are too few for ${wanted} edits`);
  return rows.map(({ slug }) => slug);
}

async function copyIndex({ context }: ServedCatalogue, update: (done: number, total: number) => void): Promise<number> {
  const { client } = context.index!;
  const copy = client.index<SearchDocument>(COPY);
  await client.deleteIndexIfExists(COPY);
  await done(client, client.createIndex(COPY, { primaryKey: "id" }));
  await done(client, copy.updateSettings(settingsWith(await readSynonyms(context.store.read))));
  let count = 0;
  for await (const made of allDocuments(context.store.read, 2_000)) {
    const documents = made.map(({ document }) => document);
    if (documents.length > 0) await done(client, copy.addDocuments(documents));
    update((count += documents.length), count);
  }
  return count;
}

async function documentNamed({ store }: ServedCatalogue["context"], slug: string): Promise<SearchDocument> {
  const row = await store.read.platform.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const [made] = await documentsOf(store.read, [row.id]);
  if (!made) throw new Error(`${slug} has no document`);
  return made.document;
}

/** The search begins when the save is answered, as a person's would: looked for earlier, it would only hinder the save. */
async function timeEdit(web: KeptAlive, { slug, word, save }: Edit): Promise<{ saved: number; found: number }> {
  const started = performance.now();
  const saved = await save();
  await untilFound(started, word, async () => {
    const answer = await web.ask({ path: `/api/v1/platforms?perPage=1&q=${encodeURIComponent(`"${word}"`)}` });
    const { engine, hits } = answerOf<{ engine: string; hits: { slug: string }[] }>(answer);
    if (engine !== "meilisearch") throw new Error(`The API answered from ${engine}`);
    return hits.some((hit) => hit.slug === slug);
  });
  return { saved, found: performance.now() - started };
}

async function timeDirect(engine: KeptAlive, key: string, document: SearchDocument, word: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  const started = performance.now();
  const sent = await engine.ask({ path: `/indexes/${COPY}/documents`, body: JSON.stringify([document]), headers });
  if (sent.status !== 202) throw new Error(`Meilisearch answered ${sent.status}: ${sent.text().slice(0, 200)}`);
  await untilFound(started, word, async () => {
    const asked = { q: `"${word}"`, matchingStrategy: "all", limit: 1, attributesToRetrieve: ["id"] };
    const answer = await engine.ask({ path: `/indexes/${COPY}/search`, body: JSON.stringify(asked), headers });
    return answerOf<{ hits: { id: string }[] }>(answer).hits.some(({ id }) => id === document.id);
  });
  return performance.now() - started;
}

async function untilFound(started: number, word: string, look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) {
    if (performance.now() - started > GIVEN_UP_MS)
      throw new Error(`"${word}" was not found within ${GIVEN_UP_MS / 1000} s`);
    await pause(LOOK_MS);
  }
}
