import type { Manifest } from "@/lib/backup/manifest";
import { allTables, appliedMigrations, countKeptRows, keptTables, type Connection } from "@/lib/backup/tables";
import { OperatorError } from "@/lib/operator-error";
import { connectionOf } from "@/lib/store/connection-of";
import type { Store } from "@/lib/store/store";

/** Looks at the database by itself, before a restore begins. */
export const beforehand = ({ store }: { readonly store: Store }, check: (connection: Connection) => Promise<void>) =>
  store.transaction(async (tx) => check(await connectionOf(tx)));

/** @throws OperatorError when the database holds anything that a backup would hold. One without tables is as good as empty. */
export async function requireUnused(connection: Connection): Promise<void> {
  const used: string[] = [];
  for (const { name } of keptTables(await allTables(connection))) {
    const rows = await countKeptRows(connection, name);
    if (rows > 0) used.push(`${name} ${rows.toLocaleString("en")}`);
  }
  if (used.length > 0)
    throw new OperatorError(
      `The database is in use (rows: ${used.join(", ")}).`,
      "Back it up first, and then replace all of it with --replace; or set DATABASE_URL or DATA_DIR to an empty one.",
    );
}

/** @throws OperatorError when the backup's tables and columns are not those of the database. */
export async function requireFit(connection: Connection, file: string, manifest: Manifest): Promise<void> {
  const applied = new Set(await appliedMigrations(connection));
  const unknown = manifest.migrations.filter((name) => !applied.has(name));
  if (unknown.length > 0)
    throw new OperatorError(
      `${file} comes from a newer version of the catalogue (${manifest.application}): its database had the migration ${unknown[0]}, which this source lacks.`,
      "Update the source (git pull, npm install), and restore it then.",
    );
  const here = shapeOf(keptTables(await allTables(connection)));
  const there = shapeOf(manifest.tables);
  const differing = [...new Set([...here.keys(), ...there.keys()])].find((name) => here.get(name) !== there.get(name));
  if (differing === undefined) return;
  throw new OperatorError(
    `${file} comes from an older version of the catalogue (${manifest.application}, last migration ${manifest.migrations.at(-1)}): since then the table ${differing} has changed.`,
    "Restore it with that version of the source into an empty database; this version then migrates it, by npm run migrate.",
  );
}

/** @throws OperatorError when the role that is connected may not take off and put back what guards the tables. */
export async function requireOwner(connection: Connection): Promise<void> {
  const { rows } = await connection.query<{ role: string; owns: boolean }>(
    `SELECT current_user AS role, coalesce(bool_and(pg_has_role(relowner, 'USAGE')), true) AS owns
     FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`,
  );
  if (rows[0]?.owns === false)
    throw new OperatorError(
      `The role ${rows[0].role} does not own the tables of the catalogue, so it can't restore them.`,
      "Set DATABASE_OWNER_URL to the role that does: see docs/configuration.md.",
    );
}

const shapeOf = (tables: readonly { name: string; columns: readonly string[] }[]) =>
  new Map(tables.map(({ name, columns }) => [name, [...columns].sort().join()]));
