import { randomBytes } from "node:crypto";
import pg from "pg";

/** Migrated and empty, to be copied by `freshDatabase`. */
export const TEMPLATE_DATABASE = "template_catalogue";

/** A database and an index that one test file has to itself. */
export type FreshDatabase = {
  /** As the role that the application works as. */
  readonly databaseUrl: string;
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  /** Null on a machine without Meilisearch. */
  readonly meili: { readonly url: string; readonly key: string } | null;
  /** Begins the name of every index of this file, since all files share one Meilisearch. */
  readonly indexPrefix: string;
  /** Deletes both. Connections that are still open are cut. */
  drop(): Promise<void>;
};

/** Copies a template, by default the migrated one: a database with every table and no row, in some 50 ms. Call `drop` in afterAll. */
export async function freshDatabase(template = TEMPLATE_DATABASE): Promise<FreshDatabase> {
  const shared = sharedServices();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asOwner(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    databaseUrl: urlOfDatabase(shared.databaseUrl, name),
    ownerUrl: urlOfDatabase(shared.ownerUrl, name),
    meili: shared.meili,
    indexPrefix: `${name}_`,
    async drop() {
      await asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      if (shared.meili) await deleteIndexes(shared.meili, `${name}_`);
    },
  };
}

/** Copies a database that nobody is connected to. */
export const copyDatabase = (databaseUrl: string, name: string): Promise<void> =>
  asOwner(`CREATE DATABASE ${name} TEMPLATE ${new URL(databaseUrl).pathname.slice(1)}`);

/** Where the services of this run are: one PostgreSQL and one Meilisearch for all test files. */
export function sharedServices(): Omit<FreshDatabase, "indexPrefix" | "drop"> {
  const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (!databaseUrl || !ownerUrl)
    throw new Error("No test services: this Jest project lacks globalSetup tests/support/global-setup.ts");
  return { databaseUrl, ownerUrl, meili: url && key ? { url, key } : null };
}

/** The same server and user, another database. */
export function urlOfDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfDatabase(sharedServices().ownerUrl, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function deleteIndexes({ url, key }: { url: string; key: string }, prefix: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/indexes?limit=1000`, { headers });
  const { results } = (await answer.json()) as { results: { uid: string }[] };
  for (const { uid } of results) {
    if (uid.startsWith(prefix)) await fetch(`${url}/indexes/${uid}`, { method: "DELETE", headers });
  }
}
