import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import type { ServiceUrls } from "@/lib/services/start-services";
import type { Progress } from "@/scripts/support/progress";

type Told = { readonly told: string };

/**
 * Loads the shipped records into a database that holds none. They come in batches, so it is noted in the database that
 * loading has begun, and a start after one that was cut off carries on where it stopped.
 */
export async function seedIfEmpty(services: ServiceUrls, progress: Progress): Promise<Told> {
  const isNeeded = await withClient(services.databaseUrl, async (client) => {
    const { rows } = await client.query<{ needed: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM platform)
           OR EXISTS (SELECT FROM installation WHERE key = $1 AND value = 'loading') AS needed`,
      [SEEDING_KEY],
    );
    return rows[0]?.needed === true;
  });
  if (!isNeeded) return { told: "not needed" };

  await noteSeeding(services, "loading");
  const { seedShippedRecords } = await import("@/lib/catalogue/commands/seed-shipped-records");
  const { created, updated, unchanged, kept } = await inContext(services, (context) =>
    seedShippedRecords(context, { onProgress: progress.update }),
  );
  await noteSeeding(services, "loaded");
  const before = updated + unchanged + kept;
  return { told: `${created} platforms${before > 0 ? `, ${before} were there already` : ""}` };
}

/** The row of the table `installation` that says how far loading the shipped records has come. */
const SEEDING_KEY = "shipped-records";

async function noteSeeding({ databaseUrl }: ServiceUrls, value: "loading" | "loaded"): Promise<void> {
  await withClient(databaseUrl, (client) =>
    client.query("INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2", [
      SEEDING_KEY,
      value,
    ]),
  );
}

/**
 * Brings the search index in step with the database. Without Meilisearch there is none; where Meilisearch fails, the
 * catalogue still serves, and searches are answered by PostgreSQL.
 */
export async function indexAll(services: ServiceUrls, progress: Progress): Promise<Told> {
  if (!services.meili) return { told: "none: searches are answered by PostgreSQL" };
  const { bringIndexInStep } = await import("@/lib/search/indexing/bring-index-in-step");
  const { indexed, mended, rebuilt } = await inContext(services, (context) =>
    bringIndexInStep(context, { onProgress: progress.update }),
  );
  if (rebuilt !== null) return { told: `${indexed} platforms, built anew: ${rebuilt}` };
  if (mended > 0) return { told: `${indexed} platforms, and ${mended} that had parted from the record` };
  return { told: indexed === 0 ? "in step" : `${indexed} platforms` };
}

/** What to say when `indexAll` failed. */
export function indexWarning(error: unknown): OperatorError {
  const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
  return new OperatorError(
    `The search index could not be brought in step: ${reason}.`,
    "Searches may lag behind until you run: npm run reindex.",
    { cause: error },
  );
}

async function inContext<T>(services: ServiceUrls, use: (context: Context) => Promise<T>): Promise<T> {
  const { openContext } = await import("@/lib/catalogue/context");
  const context = await openContext(services);
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

type Context = Awaited<ReturnType<(typeof import("@/lib/catalogue/context"))["openContext"]>>;

async function withClient<T>(databaseUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined); // told by the query that it breaks
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
