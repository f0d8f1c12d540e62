import pg from "pg";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { checkRoles } from "@/lib/services/check-database";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { freshDatabase } from "@/tests/support/services";

const NOT_ALLOWED = "42501";

let catalogue: OpenCatalogue;
let application: pg.Client;
beforeAll(async () => {
  catalogue = await openCatalogue();
  const records = [{ record: aPlatform(), expectedVersion: null }];
  expect(await publishPlatforms(catalogue.context, anActor(), { via: "form", records })).toMatchObject({ ok: true });
  application = new pg.Client({ connectionString: catalogue.databaseUrl });
  await application.connect();
});
afterAll(async () => {
  await application.end();
  await catalogue.close();
});

test.each([
  ["change the audit log", "UPDATE audit_entry SET actor = 'user:b'"],
  ["delete from the audit log", "DELETE FROM audit_entry"],
  ["empty the audit log", "TRUNCATE audit_entry"],
  ["take off what guards the audit log", "ALTER TABLE audit_entry DISABLE TRIGGER ALL"],
  [
    "put another rule in its place",
    "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
  ],
  ["switch the guards off for itself", "SET session_replication_role = replica"],
  ["change a revision", "UPDATE revision SET reason = 'Better so'"],
  ["delete a revision", "DELETE FROM revision"],
  ["forget a migration", "DELETE FROM _prisma_migrations"],
  ["make a table", "CREATE TABLE own (n int)"],
  ["drop a table", "DROP TABLE platform CASCADE"],
  ["become the owner", "SET ROLE catalogue"],
])("the role that the application works as can't %s", async (_, statement) => {
  await expect(application.query(statement)).rejects.toMatchObject({ code: NOT_ALLOWED });
});

test("it may read and add to each table but the notes of migrations", async () => {
  const rights = await catalogue.sql<{ table: string; reads: boolean; adds: boolean }>(
    `SELECT relname AS table, has_table_privilege('catalogue_app', oid, 'SELECT') AS reads, has_table_privilege('catalogue_app', oid, 'INSERT') AS adds
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  expect(rights.length).toBeGreaterThan(30);
  expect(rights.filter(({ reads, adds }) => !reads || !adds)).toEqual([
    { table: "_prisma_migrations", reads: true, adds: false },
  ]);
});

// Of a PostgreSQL of one's own an operator names two roles, and need not make the second.
test("a missing role of DATABASE_URL is made at a start, and has its rights after the migrations", async () => {
  const database = await freshDatabase("template0");
  const role = `Clerk ${Date.now().toString(36)}`;
  const url = new URL(database.ownerUrl);
  [url.username, url.password] = [role, "it's a password"];
  const roles = { databaseUrl: url.href, databaseOwnerUrl: database.ownerUrl };
  try {
    for (const _ of ["first", "second"]) {
      expect(await checkRoles(roles, { makesMissing: true })).toMatchObject({ ownerUrl: database.ownerUrl });
      await migrate({ databaseUrl: url.href, ownerUrl: database.ownerUrl });
    }
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(
      "INSERT INTO audit_entry (actor, action, outcome, details) VALUES ('user:a', 'x', 'done', '{}')",
    );
    await expect(client.query("DELETE FROM audit_entry")).rejects.toMatchObject({ code: NOT_ALLOWED });
    await client.end();
    expect(await migrate({ databaseUrl: url.href, ownerUrl: url.href })).toEqual([]); // by itself, with nothing to do
  } finally {
    await database.drop();
    await catalogue.sql(`DROP ROLE ${pg.escapeIdentifier(role)}`);
  }
});

test("an address that names no user is the owner's, who needs no rights", async () => {
  const database = await freshDatabase();
  const url = new URL(database.ownerUrl);
  [url.username, url.password] = ["", ""];
  try {
    expect(await migrate({ databaseUrl: url.href, ownerUrl: database.ownerUrl })).toEqual([]);
  } finally {
    await database.drop();
  }
});

test("an owner who is not let in is told by the name of its variable", async () => {
  const wrong = catalogue.ownerUrl.replace(/:[^:@]+@/, ":wrong@");
  await expect(
    checkRoles({ databaseUrl: catalogue.databaseUrl, databaseOwnerUrl: wrong }, { makesMissing: true }),
  ).rejects.toMatchObject({
    what: expect.stringContaining('DATABASE_OWNER_URL is "'),
    cure: "Correct user and password in DATABASE_OWNER_URL.",
  });
});
