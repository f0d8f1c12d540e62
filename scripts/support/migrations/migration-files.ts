import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One step of the database's structure, as it lies in prisma/migrations. */
export type MigrationFile = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The project's migrations. */
export const MIGRATIONS_DIR = path.resolve(__dirname, "../../../prisma/migrations");

/** All migrations in the folder, in their order. */
export function readMigrations(dir: string = MIGRATIONS_DIR): MigrationFile[] {
  if (!existsSync(dir)) return [];
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      // A checkout with Windows line ends is the same migration.
      const sql = readFileSync(path.join(dir, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
