import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { bulkEditPlatforms } from "@/lib/catalogue/commands/bulk-edit-platforms";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { mergePlatforms } from "@/lib/catalogue/commands/merge-platforms";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { saveSynonyms } from "@/lib/catalogue/commands/save-synonyms";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { renamePlatform } from "@/lib/catalogue/commands/rename-platform";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { openContext, type Context } from "@/lib/catalogue/context";
import { nameToPurge } from "@/lib/core/platform/draft";
import { runIndexer } from "@/lib/search/indexing/run-indexer";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { randomNumbers, type RandomNumbers } from "@/tests/support/random-numbers";

/** A write that was answered: it must be there whatever happens from now on. */
export type Answered = { readonly id: string; readonly version: number };
/** A line that the worker prints: what was answered, or which record is about to be deleted with all its versions. Whether it was is
 *  known only where that is answered, too. */
export type Told =
  | { readonly step: string; readonly answered: readonly Answered[]; readonly purged?: string }
  | { readonly aboutToPurge: string };

const MAKERS = ["Alpha Works", "Beta Yard", "Gamma Arsenal"];
const MANY = 40;

/** A process of its own that does what a web process does: it writes, by random steps, and carries changes to the index. It stops
 *  writing when its input ends, and carries on carrying. To be killed. */
async function main([
  databaseUrl = "",
  meiliUrl = "",
  meiliKey = "",
  seed = "1",
  folder = "",
]: string[]): Promise<void> {
  const context = await openContext({ databaseUrl, meili: { url: meiliUrl, key: meiliKey } });
  const random = randomNumbers(Number(seed));
  let isWriting = true;
  process.stdin.on("end", () => (isWriting = false)).resume();
  runIndexer(context, { databaseUrl, onError: () => undefined, pollMs: 1_000, lookMs: 3_000 });
  // It keeps the process alive, for as long as there is somebody who will end it.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 1_000);
  while (isWriting) {
    if (random.chance(PURGES)) {
      await purge(context, random).catch(() => pause(50));
      continue;
    }
    const [step, act] = random.pick(Object.entries(STEPS));
    // A refusal or a failure promises nothing; what is answered is told at once, before anything else can happen.
    const answered = await act(context, random, folder).catch(() => null);
    if (answered === null) await pause(50);
    else tell({ step, answered });
  }
}

const tell = (told: Told) => void process.stdout.write(`${JSON.stringify(told)}\n`);

/** How often a step is a purge: rarely, since what was written to the record is not looked for afterwards. */
const PURGES = 0.02;

/** Deletes a record in the bin for good. Said before it is done: whether a purge that is cut off was done nobody can tell. */
async function purge(context: Context, random: RandomNumbers): Promise<void> {
  const row = await rowOf(context, await someSlug(context, random, "binned"));
  if (!row) return;
  const draft = await context.store.read.draft.findUnique({ where: { platformId: row.id } });
  const name = nameToPurge((draft?.content ?? {}) as Parameters<typeof nameToPurge>[0], row.slug);
  tell({ aboutToPurge: row.id });
  const done = await purgePlatform(context, actor, { id: row.id, name });
  if (done.ok) tell({ step: "purge", answered: [], purged: row.id });
}

const actor = anActor({ role: "administrator" });
/** An address, so that there are always some that nobody has yet: one that a record had, or has in a bin, can't be written to, and after a
 *  thousand steps with as many addresses as in the beginning all of them were such. */
async function slugOf({ store }: Context, random: RandomNumbers): Promise<string> {
  const given = (await store.read.platform.count()) + (await store.read.oldSlug.count());
  return `platform-${random.between(1, MANY + given)}`;
}
const recordOf = (slug: string, random: RandomNumbers) =>
  aPlatform({
    slug,
    name: `Name ${random.between(1, 999)}`,
    designation: slug,
    summary: `Summary ${random.between(1, 9999)}.`,
    names: [{ text: `Alias ${random.between(1, 99)}`, kind: "nickname", lang: "en" }],
    manufacturers: [{ name: random.pick(MAKERS), country: "IN" }],
    level: slug === "platform-1" ? "family" : "base",
    parent: slug !== "platform-1" && random.chance(0.3) ? "platform-1" : null,
  });
/** The address of some record in this state; one that no record has where there is none. */
async function someSlug({ store }: Context, random: RandomNumbers, state: "published" | "binned"): Promise<string> {
  // Those of other writers are theirs.
  const ours = { slug: { startsWith: "platform-" } };
  const where = {
    ...ours,
    ...(state === "published" ? { publishedVersion: { not: null } } : { binnedAt: { not: null } }),
  };
  const rows = await store.read.platform.findMany({ where, select: { slug: true } });
  return rows.length > 0 ? random.pick(rows).slug : "no-such";
}
const rowOf = (context: Context, slug: string) => context.store.read.platform.findUnique({ where: { slug } });

