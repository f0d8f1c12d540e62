import { readFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { MIGRATIONS_DIR, readMigrations, type MigrationFile } from "@/scripts/support/migrations/migration-files";
import { openSchemaEngine } from "@/scripts/support/migrations/schema-engine";

const SCHEMA_FILE = path.resolve(MIGRATIONS_DIR, "../schema.prisma");
const LOCK_FILE = 'provider = "postgresql"\n';
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from what the migrations add up to, to what prisma/schema.prisma says; null when that is nothing.
 * The migrations are replayed in a scratch database on this server; the database of the URL itself is not looked at.
 * @throws OperatorError when a migration fails there, or the schema can't be read.
 */
export async function findSchemaChange(
  databaseUrl: string,
  {
    schema = readFileSync(SCHEMA_FILE, "utf8"),
    files = readMigrations(),
  }: { schema?: string; files?: readonly MigrationFile[] } = {},
): Promise<string | null> {
  const engine = await openSchemaEngine(databaseUrl);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: {
        tag: "migrations",
        baseDir: MIGRATIONS_DIR,
        lockfile: { path: "migration_lock.toml", content: LOCK_FILE },
        shadowDbInitScript: "",
        migrationDirectories: files.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
      to: { tag: "schemaDatamodel", files: [{ path: SCHEMA_FILE, content: schema }] },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return exitCode === 0 ? null : (stdout ?? "");
  } catch (error) {
    const told = String(error instanceof Error ? error.message : error);
    const [, reason] = /(?:error: |ERROR: |external connector error\n)(.+)/.exec(told) ?? [];
    throw new OperatorError(
      `The migrations and prisma/schema.prisma could not be compared: ${(reason ?? told.split("\n")[0] ?? "").trim().replace(/\.$/, "")}.`,
      `Correct what it names in ${/migration `(\w+)`/i.exec(told)?.[1] ?? "prisma/schema.prisma"}, then run it again.`,
      { cause: error },
    );
  } finally {
    engine.free();
  }
}
