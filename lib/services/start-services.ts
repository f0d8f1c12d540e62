import path from "node:path";
import { programFolders, type Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { checkRoles } from "@/lib/services/check-database";
import { checkSearch } from "@/lib/services/check-search";
import type { DataDir } from "@/lib/services/data-dir";
import { readOrMakeKeys, type Keys } from "@/lib/services/keys";
import { findMeilisearch } from "@/lib/services/meilisearch/find-meilisearch";
import { startMeilisearch } from "@/lib/services/meilisearch/start-meilisearch";
import { startPostgres } from "@/lib/services/postgres/start-postgres";
import type { Run } from "@/lib/services/run";
import type { Supervised } from "@/lib/services/supervise";

/** Where the services are. `meili` is null when this machine has none: then PostgreSQL answers searches. */
export type ServiceUrls = {
  /** As the role that works with the rows of tables. */
  readonly databaseUrl: string;
  readonly meili: { readonly url: string; readonly key: string } | null;
};

/** For those who also migrate, restore, or look at the schema. */
export type OwnedServiceUrls = ServiceUrls & {
  /** As the role that owns the tables; where an operator keeps no two, the same as `databaseUrl`. */
  readonly ownerUrl: string;
};

export type Services = OwnedServiceUrls & {
  /** One phrase each for the step lines. */
  readonly told: { readonly postgres: string; readonly meilisearch: string };
  /** What went wrong without stopping us. */
  readonly warnings: readonly OperatorError[];
  readonly supervised: readonly Supervised[];
};

type Options = {
  readonly env: Pick<Env, "databaseUrl" | "databaseOwnerUrl" | "meili" | "meiliBin">;
  readonly dataDir: DataDir;
  readonly durable: boolean;
  readonly say: (line: string) => void;
};

/**
 * Brings up PostgreSQL and Meilisearch, both at a time: those that the environment names are looked at, the others are
 * started as child processes. Only for the holder of the data folder's lock.
 * @throws OperatorError when there is no PostgreSQL to be had. A missing Meilisearch is only a warning.
 */
export async function startServices(run: Run, options: Options): Promise<Services> {
  const keys = readOrMakeKeys(options.dataDir.keys);
  const [postgres, meilisearch] = await Promise.allSettled([
    findPostgres(run, options, keys),
    findSearch(run, options, keys),
  ]);
  if (postgres.status === "rejected") throw postgres.reason;
  if (meilisearch.status === "rejected") throw meilisearch.reason;
  const supervised = [postgres.value.service, meilisearch.value.service].filter((service) => service !== null);
  return {
    databaseUrl: postgres.value.url,
    ownerUrl: postgres.value.ownerUrl,
    meili: meilisearch.value.meili,
    told: { postgres: postgres.value.told, meilisearch: meilisearch.value.told },
    warnings: meilisearch.value.warnings,
    supervised,
  };
}

async function findPostgres(run: Run, { env, dataDir, durable, say }: Options, keys: Keys) {
  if (env.databaseUrl !== null) {
    const { databaseUrl: url, databaseOwnerUrl } = env;
    const { version, ownerUrl } = await checkRoles({ databaseUrl: url, databaseOwnerUrl }, { makesMissing: true });
    return { url, ownerUrl, told: `${version}, of DATABASE_URL`, service: null };
  }
  const log = path.join(dataDir.logs, "postgres.log");
  const embedded = await startPostgres(run, {
    dir: dataDir.postgres,
    log,
    password: keys.postgresPassword,
    applicationPassword: keys.applicationPassword,
    durable,
    say,
  });
  const { url, ownerUrl, version, port, isNew, service } = embedded;
  return { url, ownerUrl, told: `${version} on port ${port}${isNew ? ", a new cluster" : ""}`, service };
}

async function findSearch(run: Run, { env, dataDir, say }: Options, keys: Keys) {
  if (env.meili !== null) {
    const wrong = await checkSearch(env.meili);
    return { meili: env.meili, told: wrong ? "away" : "of MEILI_URL", warnings: wrong ? [wrong] : [], service: null };
  }
  const found = await findMeilisearch({
    meiliBin: env.meiliBin,
    programFolders: programFolders(),
    copyDir: path.join(dataDir.root, "bin"),
  });
  if ("missing" in found) return { meili: null, told: "none", warnings: [found.missing], service: null };
  try {
    const log = path.join(dataDir.logs, "meilisearch.log");
    const options = { program: found.path, dir: dataDir.meilisearch, log, masterKey: keys.meiliMasterKey, say };
    const { url, key, version, port, service } = await startMeilisearch(run, options);
    return { meili: { url, key }, told: `${version} on port ${port}`, warnings: [], service };
  } catch (error) {
    // It makes searches better; without it there still is a catalogue.
    if (!(error instanceof OperatorError)) throw error;
    return { meili: null, told: "none", warnings: [error], service: null };
  }
}
