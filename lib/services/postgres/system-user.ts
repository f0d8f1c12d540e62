import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

/** The system user that PostgreSQL runs as. */
export type SystemUser = { readonly uid: number; readonly gid: number };

/**
 * PostgreSQL refuses to run as root. Null for everybody else, who run it as themselves; for root it is whoever owns the
 * cluster already, else `postgres` where the system has that user, else `nobody`, whom every system has.
 */
export function findPostgresUser(cluster: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new OperatorError(
    "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody to run it as.",
    "Run npm start as an ordinary user, or set DATABASE_URL in .env to a PostgreSQL of your own.",
  );
}

/**
 * Lets others pass through root's folders on the way down to `target`: passing through, not looking around (711).
 * Without that a clone in /root, or in a fresh temporary folder, hides its database from the user that runs it.
 * @returns the folders that were opened
 */
export function openWayTo(target: string): string[] {
  const opened: string[] = [];
  for (let dir = target; dir !== path.dirname(dir); dir = path.dirname(dir)) {
    const { mode, uid } = statSync(dir);
    if (uid !== 0 || (mode & 0o001) !== 0) continue;
    chmodSync(dir, mode | 0o011);
    opened.push(dir);
  }
  return opened.reverse();
}

/** Lets others read and run what lies in an installed package, which a strict umask kept from them. */
export function openPackage(packageDir: string): void {
  const probe = path.join(packageDir, "native", "bin");
  if ((statSync(probe).mode & 0o005) === 0o005) return;
  const open = (entry: string) => {
    const { mode } = lstatSync(entry);
    const isDirectory = lstatSync(entry).isDirectory();
    if (!lstatSync(entry).isSymbolicLink()) chmodSync(entry, mode | (isDirectory || mode & 0o100 ? 0o055 : 0o044));
    if (isDirectory) for (const child of readdirSync(entry)) open(path.join(entry, child));
  };
  open(packageDir);
}
