import path from "node:path";

import { publishPlatforms, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { openContext } from "@/lib/catalogue/context";
import { anActor } from "@/tests/factories/an-actor";
import { eventually } from "@/tests/support/eventually";
import { copySeededData, seededDatabase } from "@/tests/support/seeded-data";
import type { FreshDatabase } from "@/tests/support/services";
import { START_MS, startCatalogue } from "@/tests/support/started-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

export type Site = {
  readonly url: string;
  readonly dataDir: string;
  /** What the start has printed so far. */
  output(): string;
};

/** One running catalogue with the shipped records, and `more` where a test asks for them, for a test file:
 *  `const site = useSite()`, then `site.url` inside tests. `settings` are variables of its environment. */
export function useSite({
  more = [],
  settings = {},
}: { more?: readonly Publishable[]; settings?: Record<string, string> } = {}): Site {
  const folder = temporaryFolder();
  const site = { url: "", dataDir: path.join(folder.path, "data"), output: () => "" };
  let stop: (() => Promise<unknown>) | undefined;
  let database: FreshDatabase | undefined;
  beforeAll(async () => {
    // Only a database that the test can reach is given more records than a start brings.
    if (more.length > 0) database = await seededDatabase();
    else await copySeededData(site.dataDir);
    const own: Record<string, string> = database ? { DATABASE_URL: database.databaseUrl } : {};
    const catalogue = await startCatalogue(site.dataDir, { ...settings, ...own });
    stop = () => catalogue.stop();
    await catalogue.ready();
    site.url = catalogue.url;
    site.output = () => catalogue.output();
    if (database) await publishMore(database.databaseUrl, more, site.url);
  }, 2 * START_MS);
  afterAll(async () => {
    await stop?.();
    await database?.drop();
    folder.remove();
  });
  return site;
}

/** Publishes as another process would, and waits until the site's own indexer has followed. */
async function publishMore(databaseUrl: string, more: readonly Publishable[], url: string): Promise<void> {
  const context = await openContext({ databaseUrl, meili: null });
  try {
    const records = more.map((record) => ({ record, expectedVersion: null }));
    const published = await publishPlatforms(context, anActor(), { via: "form", records });
    if (!published.ok) throw new Error(`The further records were refused: ${JSON.stringify(published.problem)}`);
  } finally {
    await context.close();
  }
  await eventually(
    "the index in step with the further records",
    async () => {
      const answer = await fetch(`${url}/api/health/ready`);
      const { components } = (await answer.json()) as { components: { indexer: { pending: number } } };
      return components.indexer.pending === 0;
    },
    60_000,
  );
}
