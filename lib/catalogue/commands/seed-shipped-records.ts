import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { SEED_ACTOR } from "@/lib/core/access/access";
import type { PublishOne, Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { parsePublishable, publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import type { Context } from "@/lib/catalogue/context";
import { synonymSetsSchema } from "@/lib/core/search/synonym-sets";
import { replaceSynonyms } from "@/lib/store/synonyms";
import { lastWriters } from "@/lib/store/locked-platforms";

/** Records written together. A killed run leaves whole batches behind, and the next run carries on. */
const BATCH = 40;

export type SeedOutcome = { created: number; updated: number; unchanged: number; kept: number };

/** Loads the shipped records through the command that everyone uses, creating what is missing and refreshing what only this
 *  loader ever wrote. A record that anyone else has touched is kept as it is. Running it again changes nothing.
 *  Throws before the first write, naming file and field, when a shipped file is not valid. */
export async function seedShippedRecords(
  context: Pick<Context, "store" | "clock" | "newId">,
  {
    folder = join(process.cwd(), "prisma", "seed", "platforms"),
    onProgress,
  }: { folder?: string; onProgress?: (done: number, total: number) => void } = {},
): Promise<SeedOutcome> {
  const records = await readSeedFiles(folder);
  await seedSynonyms(context.store, join(folder, "..", "synonyms.json"));
  const outcome: SeedOutcome = { created: 0, updated: 0, unchanged: 0, kept: 0 };
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const written = await lastWriters(
      context.store.read,
      batch.map((record) => record.slug),
    );
    const mine = batch.filter((record) => !written.get(record.slug)?.everEdited);
    outcome.kept += batch.length - mine.length;
    const published = await publishPlatforms(context, SEED_ACTOR, {
      via: "seed",
      records: mine.map((record): PublishOne => ({
        record,
        expectedVersion: written.get(record.slug)?.version ?? null,
      })),
    });
    if (!published.ok) throw new Error(`The shipped records could not be loaded: ${JSON.stringify(published.problem)}`);
    for (const one of published.value) outcome[one.outcome]++;
    onProgress?.(from + batch.length, records.length);
  }
  return outcome;
}

/** Loads the shipped synonyms into a catalogue that has none; those that staff keep are theirs. */
async function seedSynonyms(store: Context["store"], file: string): Promise<void> {
  const shipped = synonymSetsSchema.parse(JSON.parse(await readFile(file, "utf8").catch(() => "[]")));
  await store.transaction(async (tx) => {
    if ((await tx.synonymSet.count()) === 0) await replaceSynonyms(tx, shipped);
  });
}

/** Reads and checks every seed file, families before their members. All problems are reported together. */
export async function readSeedFiles(folder: string): Promise<Publishable[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const problems: string[] = [];
  const records: Publishable[] = [];
  for (const name of names) {
    const record = parseSeedFile(name, await readFile(join(folder, name), "utf8"), problems);
    if (record) records.push(record);
  }
  const slugs = new Set(records.map((record) => record.slug));
  for (const record of records) {
    if (record.parent && !slugs.has(record.parent))
      problems.push(`${record.slug}.json, parent: there is no record "${record.parent}"`);
    record.related.forEach((relation, at) => {
      if (!slugs.has(relation.slug))
        problems.push(`${record.slug}.json, related.${at}.slug: there is no record "${relation.slug}"`);
    });
  }
  if (problems.length > 0)
    throw new Error(
      `The shipped records have ${problems.length} problems; correct them in ${folder}:\n${problems.join("\n")}`,
    );
  return records.sort((a, b) => Number(b.level === "family") - Number(a.level === "family"));
}

function parseSeedFile(name: string, text: string, problems: string[]): Publishable | null {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    problems.push(`${name}: not JSON (${error instanceof Error ? error.message : String(error)})`);
    return null;
  }
  const record = parsePublishable(input);
  if (!record.ok) {
    if (record.problem.kind === "invalid")
      for (const issue of record.problem.issues) problems.push(`${name}, ${issue.path || "file"}: ${issue.message}`);
    return null;
  }
  if (`${record.value.slug}.json` !== name)
    problems.push(`${name}, slug: is "${record.value.slug}"; name the file after it`);
  return record.value;
}
