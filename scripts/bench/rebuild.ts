import { createReadStream, createWriteStream, statSync } from "node:fs";
import { once } from "node:events";
import path from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { pidOf } from "@/lib/services/pid-of";
import { allDocuments } from "@/lib/search/indexing/documents";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import { done, doneLater } from "@/lib/search/meilisearch/tasks";
import { readSynonyms } from "@/lib/store/synonyms";
import { table } from "@/scripts/bench/benchmark-page";
import { LOAD_WORDS, lostEdits, startLoad, untilQuiet, type LiveLoad } from "@/scripts/bench/live-load";
import { cpuOf, memoryOf, runScript } from "@/scripts/bench/run-script";
import { ms } from "@/scripts/bench/samples";
import { recordsOf, withServedCatalogue, type ServedCatalogue } from "@/scripts/bench/served-catalogue";
import { seconds, step } from "@/scripts/support/steps";

/** The index that the yardstick fills. */
const STRAIGHT = "straight";
/** Meilisearch takes 100 MB in one request. */
const FILE_MAX_BYTES = 90e6;
const WARM_UP_MS = 3_000;
const QUIET_MS = 10 * 60 * 1000;

/** How long it took, and what it was of work of the process that sends and of Meilisearch, whose work for readers and editors is in it. */
type Took = { readonly ms: number; readonly ownMs: number; readonly engineMs: number };

type Rebuilt = Took & {
  readonly count: number;
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
        told: `${rebuilt.count} documents in ${seconds(rebuilt.ms)}, peak ${rebuilt.peakMb.toFixed(0)} MB, ${workOf(rebuilt)}`,
      };
    });
    const to = load.now();
    const besideLoad = await step("straight", async () => told(await sendFiles(served, files)));
    await load.stop();
    const quietMs = await untilQuiet(env.publicUrl, QUIET_MS);
    const { lost } = await step("edits", async () => {
      const lost = await lostEdits(env.publicUrl, load.edits);
      return { lost, told: `${load.edits.length} looked for, ${lost.length} lost` };
    });
    const alone = await step("straight", async () => told(await sendFiles(served, files)));
    await served.context.index?.client.deleteIndexIfExists(STRAIGHT);
    return report(served, load, [from, to], rebuilt, [besideLoad, alone], lost, quietMs);
  });

const told = (took: Took) => ({ ...took, told: `${seconds(took.ms)}, ${workOf(took)}` });
const workOf = ({ ownMs, engineMs }: Took) => `at work ${seconds(ownMs)}, Meilisearch ${seconds(engineMs)}`;

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
    const text = Buffer.from(documents.map(({ document }) => `${JSON.stringify(document)}\n`).join(""));
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
  let ownMs = 0;
  const samples: number[] = [];
  const engineMs = engineWork(env.dataDir);
  const where = {
    DATABASE_URL: services.databaseUrl,
    MEILI_URL: services.meili.url,
    MEILI_KEY: services.meili.key,
    DATA_DIR: env.dataDir,
  };
  const printed = await runScript(["reindex"], where, (pid) => {
    const memory = memoryOf(pid);
    peakMb = Math.max(peakMb, memory.peakMb);
    ownMs = Math.max(ownMs, cpuOf(pid));
    if (memory.nowMb > 0) samples.push(memory.nowMb);
    return Promise.resolve();
  });
  // Its own time of the build: that of its start would be a large share of a small one.
  const [, took, counted] = /([\d.]+) s {2}index +([\d,]+) records?/.exec(printed) ?? [];
  if (!took || !counted) throw new Error(`The rebuild did not say how long it took: ${printed}`);
  const quarters = [0.25, 0.5, 0.75].map((share) => samples[Math.floor(samples.length * share)] ?? 0);
  return {
    ...{ count: Number(counted.replaceAll(",", "")), ms: Number(took) * 1000, memoryMb: quarters, peakMb },
    ...{ ownMs, engineMs: engineMs() },
  };
}

/** Gives what Meilisearch has worked since then, in milliseconds. */
function engineWork(dataDir: string): () => number {
  const pid = pidOf(dataDir, "meilisearch") ?? 0;
  const before = cpuOf(pid);
  return () => cpuOf(pid) - before;
}

/** Sends files to an index of its own with the same settings, one request after the other. Gives the time until the last task is done. */
async function sendFiles(
  { services: { meili }, context, env }: ServedCatalogue,
  files: readonly string[],
): Promise<Took> {
  const { client } = context.index!;
  await client.deleteIndexIfExists(STRAIGHT);
  await done(client, client.createIndex(STRAIGHT, { primaryKey: "id" }));
  await done(client, client.index(STRAIGHT).updateSettings(settingsWith(await readSynonyms(context.store.read))));
  const [started, own, engineMs] = [performance.now(), process.cpuUsage(), engineWork(env.dataDir)];
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
  const { user, system } = process.cpuUsage(own);
  return { ms: performance.now() - started, ownMs: (user + system) / 1000, engineMs: engineMs() };
}

function report(
  { loaded }: ServedCatalogue,
  load: LiveLoad,
  [from, to]: readonly [number, number],
  rebuilt: Rebuilt,
  [besideLoad, alone]: readonly [Took, Took],
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
      [
        "documents",
        "seconds",
        "documents a second",
        "rebuild by this",
        "of work to send them",
        "of work in Meilisearch",
      ],
      (
        [
          ["rebuild", rebuilt],
          ["the same documents as files straight to Meilisearch, under the same load", besideLoad],
          ["the same, nothing else going on", alone],
        ] as const
      ).map(([what, { ms, ownMs, engineMs }]) => [
        ...[what, (ms / 1000).toFixed(1), rate(ms).toFixed(0), (rate(rebuilt.ms) / rate(ms)).toFixed(2)],
        ...[(ownMs / 1000).toFixed(1), (engineMs / 1000).toFixed(1)],
      ]),
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
