import { randomBytes } from "node:crypto";
import pg from "pg";

/** Migrated and empty, to be copied by `freshDatabase`. */
export const TEMPLATE_DATABASE = "template_catalogue";

/** A database and an index that one test file has to itself. */
export type FreshDatabase = {
  readonly databaseUrl: string;
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
  await asOwner(shared.databaseUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    databaseUrl: urlOfDatabase(shared.databaseUrl, name),
    meili: shared.meili,
    indexPrefix: `${name}_`,
    async drop() {
      await asOwner(shared.databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      if (shared.meili) await deleteIndexes(shared.meili, `${name}_`);
    },
  };
}

/** Copies a database that nobody is connected to. */
export const copyDatabase = (databaseUrl: string, name: string): Promise<void> =>
  asOwner(databaseUrl, `CREATE DATABASE ${name} TEMPLATE ${new URL(databaseUrl).pathname.slice(1)}`);

/** Where the services of this run are: one PostgreSQL and one Meilisearch for all test files. */
export function sharedServices(): { databaseUrl: string; meili: { url: string; key: string } | null } {
  const { DATABASE_URL: databaseUrl, MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (!databaseUrl)
    throw new Error("No test services: this Jest project lacks globalSetup tests/support/global-setup.ts");
  return { databaseUrl, meili: url && key ? { url, key } : null };
}

/** The same server and user, another database. */
export function urlOfDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asOwner(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfDatabase(databaseUrl, "postgres") });
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
