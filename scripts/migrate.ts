import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import type { OwnedServiceUrls } from "@/lib/services/start-services";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { MIGRATIONS_DIR } from "@/scripts/support/migrations/migration-files";
import { findSchemaChange } from "@/scripts/support/migrations/schema-change";
import { readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { withServices } from "@/scripts/support/with-services";

const HELP = `npm run migrate: apply the migrations in prisma/migrations that the database has not had yet.
npm run migrate -- new NAME [--dry-run]: write a migration from the change in prisma/schema.prisma (or only print it).
npm run migrate -- --check: exit 1 when prisma/schema.prisma and the migrations differ. Changes nothing.`;

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { check: { type: "boolean" }, "dry-run": { type: "boolean" } }, HELP, {
    takesMore: true,
  });
  if (!options) return;
  const [verb, name, ...rest] = options.positionals;
  if (options.values.check) await check();
  else if (verb === undefined) await apply();
  else if (verb === "new" && name && rest.length === 0) await writeNew(name, options.values["dry-run"] === true);
  else
    throw new OperatorError(
      `npm run migrate does not know "${options.positionals.join(" ")}".`,
      "See npm run migrate -- --help.",
    );
}

async function apply(): Promise<void> {
  const apply = (services: OwnedServiceUrls) =>
    step("migrations", async (progress) => {
      const applied = await migrate(services, progress.update);
      return { told: applied.length === 0 ? "none pending" : `applied ${applied.join(", ")}` };
    });
  await withServices("migrate", apply, { migrates: true });
}

async function check(): Promise<void> {
  const change = await withServices("migrate", ({ ownerUrl }) => findSchemaChange(ownerUrl));
  if (change !== null) {
    console.log(change.trim());
    throw new OperatorError(
      "prisma/schema.prisma has changes, shown above, that no migration makes.",
      "Write one: npm run migrate -- new NAME.",
    );
  }
  console.log("prisma/schema.prisma and prisma/migrations agree.");
}

async function writeNew(name: string, isDryRun: boolean): Promise<void> {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  if (slug === "")
    throw new OperatorError(
      `"${name}" has no letter from a to z or digit in it.`,
      "Name the migration after the change, such as: add_programme_value.",
    );
  const sql = await withServices("migrate", ({ ownerUrl }) => findSchemaChange(ownerUrl));
  if (sql === null) {
    console.log("prisma/schema.prisma has no change that the migrations do not make already.");
    return;
  }
  if (isDryRun) {
    console.log(sql.trim());
    return;
  }
  const folder = `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${slug}`;
  mkdirSync(path.join(MIGRATIONS_DIR, folder), { recursive: true });
  writeFileSync(path.join(MIGRATIONS_DIR, folder, "migration.sql"), sql);
  writeFileSync(path.join(MIGRATIONS_DIR, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(`Wrote prisma/migrations/${folder}/migration.sql. Read it, then apply it: npm run migrate`);
}
