import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openContext } from "@/lib/catalogue/context";
import { openDataDir } from "@/lib/services/data-dir";
import { openRun } from "@/lib/services/run";
import { startServices } from "@/lib/services/start-services";
import { readEnv } from "@/lib/env";
import { readMark } from "@/lib/search/indexing/index-mark";
import { settingsDrift } from "@/lib/search/indexing/settings-drift";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { eventually } from "@/tests/support/eventually";
import type { Answered, Told } from "@/tests/support/mixed-load-worker";
import { startWebProcesses, type LoadWebProcesses } from "@/tests/support/load-web-processes";
import { randomNumbers } from "@/tests/support/random-numbers";
import { ROOT } from "@/tests/support/source-files";
import { pidOf } from "@/lib/services/pid-of";
import { temporaryFolder } from "@/tests/support/temporary-folder";
import { expectEqual, expectWholeRecords, wrongInIndex } from "@/tests/support/whole-catalogue";

/** How long it may take until all is carried and compared once nobody writes any more. */
const QUIET_MS = 120_000;

export type LoadReport = {
  steps: number;
  answered: number;
  answeredByWeb: number;
  kills: Record<string, number>;
  quietSeconds: number;
};

/**
 * Two processes write by random steps and carry changes, beside a PostgreSQL and a Meilisearch of their own, while one of the four
 * after the other is killed, stopped for a while or wiped. When that is over and quiet, fails unless every write that was answered
 * is there, no record is half written, and the index equals the record field by field.
 * @param isOver says when there were steps and kills enough
 * @param webProcesses so many web processes of a production build take part, write through the API and are killed, too
 */
