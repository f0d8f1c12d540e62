import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { withBenchServices } from "@/scripts/bench/bench-services";
import { table } from "@/scripts/bench/benchmark-page";
import { writeLines, writePlainTable, writeWholeTable, type Written } from "@/scripts/bench/import-files";
import { cpuOf, memoryOf, runScript } from "@/scripts/bench/run-script";
import { step } from "@/scripts/support/steps";

type Run = { readonly ms: number; readonly peakMb: number; readonly ownMs: number; readonly databaseMs: number };

/** Imports files as anyone would, by the script and in one transaction each. For each form of file, into an empty catalogue, then the same
 *  file again, then the same records with other facts: a plain table with a record a line; the table that our exports are, with a row for
 *  each part of a record; and whole records a line.
 *  @param size rows of each table, and records of the third file */
export async function run(size: number): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "catalogue-bench-import-"));
  chmodSync(folder, 0o777); // PostgreSQL, which is another user, writes the yardstick's files here
  try {
    return await withBenchServices(null, async ({ services, env }) => {
      const at = (name: string) => path.join(folder, name);
      const forms = await step("files", async () => {
        const summary = (record: PlatformInput) => ({ ...record, summary: `${record.summary} Revised.` });
        const spec = (record: PlatformInput) => ({
          ...record,
          specs: record.specs?.map((one, place) => (place > 0 ? one : { ...one, value: (one.value ?? 0) + 1 })),
        });
        const plain = writePlainTable(at("plain.csv"), size);
        writePlainTable(at("plain-other.csv"), size, 2);
        const whole = await writeWholeTable(at("whole.csv"), size);
        const lines = writeLines(at("records.ndjson"), size, (record) => record);
        writeLines(at("summary.ndjson"), size, summary);
        writeLines(at("spec.ndjson"), size, (record) => spec(summary(record)));
        await runScript(["generate", String(size), at("other.ndjson"), "--seed", "2"]);
        return {
          told: `${plain.rows} lines, ${whole.rows} rows of ${whole.records} records, ${lines.records} records`,
          plain,
          whole,
          lines,
        };
      });
      const { plain, whole, lines } = forms;
      const runs: readonly (readonly [what: string, of: Written, file: string, ...options: string[]])[] = [
        ["CSV, a record a line: all new", plain, "plain.csv"],
        ["all unchanged", plain, "plain.csv"],
        ["all changed, a dry run", plain, "plain-other.csv", "--dry-run"],
        ["all changed", plain, "plain-other.csv"],
        ["CSV, a record in many rows: all new", whole, "whole.csv"],
        ["all unchanged", whole, "whole.csv"],
        ["NDJSON: all new", lines, "records.ndjson"],
        ["all unchanged", lines, "records.ndjson"],
        ["the summary of each changed", lines, "summary.ndjson"],
        ["one figure of each changed", lines, "spec.ndjson"],
        ["every fact changed, a dry run", lines, "other.ndjson", "--dry-run"],
        ["every fact changed", lines, "other.ndjson"],
      ];
      const client = new pg.Client({ connectionString: services.ownerUrl });
      await client.connect();
      const url = {
        DATABASE_URL: services.databaseUrl,
        MEILI_URL: services.meili.url,
        MEILI_KEY: services.meili.key,
        DATA_DIR: env.dataDir,
      };
      const measured: string[][] = [];
      let load = 0;
      const see = () => (load = Math.max(load, os.loadavg()[0] ?? 0));
      for (const [what, of, file, ...options] of runs) {
        if (what.includes(":")) await client.query('TRUNCATE "platform", "outbox_note", "batch" CASCADE');
        const args = ["import", at(file), ...options, "--no-index"];
        const { ms, peakMb, ownMs, databaseMs } = await step(what, () => timed(client, args, url, see));
        const seconds = [ms, ownMs, databaseMs].map((time) => (time / 1000).toFixed(1));
        measured.push([what, rate(of.rows, ms), rate(of.records, ms), ...seconds, peakMb.toFixed(0)]);
      }
      const copied = await step("copy", () => plainCopy(client, folder));
      await client.end();

      return [
        `A CSV file of ${count(plain.rows)} lines, a record each (${megabytes(at("plain.csv"))}); one of ${count(whole.rows)} rows, which make ${count(whole.records)} records (${megabytes(at("whole.csv"))}); ${count(lines.records)} such records as NDJSON (${megabytes(at("records.ndjson"))}). Each import is one transaction with a revision and an indexer's note for each record it writes. The machine's load was ${load.toFixed(1)} at most; an import by itself makes it 2.`,
        table(
          [
            "import",
            "rows a second",
            "records a second",
            "seconds",
            "of work here",
            "of work in PostgreSQL",
            "peak memory, MB",
          ],
          measured,
        ),
        table(
          ["yardstick", "records a second", "seconds"],
          [
            [
              `plain COPY of the ${count(copied.rows)} rows of the last records into tables without index, rule or revision`,
              rate(lines.records, copied.ms),
              (copied.ms / 1000).toFixed(1),
            ],
          ],
        ),
      ].join("\n\n");
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const count = (whole: number) => whole.toLocaleString("en");
const megabytes = (file: string) => `${(statSync(file).size / 1e6).toFixed(0)} MB`;
const rate = (records: number, ms: number) => Math.round(records / (ms / 1000)).toLocaleString("en");

async function timed(
  client: pg.Client,
  args: readonly string[],
  env: Record<string, string>,
  see: () => void,
): Promise<Run & { told: string }> {
  const started = performance.now();
  let peakMb = 0;
  let [ownMs, databaseMs] = [0, 0];
  await runScript(args, env, async (pid) => {
    see();
    peakMb = Math.max(peakMb, memoryOf(pid).peakMb);
    ownMs = Math.max(ownMs, cpuOf(pid));
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start IS NOT NULL",
    );
    for (const row of rows) databaseMs = Math.max(databaseMs, cpuOf(row.pid));
  });
  const ms = performance.now() - started;
  return {
    ms,
    peakMb,
    ownMs,
    databaseMs,
    told: `${(ms / 1000).toFixed(1)} s, at work ${(ownMs / 1000).toFixed(1)} s, PostgreSQL ${(databaseMs / 1000).toFixed(1)} s, peak ${peakMb.toFixed(0)} MB`,
  };
}

const TABLES =
  "platform, source, platform_name, platform_manufacturer, spec, variant, programme, programme_event, relation, citation".split(
    ", ",
  );

/** The rows of the records alone, read from a file by the server itself: less no import can do. */
async function plainCopy(client: pg.Client, folder: string): Promise<{ rows: number; ms: number; told: string }> {
  await client.query("CREATE SCHEMA bare");
  for (const name of TABLES) {
    await client.query(`COPY "${name}" TO '${path.join(folder, name)}'`);
    await client.query(`CREATE TABLE bare."${name}" AS SELECT * FROM "${name}" WITH NO DATA`);
  }
  const started = performance.now();
  let rows = 0;
  await client.query("BEGIN");
  for (const name of TABLES)
    rows += (await client.query(`COPY bare."${name}" FROM '${path.join(folder, name)}'`)).rowCount ?? 0;
  await client.query("COMMIT");
  const ms = performance.now() - started;
  return { rows, ms, told: `${rows} rows in ${(ms / 1000).toFixed(1)} s` };
}
