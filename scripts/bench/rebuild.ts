import { createReadStream, createWriteStream, statSync } from "node:fs";
import { once } from "node:events";
import path from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { allDocuments } from "@/lib/search/indexing/documents";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import { done, doneLater } from "@/lib/search/meilisearch/tasks";
import { readSynonyms } from "@/lib/store/synonyms";
import { table } from "@/scripts/bench/benchmark-page";
import { LOAD_WORDS, lostEdits, startLoad, untilQuiet, type LiveLoad } from "@/scripts/bench/live-load";
import { memoryOf, runScript } from "@/scripts/bench/run-script";
import { ms } from "@/scripts/bench/samples";
import { recordsOf, withServedCatalogue, type ServedCatalogue } from "@/scripts/bench/served-catalogue";
import { seconds, step } from "@/scripts/support/steps";

/** The index that the yardstick fills. */
const STRAIGHT = "straight";
/** Meilisearch takes 100 MB in one request. */
const FILE_MAX_BYTES = 90e6;
const WARM_UP_MS = 3_000;
const QUIET_MS = 10 * 60 * 1000;

type Rebuilt = {
  readonly count: number;
  readonly ms: number;
  readonly memoryMb: readonly number[];
  readonly peakMb: number;
};

/** Rebuilds the index by the operator's own script while people search and edit, beside the same documents sent straight to Meilisearch
 *  as files as large as it takes: under the same load, and once more when nothing else goes on. */
export const run = (records: number, keepDir: string | null): Promise<string> =>
  withServedCatalogue(records, keepDir, async (served) => {
    const { env } = served;
    const { files } = await step("files", async ({ update }) => {
      const { files, count } = await writeDocuments(served, env.dataDir, update);
      const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
      return { files, told: `${count} documents, ${(bytes / 1e6).toFixed(0)} MB in ${files.length}` };
    });
    const load = await startLoad(served);
    await pause(WARM_UP_MS);
    const from = load.now();
    const rebuilt = await step("rebuild", async () => {
      const rebuilt = await rebuild(served);
      return {
        ...rebuilt,
        told: `${rebuilt.count} documents in ${seconds(rebuilt.ms)}, peak ${rebuilt.peakMb.toFixed(0)} MB`,
      };
    });
    const to = load.now();
    const loaded = await step("straight", async () => told(await sendFiles(served, files)));
    await load.stop();
    const quietMs = await untilQuiet(env.publicUrl, QUIET_MS);
    const { lost } = await step("edits", async () => {
      const lost = await lostEdits(env.publicUrl, load.edits);
      return { lost, told: `${load.edits.length} looked for, ${lost.length} lost` };
    });
    const alone = await step("straight", async () => told(await sendFiles(served, files)));
    await served.context.index?.client.deleteIndexIfExists(STRAIGHT);
    return report(served, load, [from, to], rebuilt, [loaded.ms, alone.ms], lost, quietMs);
  });

const told = (ms: number) => ({ ms, told: seconds(ms) });

