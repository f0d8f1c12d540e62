import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { PLAIN_ENVIRONMENT } from "@/lib/services/plain-environment";
import { orDiskFull } from "@/lib/services/data-dir";
import type { PostgresPrograms } from "@/lib/services/postgres/programs";
import type { SystemUser } from "@/lib/services/postgres/system-user";
import type { Run } from "@/lib/services/run";
import { linesSince, logEnd } from "@/lib/services/service-log";

/** The owner of an embedded cluster and of all in it. */
export const OWNER_ROLE = "catalogue";

export type NewCluster = {
  readonly dir: string;
  readonly password: string;
  readonly programs: PostgresPrograms;
  readonly user: SystemUser | null;
  readonly log: string;
  /** Throw-away clusters need not be on the disk before we go on. */
  readonly durable: boolean;
};

/**
 * Makes an empty cluster at `dir`, unless there is one. It is made beside and moved into place when it is whole, so an
 * initdb that was cut off leaves no half cluster, only a folder that the next call clears away.
 * @returns whether one was made
 */
export async function initialiseCluster(run: Run, cluster: NewCluster): Promise<boolean> {
  const { dir, programs, user, log } = cluster;
  const drafts = `${path.basename(dir)}.new-`;
  for (const entry of readdirSync(path.dirname(dir))) {
    if (entry.startsWith(drafts)) rmSync(path.join(path.dirname(dir), entry), { recursive: true, force: true });
  }
  if (existsSync(path.join(dir, "PG_VERSION"))) return false;

  const draft = path.join(path.dirname(dir), `${drafts}${process.pid}`);
  const passwordFile = path.join(draft, "password");
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (user) for (const entry of [draft, passwordFile]) chownSync(entry, user.uid, user.gid);

  const start = logEnd(log);
  const initdb = run.start({
    name: "initdb",
    program: programs.initdb,
    args: [
      `--pgdata=${path.join(draft, "cluster")}`,
      `--username=${OWNER_ROLE}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      ...(cluster.durable ? [] : ["--no-sync"]),
    ],
    cwd: draft,
    env: PLAIN_ENVIRONMENT,
    log,
    user,
  });
  const ending = await initdb.ended;
  if (ending !== "exit code 0") {
    const reason = linesSince(log, start).findLast((line) => /error|fatal|could not|no space/i.test(line)) ?? ending;
    const failure = new OperatorError(
      `PostgreSQL could not make its cluster in ${path.dirname(dir)}: ${reason.replace(/^initdb: (error: )?/, "")}`,
      `See ${log}, or set DATABASE_URL in .env to a PostgreSQL of your own.`,
    );
    const cause = orDiskFull(path.dirname(dir), failure); // to be asked before room is made
    rmSync(draft, { recursive: true, force: true });
    throw cause;
  }
  moveIntoPlace(path.join(draft, "cluster"), dir);
  rmSync(draft, { recursive: true, force: true });
  return true;
}

function moveIntoPlace(cluster: string, dir: string): void {
  try {
    renameSync(cluster, dir);
  } catch (error) {
    // Whatever lies there, it is not ours to delete.
    throw new OperatorError(
      `${dir} holds something, but not a whole PostgreSQL cluster.`,
      "Move it away, then start again.",
      { cause: error },
    );
  }
}