export async function outliveMixedLoad(
  seed: number,
  isOver: (soFar: { steps: number; kills: number }) => boolean,
  pauseMs: number,
  webProcesses = 0,
): Promise<LoadReport> {
  const folder = temporaryFolder();
  const dataDir = openDataDir(path.join(folder.path, "data"));
  const run = openRun(dataDir.runs);
  const random = randomNumbers(seed);
  const workers: ChildProcess[] = [];
  const kills: Record<string, number> = {};
  const answered: Answered[] = [];
  const [maybePurged, purged] = [new Set<string>(), new Set<string>()];
  let [steps, started, isWritten, isEnding] = [0, 0, false, false];
  let webs: LoadWebProcesses | null = null;
  try {
    const env = { databaseUrl: null, databaseOwnerUrl: null, meili: null, meiliBin: readEnv().meiliBin };
    const { databaseUrl, ownerUrl, meili, supervised } = await startServices(run, {
      env,
      dataDir,
      durable: true,
      say: () => undefined,
    });
    if (!meili) throw new Error("There is no Meilisearch to outlive. Set MEILI_BIN to its program.");
    await migrate({ databaseUrl, ownerUrl });

    if (webProcesses > 0) webs = await startWebProcesses({ databaseUrl, meili }, folder.path, webProcesses, seed);

    const startWorker = (at: number) => {
      const child = spawn(
        process.execPath,
        [
          ...["--import", "tsx", path.join(ROOT, "tests/support/mixed-load-worker.ts")],
          ...[databaseUrl, meili.url, meili.key, String(seed + ++started), folder.path],
        ],
        { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "test" } },
      );
      createInterface(child.stdout).on("line", (line) => {
        if (!line.endsWith("}")) return; // cut off by a kill
        const told = JSON.parse(line) as Told;
        if ("aboutToPurge" in told) return void maybePurged.add(told.aboutToPurge);
        steps += 1;
        answered.push(...told.answered);
        if (told.purged) purged.add(told.purged);
      });
      child.stdin.on("error", () => undefined);
      // One that died just before, or dies now, is followed by one that only carries: it would write for ever.
      if (isWritten) child.stdin.end();
      child.once("exit", () => {
        if (!isEnding) startWorker(at);
      });
      workers[at] = child;
    };
    for (const at of [0, 1]) startWorker(at);
    await eventually("both processes work", () => steps > 2, 60_000);

    const chaos: Record<string, () => unknown> = {
      "a process, killed": () => random.pick(workers).kill("SIGKILL"),
      ...(webs ? { "a web process, killed": () => webs?.kill() } : {}),
      "Meilisearch, killed": () => signal("meilisearch", "SIGKILL"),
      "Meilisearch, stopped for a while": async () => {
        signal("meilisearch", "SIGSTOP");
        await pause(random.between(300, 2_000));
        signal("meilisearch", "SIGCONT");
      },
      "PostgreSQL, killed": () => signal("postgres", "SIGKILL"),
      "the index, deleted": () =>
        fetch(`${meili.url}/indexes/platforms`, {
          method: "DELETE",
          headers: { authorization: `Bearer ${meili.key}` },
        }).catch(() => undefined),
    };
    const signal = (name: "meilisearch" | "postgres", which: NodeJS.Signals) => {
      const pid = pidOf(dataDir.root, name);
      if (pid !== null) process.kill(pid, which);
    };
    for (let count = 0; !isOver({ steps, kills: count }); count++) {
      await pause(random.between(pauseMs / 2, pauseMs * 1.5));
      // One that is down already is no more to be killed, and is started again after ever longer pauses.
      await Promise.all(supervised.map((service) => service.up()));
      const [what, act] = random.pick(Object.entries(chaos));
      await act();
      kills[what] = (kills[what] ?? 0) + 1;
    }
    await Promise.all(supervised.map((service) => service.up()));
    isWritten = true;
    for (const worker of workers) worker.stdin?.end();
    await webs?.stopWriting();

    const began = performance.now();
    const context = await openContext({ databaseUrl, meili });
    const pool = new pg.Pool({ connectionString: databaseUrl });
    pool.on("error", () => undefined);
    try {
      await eventually(
        "all is carried and compared",
        async () => {
          const { rows } = await pool.query<{ waiting: number }>("SELECT count(*)::int AS waiting FROM outbox_note");
          const { doubt } = await readMark(context.store.read, "platforms");
          if (rows[0]?.waiting !== 0 || doubt !== null || (await wrongInIndex(context)).length > 0) return false;
          return (await settingsDrift(context.store.read, context.index!)).length === 0;
        },
        QUIET_MS,
      );
      const quietSeconds = (performance.now() - began) / 1000;
      // Steps that write nothing show nothing. Of the first ones chance may leave few.
      expect(answered.length).toBeGreaterThan(Math.max(0, (steps - 100) / 4));
      // Whoever writes still, or mends, would do so now.
      await pause(500);
      await expectWholeRecords(pool);
      const { rows: lost } = await pool.query(
        `SELECT a.* FROM json_to_recordset($1::json) AS a(id uuid, version int)
         WHERE NOT EXISTS (SELECT FROM revision r WHERE r.platform_id = a.id AND r.version = a.version)`,
        [JSON.stringify(answered.filter(({ id }) => !maybePurged.has(id)))],
      );
      expect(lost).toEqual([]);
      const { rows: lostByWeb } = await pool.query(
        `SELECT a.* FROM json_to_recordset($1::json) AS a(slug text, version int)
         WHERE NOT EXISTS (SELECT FROM revision r WHERE r.content ->> 'slug' = a.slug AND r.version = a.version)`,
        [JSON.stringify(webs?.saved ?? [])],
      );
      expect(lostByWeb).toEqual([]);
      const { rows: undead } = await pool.query("SELECT slug FROM platform WHERE id = ANY($1::uuid[])", [[...purged]]);
      expect(undead).toEqual([]);
      await expectEqual(context, pool);
      return { steps, answered: answered.length, answeredByWeb: webs?.saved.length ?? 0, kills, quietSeconds };
    } finally {
      await context.close();
      await pool.end();
    }
  } finally {
    isEnding = true;
    for (const worker of workers) worker.kill("SIGKILL");
    await webs?.stop();
    await run.stopAll();
    folder.remove();
  }
}
