import { setTimeout as pause } from "node:timers/promises";
import { pidOf } from "@/lib/services/pid-of";
import { table } from "@/scripts/bench/benchmark-page";
import { LOAD_WORDS, lostEdits, readyOf, startLoad, untilQuiet, type LiveLoad } from "@/scripts/bench/live-load";
import { memoryOf } from "@/scripts/bench/run-script";
import { ms } from "@/scripts/bench/samples";
import { recordsOf, withServedCatalogue } from "@/scripts/bench/served-catalogue";
import { seconds, step } from "@/scripts/support/steps";

const BEFORE_MS = 10_000;
const AFTER_MS = 10_000;
/** Nothing has waited for longer when the queue counts as drained, since edits go on. */
const FRESH_SECONDS = 2;
const QUIET_MS = 10 * 60 * 1000;

type Phase = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly said: ReadonlySet<string>;
  /** The most that the web process was seen to hold. */
  readonly webMb: number;
};

/** Stops Meilisearch for a while under load, in the way that is the hardest to notice: it takes connections and answers nothing. Tells how
 *  searches and saves fare, and how long it then takes until all is carried. */
export const run = (records: number, keepDir: string | null, awaySeconds: number): Promise<string> =>
  withServedCatalogue(records, keepDir, async ({ env, loaded, ...served }) => {
    const pid = pidOf(env.dataDir, "meilisearch");
    if (pid === null) throw new Error("There is no process of Meilisearch to stop");
    const site = env.publicUrl;
    const load = await startLoad({ env, loaded, ...served });
    const webMb = () => memoryOf(pidOf(env.dataDir, "web") ?? 0).nowMb;
    const phases: Phase[] = [];
    const during = (name: string, lengthMs: number) =>
      step(name, async ({ update }) => {
        const from = load.now();
        const said = new Set<string>();
        let mostMb = 0;
        while (load.now() - from < lengthMs) {
          await pause(Math.min(1_000, lengthMs));
          said.add((await readyOf(site)).status);
          mostMb = Math.max(mostMb, webMb());
          update(Math.min(lengthMs, Math.round(load.now() - from)), lengthMs);
        }
        phases.push({ name, from, to: load.now(), said, webMb: mostMb });
        return { told: `readiness says ${[...said].join(", ")}` };
      });

    await during("before", BEFORE_MS);
    process.kill(pid, "SIGSTOP");
    try {
      await during("away", awaySeconds * 1000);
    } finally {
      process.kill(pid, "SIGCONT");
    }
    const { waiting, quietMs } = await step("drain", async () => {
      const from = load.now();
      const waiting = (await readyOf(site)).components.indexer.pending;
      const quietMs = await untilQuiet(site, QUIET_MS, FRESH_SECONDS);
      phases.push({ name: "draining", from, to: load.now(), said: new Set(["ok at its end"]), webMb: webMb() });
      return { waiting, quietMs, told: `${waiting} changes in ${seconds(quietMs)}` };
    });
    await during("after", AFTER_MS);
    await load.stop();
    await untilQuiet(site, QUIET_MS);
    const lost = await lostEdits(site, load.edits);
    return report(recordsOf(loaded), awaySeconds, load, phases, { waiting, quietMs, lost });
  });

function report(
  records: string,
  awaySeconds: number,
  load: LiveLoad,
  phases: readonly Phase[],
  { waiting, quietMs, lost }: { waiting: number; quietMs: number; lost: readonly string[] },
): string {
  return [
    `${records}, ${LOAD_WORDS} through one web process; Meilisearch stopped for ${awaySeconds} s so that it takes connections and answers nothing. Milliseconds.`,
    table(
      [
        "",
        "searches",
        "failed",
        "by PostgreSQL",
        "p50",
        "p95",
        "saves",
        "failed",
        "p50",
        "p95",
        "longest",
        "readiness",
        "web process, MB",
      ],
      phases.map(({ name, from, to, said, webMb }) => {
        const within = ({ atMs }: { atMs: number }) => atMs >= from && atMs < to;
        const searches = load.searches.filter(within);
        const edits = load.edits.filter(within);
        const [asked, saved] = [searches.map((one) => one.ms), edits.map((one) => one.ms)];
        return [
          name,
          String(searches.length),
          String(searches.filter(({ engine }) => engine === null).length),
          String(searches.filter(({ engine }) => engine === "postgresql").length),
          ...[ms(asked, 50), ms(asked, 95), String(edits.length)],
          String(edits.filter(({ isSaved }) => !isSaved).length),
          ...[ms(saved, 50), ms(saved, 95), ms(saved, 100), [...said].join(", "), webMb.toFixed(0)],
        ];
      }),
    ),
    `When Meilisearch went on ${waiting} changes waited; ${seconds(quietMs)} later none had waited for more than ${FRESH_SECONDS} s and the site said that all is well, while the load went on. Saved edits that no search found at the end: ${lost.length}.`,
    ...load.complaints.map((complaint) => `A failure: ${complaint}`),
  ].join("\n\n");
}
