import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parsePublishable, publishPlatforms, type PublishOne } from "@/lib/catalogue/commands/publish-platforms";
import { seedShippedRecords } from "@/lib/catalogue/commands/seed-shipped-records";
import type { Context } from "@/lib/catalogue/context";
import { SEED_ACTOR } from "@/lib/core/access/access";
import { isListed, toDocument, type SearchDocument } from "@/lib/search/document";
import { rebuildIndex } from "@/lib/search/indexing/rebuild-index";
import { done } from "@/lib/search/meilisearch/tasks";
import { dueNotes, removeNotes } from "@/lib/store/outbox";
import { syntheticPlatforms } from "@/scripts/bench/synthetic-platforms";
import { step } from "@/scripts/support/steps";

/** What loading took. Rates are records a second. */
export type Loaded = {
  readonly shipped: number;
  readonly invented: number;
  readonly publishRate: number | null;
  readonly indexRate: number;
  readonly isIndexOnly: boolean;
};

const BATCH = 250;
/** Documents sent to the index at once where nothing else is done: with few, each time costs more than what it brings. */
const DOCUMENTS = 2_500;
/** After so many records it is known how long the rest would take. */
const TRIAL = 2_000;
/** Longer than this nobody waits for a benchmark's data: the rest then goes into the index alone. */
const PATIENCE_MS = 10 * 60 * 1000;

/** Loads the shipped records and so many invented ones, in PostgreSQL and in the index, through the commands that everyone
 *  uses. In a kept folder that has them already, the figures of that time are given. */
export async function loadRecords(context: Context, count: number, keptIn: string): Promise<Loaded> {
  const note = path.join(keptIn, `loaded-${count}.json`);
  if (existsSync(note)) return JSON.parse(readFileSync(note, "utf8")) as Loaded;

  const seeded = await step("shipped", async ({ update }) => {
    const { created, unchanged } = await seedShippedRecords(context, { onProgress: update });
    return { total: created + unchanged, told: `${created + unchanged} records` };
  });
  const { published, publishRate } = await publish(context, count);
  await dropNotes(context); // the build below reads every record as it is
  const { indexRate } = await step("index", async ({ update }) => {
    const started = performance.now();
    const built = await rebuildIndex(context, { onProgress: update });
    const rate = rateOf(built, started);
    return { indexRate: rate, told: `${built} records, ${rate} a second` };
  });
  if (published < count) await indexOnly(context, published, count);

  const loaded: Loaded = {
    shipped: seeded.total,
    invented: count,
    publishRate,
    indexRate,
    isIndexOnly: published < count,
  };
  writeFileSync(note, JSON.stringify(loaded));
  return loaded;
}

async function publish(context: Context, count: number): Promise<{ published: number; publishRate: number | null }> {
  if (count === 0) return { published: 0, publishRate: null };
  return step("publish", async ({ update }) => {
    const started = performance.now();
    const told = (published: number) => ({
      published,
      publishRate: rateOf(published, started),
      told: `${published} of ${count} records, ${rateOf(published, started)} a second`,
    });
    let published = 0;
    for (const batch of batches(count)) {
      const result = await publishPlatforms(context, SEED_ACTOR, { via: "import", records: batch });
      if (!result.ok) throw new Error(`Invented records could not be published: ${JSON.stringify(result.problem)}`);
      published += batch.length;
      update(published, count);
      const whole = ((performance.now() - started) / published) * count;
      if (published === TRIAL && whole > PATIENCE_MS) return told(published);
    }
    return told(published);
  });
}

async function dropNotes({ store }: Context): Promise<void> {
  for (;;) {
    const notes = await dueNotes(store.read, 5_000);
    if (notes.length === 0) return;
    await removeNotes(store.read, notes);
  }
}

/** Puts what PostgreSQL took too long for in the index, by the same mapping. */
async function indexOnly({ index, newId }: Context, published: number, count: number): Promise<void> {
  if (!index) return;
  await step("index only", async ({ update }) => {
    let at = 0;
    let waiting: SearchDocument[] = [];
    for (const batch of batches(count)) {
      at += batch.length;
      if (at <= published) continue;
      const stored = batch.map(({ record }) => ({
        id: newId(),
        version: 1,
        publishedVersion: 1,
        updatedAt: new Date(0),
        content: record,
      }));
      waiting.push(...stored.filter(isListed).map((one) => toDocument(one)));
      if (waiting.length < DOCUMENTS && at < count) continue;
      await done(index.client, index.client.index(index.uid).addDocuments(waiting));
      waiting = [];
      update(at - published, count - published);
    }
    return {
      told: `${count - published} records, since PostgreSQL would have taken more than ${PATIENCE_MS / 60_000} minutes`,
    };
  });
}

function* batches(count: number): Generator<PublishOne[]> {
  let batch: PublishOne[] = [];
  for (const input of syntheticPlatforms(count)) {
    const record = parsePublishable(input);
    if (!record.ok)
      throw new Error(`The invented record ${input.slug} is not valid: ${JSON.stringify(record.problem)}`);
    batch.push({ record: record.value, expectedVersion: null });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const rateOf = (count: number, startedMs: number) => Math.round(count / ((performance.now() - startedMs) / 1000));
