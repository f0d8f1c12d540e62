import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { setTimeout as pause } from "node:timers/promises";
import { applyMigrations, findPendingMigrations } from "@/scripts/support/migrations/apply-migrations";
import { readMigrations, type MigrationFile } from "@/scripts/support/migrations/migration-files";
import { findSchemaChange } from "@/scripts/support/migrations/schema-change";
import { eventually } from "@/tests/support/eventually";
import { freshDatabase, type FreshDatabase } from "@/tests/support/services";

const migration = (name: string, sql: string): MigrationFile => ({
  name,
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});
// The migrations of the template are there already, so what a test adds comes after them.
const shipped = readMigrations();
const withMore = (...more: MigrationFile[]) => ({ files: [...shipped, ...more] });
const one = migration("20990101000000_one", "CREATE TABLE one (n int);");
const two = migration("20990102000000_two", "ALTER TABLE one ADD COLUMN word text; -- not; two; statements");

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const tableExists = async (name: string) => (await query(`SELECT to_regclass('${name}') AS found`))[0]?.found !== null;

test("what the database has not had yet is applied in order, once, and noted as Prisma notes it", async () => {
  const done: number[][] = [];
  expect(await findPendingMigrations(database.ownerUrl, withMore(one, two).files)).toEqual([one.name, two.name]);
  expect(
    await applyMigrations(database.ownerUrl, { ...withMore(one, two), onApplied: (...pair) => done.push(pair) }),
  ).toEqual([one.name, two.name]);
  expect(done).toEqual([
    [1, 2],
    [2, 2],
  ]);
  expect(await applyMigrations(database.ownerUrl, withMore(one, two))).toEqual([]);
  expect(
    await query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count FROM _prisma_migrations
       WHERE migration_name = '${two.name}'`,
    ),
  ).toEqual([{ migration_name: two.name, checksum: two.checksum, finished: true, applied_steps_count: 1 }]);
});

test("two at a time apply each migration once", async () => {
  const both = await Promise.all([1, 2].map(() => applyMigrations(database.ownerUrl, withMore(one, two))));
  expect(both.flat().sort()).toEqual([one.name, two.name]);
});

test("a migration that fails is told with its line, and leaves nothing", async () => {
  const broken = migration("20990102000000_broken", "CREATE TABLE half (n int);\n\nALTER TABLE half ADD COLUMNS;");
  await expect(applyMigrations(database.ownerUrl, withMore(one, broken))).rejects.toThrow(
    /^The migration 20990102000000_broken failed in line 3: syntax error .* Nothing of it was kept\./,
  );
  expect(await tableExists("one")).toBe(true);
  expect(await tableExists("half")).toBe(false);
  expect(await findPendingMigrations(database.ownerUrl, withMore(one, two).files)).toEqual([two.name]);
});

// Prisma's own engine leaves a half one behind here, and then refuses to go on.
test("a migration whose connection is cut leaves nothing, and is simply applied the next time", async () => {
  const slow = migration("20990102000000_slow", "CREATE TABLE slow (n int); SELECT pg_sleep(30);");
  const cut = applyMigrations(database.ownerUrl, withMore(slow)).catch((error: unknown) => error);
  for (;;) {
    const killed = await query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()",
    );
    if (killed.length > 0) break;
    await pause(20);
  }
  expect(await cut).toBeInstanceOf(Error);
  expect(await tableExists("slow")).toBe(false);

  const quick = migration(slow.name, "CREATE TABLE slow (n int);");
  expect(await applyMigrations(database.ownerUrl, withMore(quick))).toEqual([slow.name]);
});

test("a migration that was edited after it was applied is refused", async () => {
  await applyMigrations(database.ownerUrl, withMore(one));
  const edited = migration(one.name, `${one.sql} -- improved`);
  await expect(applyMigrations(database.ownerUrl, withMore(edited))).rejects.toThrow(
    `The migration ${one.name} was edited after it was applied to this database. Put its migration.sql back`,
  );
});

test("a database that is newer than the source is left alone", async () => {
  await applyMigrations(database.ownerUrl, withMore(one));
  await expect(applyMigrations(database.ownerUrl)).rejects.toThrow(
    `The database is newer than this source: it has the migration ${one.name}`,
  );
});

describe("the schema's change", () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");

  test("is nothing for what is shipped: the migrations make what the schema says", async () => {
    expect(await findSchemaChange(database.ownerUrl)).toBeNull();
  });

  test("is the SQL of what was added, and no scratch database is left", async () => {
    const changed = `${schema}\nmodel Addition {\n  id Int @id\n\n  @@map("addition")\n}\n`;
    expect(await findSchemaChange(database.ownerUrl, { schema: changed })).toContain('CREATE TABLE "addition"');
    // Other test files compare schemas on the same server; theirs go, too.
    const left = "SELECT FROM pg_database WHERE datname LIKE 'shadow%'";
    await eventually("no scratch database is left", async () => (await query(left)).length === 0);
  });

  test("can not be told where a migration fails, and the message names it", async () => {
    const broken = migration("20990101000000_broken", "ALTER TABLE nowhere ADD COLUMN n int;");
    await expect(findSchemaChange(database.ownerUrl, withMore(broken))).rejects.toThrow(
      "could not be compared: No such table: nowhere. Correct what it names in 20990101000000_broken",
    );
  });

  test("can not be told from a schema with a mistake, and the message says which", async () => {
    await expect(
      findSchemaChange(database.ownerUrl, { schema: `${schema}\nmodel X {\n  id Nothing @id\n}\n` }),
    ).rejects.toThrow(/could not be compared: .*Nothing/);
  });
});
