import path from "node:path";
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import { orDiskFull } from "@/lib/services/data-dir";
import { freePort } from "@/lib/services/free-port";
import { PLAIN_ENVIRONMENT } from "@/lib/services/plain-environment";
import { APPLICATION_ROLE, grantAccess, makeRole } from "@/lib/services/postgres/application-role";
import { initialiseCluster, OWNER_ROLE } from "@/lib/services/postgres/initialise-cluster";
import { findPostgresPrograms } from "@/lib/services/postgres/programs";
import { clearStalePostmaster } from "@/lib/services/postgres/stale-postmaster";
import { findPostgresUser, openPackage, openWayTo, type SystemUser } from "@/lib/services/postgres/system-user";
import type { Run } from "@/lib/services/run";
import { linesSince, logEnd } from "@/lib/services/service-log";
import { supervise, type Service, type Supervised } from "@/lib/services/supervise";
import { waitUntil } from "@/lib/services/wait-until";

export type PostgresOptions = {
  /** Where the cluster is, or is to be. */
  readonly dir: string;
  readonly log: string;
  /** Of the owner. */
  readonly password: string;
  readonly applicationPassword: string;
  /** False for throw-away data: faster, and lost when the machine crashes. */
  readonly durable: boolean;
  /** Takes a line when the service ends or comes back, or when something on the machine had to be changed for it. */
  readonly say: (line: string) => void;
};

export type EmbeddedPostgres = {
  /** For all that the application does with the rows of tables. */
  readonly url: string;
  /** For what only the owner of the tables may. */
  readonly ownerUrl: string;
  readonly port: number;
  readonly version: string;
  readonly isNew: boolean;
  readonly service: Supervised;
};

const DATABASE = "catalogue";
/** A killed server reads its journal again before it answers; on a slow disk that takes a while. */
const READY_MS = 120_000;
const HURRIED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts PostgreSQL on loopback and a free port, and keeps it up while the run lasts. Makes the cluster and the
 * database when they are missing. Only for the holder of the data folder's lock.
 * @throws OperatorError when it can't be had on this machine, or does not start.
 */
export async function startPostgres(run: Run, options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { dir, log, password, applicationPassword, say } = options;
  const programs = findPostgresPrograms();
  const user = findPostgresUser(dir);
  if (user) {
    const opened = [...openWayTo(path.dirname(dir)), ...openWayTo(path.dirname(programs.packageDir))];
    openPackage(programs.packageDir);
    if (opened.length > 0) say(`opened ${opened.join(", ")} for passing through, as PostgreSQL does not run as root`);
  }
  const isNew = await initialiseCluster(run, { dir, password, programs, user, log, durable: options.durable });

  for (let attempt = 1; ; attempt += 1) {
    await clearStalePostmaster(dir);
    const port = await freePort();
    const start = logEnd(log);
    try {
      const service = await supervise(
        run,
        postgresService(run, { ...options, program: programs.postgres, user, port }),
        say,
      );
      const version = await openDatabase({ port, password }, applicationPassword);
      const url = urlOf(port, APPLICATION_ROLE, applicationPassword);
      return { url, ownerUrl: urlOf(port, OWNER_ROLE, password), port, version, isNew, service };
    } catch (error) {
      // Somebody else was faster on this port; there are others.
      if (attempt === 3 || run.isStopping() || !linesSince(log, start).some((line) => line.includes("could not bind")))
        throw error;
    }
  }
}

type Place = PostgresOptions & { readonly program: string; readonly user: SystemUser | null; readonly port: number };

function postgresService(run: Run, { dir, log, password, durable, program, user, port }: Place): Service {
  let start = 0;
  return {
    label: "PostgreSQL",
    launch() {
      start = logEnd(log);
      const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...(durable ? [] : HURRIED)];
      return run.start({
        name: "postgres",
        program,
        args: ["-D", dir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
        cwd: dir,
        env: PLAIN_ENVIRONMENT,
        log,
        user,
      });
    },
    async ready(process) {
      await waitUntil(
        () => letsIn(port, password),
        process,
        READY_MS,
        (reason) => {
          const told = linesSince(log, start).findLast((line) => /FATAL|PANIC|error/.test(line));
          const failure = new OperatorError(
            `PostgreSQL did not start in ${dir}: ${told?.replace(/^.*?(FATAL|PANIC): +/, "") ?? reason}.`,
            `See ${log}, or set DATABASE_URL in .env to a PostgreSQL of your own.`,
          );
          return orDiskFull(dir, failure);
        },
      );
    },
  };
}

async function letsIn(port: number, password: string): Promise<boolean> {
  try {
    await withClient({ port, password, database: "postgres" }, (client) => client.query("SELECT 1"));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") return false;
    throw new OperatorError(
      "The embedded PostgreSQL does not take the password in keys.json.",
      "Put keys.json back from a backup; without one, move DATA_DIR away and start afresh.",
      { cause: error },
    );
  }
}

// A start that was killed early leaves a cluster without our database, and an older version of the catalogue one with a single role.
async function openDatabase(place: { port: number; password: string }, applicationPassword: string): Promise<string> {
  await withClient({ ...place, database: "postgres" }, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    await makeRole(client, APPLICATION_ROLE, applicationPassword);
  });
  return withClient({ ...place, database: DATABASE }, async (client) => {
    await grantAccess(client, APPLICATION_ROLE);
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return rows[0]?.server_version ?? "of unknown version";
  });
}

async function withClient<T>(
  { port, password, database }: { port: number; password: string; database: string },
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: OWNER_ROLE,
    password,
    database,
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => undefined); // a server that goes away under us is told by the query
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const urlOf = (port: number, role: string, password: string) =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