async function writeDocuments(
  { context }: ServedCatalogue,
  folder: string,
  update: (done: number, total: number) => void,
): Promise<{ files: string[]; count: number }> {
  const files: string[] = [];
  let [count, bytes] = [0, 0];
  const next = () => {
    const file = path.join(folder, `documents-${files.length + 1}.ndjson`);
    files.push(file);
    bytes = 0;
    return createWriteStream(file);
  };
  let out = next();
  for await (const documents of allDocuments(context.store.read)) {
    const text = Buffer.from(documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
    if (bytes + text.length > FILE_MAX_BYTES) {
      out.end();
      await finished(out);
      out = next();
    }
    bytes += text.length;
    if (!out.write(text)) await once(out, "drain");
    update((count += documents.length), count);
  }
  out.end();
  await finished(out);
  return { files, count };
}

async function rebuild({ services, env }: ServedCatalogue): Promise<Rebuilt> {
  let peakMb = 0;
  const samples: number[] = [];
  const where = {
    DATABASE_URL: services.databaseUrl,
    MEILI_URL: services.meili.url,
    MEILI_KEY: services.meili.key,
    DATA_DIR: env.dataDir,
  };
  const printed = await runScript(["reindex"], where, (pid) => {
    const memory = memoryOf(pid);
    peakMb = Math.max(peakMb, memory.peakMb);
    if (memory.nowMb > 0) samples.push(memory.nowMb);
    return Promise.resolve();
  });
  // Its own time of the build: that of its start would be a large share of a small one.
  const [, took, counted] = /([\d.]+) s {2}index +([\d,]+) records?/.exec(printed) ?? [];
  if (!took || !counted) throw new Error(`The rebuild did not say how long it took: ${printed}`);
  const quarters = [0.25, 0.5, 0.75].map((share) => samples[Math.floor(samples.length * share)] ?? 0);
  return { count: Number(counted.replaceAll(",", "")), ms: Number(took) * 1000, memoryMb: quarters, peakMb };
}

/** Sends files to an index of its own with the same settings, one request after the other. Gives the time until the last task is done. */
async function sendFiles({ services: { meili }, context }: ServedCatalogue, files: readonly string[]): Promise<number> {
  const { client } = context.index!;
  await client.deleteIndexIfExists(STRAIGHT);
  await done(client.createIndex(STRAIGHT, { primaryKey: "id" }));
  await done(client.index(STRAIGHT).updateSettings(settingsWith(await readSynonyms(context.store.read))));
  const started = performance.now();
  const tasks: number[] = [];
  for (const file of files) {
    const sent = await fetch(`${meili.url}/indexes/${STRAIGHT}/documents`, {
      method: "POST",
      headers: { authorization: `Bearer ${meili.key}`, "content-type": "application/x-ndjson" },
      body: Readable.toWeb(createReadStream(file)) as BodyInit,
      duplex: "half",
    } as RequestInit);
    const { taskUid } = (await sent.json()) as { taskUid?: number };
    if (taskUid === undefined) throw new Error(`Meilisearch answered ${sent.status} to ${file}`);
    tasks.push(taskUid);
  }
  for (const task of tasks) await doneLater(client, task);
  return performance.now() - started;
}

function report(
  { loaded }: ServedCatalogue,
  load: LiveLoad,
  [from, to]: readonly [number, number],
  rebuilt: Rebuilt,
  [besideLoadMs, aloneMs]: readonly [number, number],
  lost: readonly string[],
  quietMs: number,
): string {
  const rate = (ms: number) => rebuilt.count / (ms / 1000);
  const during = load.searches.filter(({ atMs }) => atMs >= from && atMs < to);
  const times = during.map((search) => search.ms);
  const failed = during.filter(({ engine }) => engine === null).length;
  const byFallback = during.filter(({ engine }) => engine === "postgresql").length;
  const refused = load.edits.filter(({ isSaved }) => !isSaved).length;
  return [
    `${recordsOf(loaded)}, rebuilt by \`npm run reindex\` in a process of its own under ${LOAD_WORDS} through one web process, which carries the edits too.`,
    table(
      ["documents", "seconds", "documents a second", "rebuild by this"],
      [
        ["rebuild", (rebuilt.ms / 1000).toFixed(1), rate(rebuilt.ms).toFixed(0), "1.00"],
        ...(
          [
            ["the same documents as files straight to Meilisearch, under the same load", besideLoadMs],
            ["the same, nothing else going on", aloneMs],
          ] as const
        ).map(([what, took]) => [
          what,
          (took / 1000).toFixed(1),
          rate(took).toFixed(0),
          (rate(rebuilt.ms) / rate(took)).toFixed(2),
        ]),
      ],
    ),
    table(
      ["during the rebuild", "value"],
      [
        ["searches", String(during.length)],
        ["failed", String(failed)],
        ["answered by PostgreSQL", String(byFallback)],
        ["p50, ms", ms(times, 50)],
        ["p95, ms", ms(times, 95)],
        ["edits sent in the whole run", String(load.edits.length)],
        ["refused or failed", String(refused)],
        ["saved and not found afterwards", String(lost.length)],
        ["until the queue was empty after the load, s", (quietMs / 1000).toFixed(1)],
        [
          "memory of the rebuilding process after a quarter, half, three quarters of its time, MB",
          rebuilt.memoryMb.map((mb) => mb.toFixed(0)).join(", "),
        ],
        ["its peak, MB", rebuilt.peakMb.toFixed(0)],
      ],
    ),
    ...load.complaints.map((complaint) => `A failure: ${complaint}`),
  ].join("\n\n");
}
