import path from "node:path";
import { createToken } from "@/lib/auth/tokens";
import type { Context } from "@/lib/catalogue/context";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";
import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { readOrMakeKeys } from "@/lib/services/keys";
import { withBenchServices, type BenchServices } from "@/scripts/bench/bench-services";
import { loadRecords, type Loaded } from "@/scripts/bench/load-records";
import { buildSite } from "@/scripts/support/site/build-site";
import { startWeb } from "@/scripts/support/site/start-web";
import { say, step } from "@/scripts/support/steps";
import { onCatalogue } from "@/scripts/support/with-catalogue";

/** A catalogue with records in it, its index built, and a production build of the source at hand that serves it. */
export type ServedCatalogue = BenchServices & {
  readonly context: Context;
  readonly loaded: Loaded;
  /** Makes a token that may publish. */
  readonly publisherToken: () => Promise<string>;
};

/**
 * Loads the shipped records and so many invented ones, serves them, and stops everything after the work.
 * @param keepDir where the data stays for the next run; null throws it away
 */
export async function withServedCatalogue<T>(
  count: number,
  keepDir: string | null,
  work: (served: ServedCatalogue) => Promise<T>,
): Promise<T> {
  console.log(
    `\n${count === 0 ? "The shipped records" : `The shipped records and ${count.toLocaleString("en")} invented ones`}`,
  );
  // Records that another source had indexed otherwise would be measured as this one's.
  const dir = keepDir && path.join(keepDir, `${count}-${fingerprint().slice(0, 8)}`);
  return withBenchServices(dir, (bench) =>
    onCatalogue(bench.services, async (context) => {
      const { services, env, dataDir, run } = bench;
      const loaded = await loadRecords(context, count, env.dataDir);
      await step("build", async (progress) => {
        const built = await buildSite(run, path.join(dataDir.logs, "build.log"), progress);
        return { told: built ? "of this source" : "is of this source already" };
      });
      await step("web", async () => {
        const { sessionSecret } = readOrMakeKeys(dataDir.keys);
        const log = path.join(dataDir.logs, "web.log");
        await startWeb(run, { mode: "start", env, services, sessionSecret, log, say });
        return { told: "answers" };
      });
      const publisherToken = async () => {
        const auth = { store: context.store, clock: context.clock, newId: context.newId, publicUrl: env.publicUrl };
        const made = await createToken(auth, CONSOLE_ACTOR, { name: "Benchmark", role: "publisher", days: 1 });
        if (!made.ok) throw new Error(`No token could be made: ${JSON.stringify(made.problem)}`);
        return made.value.token;
      };
      return work({ ...bench, context, loaded, publisherToken });
    }),
  );
}

/** `100,215 records`. */
export const recordsOf = ({ shipped, invented }: Loaded): string =>
  `${(shipped + invented).toLocaleString("en")} records`;