type Done = { ok: true; value: { id: string; version: number } } | { ok: false };
const one = (result: Done): Answered[] => (result.ok ? [{ id: result.value.id, version: result.value.version }] : []);

type Step = (context: Context, random: RandomNumbers, folder: string) => Promise<Answered[]>;

const published = async (
  context: Context,
  written: readonly { readonly slug: string; readonly version: number }[],
): Promise<Answered[]> => {
  const rows = await context.store.read.platform.findMany({ where: { slug: { in: written.map(({ slug }) => slug) } } });
  return written.flatMap(({ slug, version }) => {
    const row = rows.find((candidate) => candidate.slug === slug);
    return row ? [{ id: row.id, version }] : [];
  });
};

/** What a batch wrote. */
async function writtenBy(context: Context, batchId: string): Promise<Answered[]> {
  const rows = await context.store.read.revision.findMany({ where: { batchId } });
  return rows.map(({ platformId, version }) => ({ id: platformId, version }));
}

const publish: Step = async (context, random) => {
  const slug = await slugOf(context, random);
  const expectedVersion = (await rowOf(context, slug))?.publishedVersion ?? null;
  const result = await publishPlatforms(context, actor, {
    via: "api",
    records: [{ record: recordOf(slug, random), expectedVersion }],
  });
  return result.ok ? published(context, result.value) : [];
};

const STEPS: Record<string, Step> = {
  publish,
  "edit again": publish,
  "change an alias": publish,
  "draft and publish": async (context, random) => {
    const row = await rowOf(context, await someSlug(context, random, "published"));
    if (!row) return [];
    const saved = await saveDraft(context, actor, {
      id: row.id,
      content: recordOf(row.slug, random),
      expectedVersion: row.publishedVersion,
      via: "form",
    });
    if (!saved.ok) return [];
    const step = { id: row.id, expectedVersion: saved.value.version, via: "form" as const };
    const done = one(await publishDraft(context, actor, step));
    return done.length > 0 ? done : one(saved);
  },
  unpublish: async (context, random) =>
    one(await unpublishPlatform(context, actor, { slug: await someSlug(context, random, "published"), via: "form" })),
  bin: async (context, random) =>
    one(await binPlatform(context, actor, { slug: await someSlug(context, random, "published"), via: "form" })),
  restore: async (context, random) =>
    one(await restorePlatform(context, actor, { slug: await someSlug(context, random, "binned"), via: "form" })),
  "rename address": async (context, random) => {
    const slug = await someSlug(context, random, "published");
    if (slug === "platform-1") return [];
    const to = slug.endsWith("-renamed") ? slug.replace("-renamed", "") : `${slug}-renamed`;
    return one(await renamePlatform(context, actor, { slug, to, via: "form" }));
  },
  merge: async (context, random) => {
    const [loser, winner] = [
      await someSlug(context, random, "published"),
      await someSlug(context, random, "published"),
    ];
    if (loser === "platform-1") return [];
    const result = await mergePlatforms(context, actor, { loser, winner });
    return result.ok ? writtenBy(context, result.value.batchId) : [];
  },
  "change synonyms": async (context, random) => {
    const words = random.some(["gaur", "bison", "yak", "zebu", "banteng"], 3);
    await saveSynonyms(context, actor, [words]);
    return [];
  },
  "rename maker": async (context, random) => {
    const [from = "", to = ""] = random.some(MAKERS, 2);
    const slugs = Array.from({ length: MANY }, (_, at) => `platform-${at + 1}`);
    const live = await context.store.read.platform.findMany({
      where: { slug: { in: slugs }, publishedVersion: { not: null } },
      select: { slug: true },
    });
    const result = await bulkEditPlatforms(context, actor, {
      of: { slugs: live.map(({ slug }) => slug) },
      edit: { set: "manufacturer", from, to },
    });
    return result.ok ? published(context, result.value.changed) : [];
  },
  import: async (context, random, folder) => {
    const file = path.join(folder, `${process.pid}.ndjson`);
    const slugs = new Set<string>();
    while (slugs.size < 5) slugs.add(await slugOf(context, random));
    writeFileSync(file, [...slugs].map((slug) => JSON.stringify(recordOf(slug, random))).join("\n"));
    const result = await importPlatforms(context, actor, { file: { path: file, name: "records.ndjson" } });
    if (!result.ok) return [];
    const { batchId } = result.value;
    return batchId ? writtenBy(context, batchId) : [];
  },
};

void main(process.argv.slice(2));
