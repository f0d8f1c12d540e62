import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { withBenchServices } from "@/scripts/bench/bench-services";
import { table } from "@/scripts/bench/benchmark-page";
import { cpuOf, memoryOf, runScript } from "@/scripts/bench/run-script";
import { step } from "@/scripts/support/steps";

type Run = { readonly ms: number; readonly peakMb: number; readonly ownMs: number; readonly databaseMs: number };

/** Imports invented records as anyone would, by the script and in one transaction: into an empty catalogue, then the same file again,
 *  then the same records each with another summary. */
export async function run(records: number): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "catalogue-bench-import-"));
  chmodSync(folder, 0o777); // PostgreSQL, which is another user, writes the yardstick's files here
  try {
    return await withBenchServices(null, async ({ services, env }) => {
      const file = path.join(folder, "records.ndjson");
      const other = path.join(folder, "changed.ndjson");
      await step("file", async () => {
        await runScript(["generate", String(records), file]);
        const { size } = statSync(file);
        await runScript(["generate", String(records), other, "--seed", "2"]);
        return { told: `${records} records, ${(size / 1e6).toFixed(0)} MB` };
      });
      const client = new pg.Client({ connectionString: services.databaseUrl });
      await client.connect();
      const url = {
        DATABASE_URL: services.databaseUrl,
        MEILI_URL: services.meili.url,
        MEILI_KEY: services.meili.key,
        DATA_DIR: env.dataDir,
      };
      const measured: [string, Run][] = [];
      let load = 0;
      const see = () => (load = Math.max(load, os.loadavg()[0] ?? 0));
      for (const [what, args] of [
        ["all new", [file]],
        ["all unchanged", [file]],
        ["all changed, a dry run", [other, "--dry-run"]],
        ["all changed", [other]],
      ] as const)
        measured.push([what, await step(what, () => timed(client, ["import", ...args, "--no-index"], url, see))]);
      const copied = await step("copy", () => plainCopy(client, folder));
      await client.end();

      const rows = measured.map(([what, { ms, peakMb, ownMs, databaseMs }]) => [
        what,
        rate(records, ms),
        (ms / 1000).toFixed(1),
        (ownMs / 1000).toFixed(1),
        (databaseMs / 1000).toFixed(1),
        peakMb.toFixed(0),
      ]);
      return [
        `${records.toLocaleString("en")} records (${(statSync(file).size / 1e6).toFixed(0)} MB of NDJSON), each import one transaction with a revision and an indexer's note for each record it writes. The machine's load was ${load.toFixed(1)} at most; an import by itself makes it 2.`,
        table(
          ["import", "records a second", "seconds", "of work here", "of work in PostgreSQL", "peak memory, MB"],
          rows,
        ),
        table(
          ["yardstick", "records a second", "seconds"],
          [
            [
              `plain COPY of the ${copied.rows.toLocaleString("en")} rows of these records into tables without index, rule or revision`,
              rate(records, copied.ms),
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
