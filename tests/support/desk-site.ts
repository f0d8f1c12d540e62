import path from "node:path";

import { hashPassword } from "@/lib/auth/password-hash";
import { openContext } from "@/lib/catalogue/context";
import type { Role } from "@/lib/core/access/access";
import { addUser } from "@/lib/store/identity/users";
import { seededDatabase } from "@/tests/support/seeded-data";
import type { FreshDatabase } from "@/tests/support/services";
import { START_MS, startCatalogue } from "@/tests/support/started-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

/** The one password of everybody whom a test lets in. */
export const DESK_PASSWORD = "correct horse battery";

export type DeskSite = { readonly url: string; readonly databaseUrl: string; readonly ownerUrl: string };

/** One running catalogue with the shipped records for a test file, and people who may sign in, each called by their role:
 *  `editor@example.org`.
 *  @param more variables of its environment, made before it starts */
export function useDeskSite(
  people: Readonly<Record<string, Role>>,
  more: () => Promise<Record<string, string>> = () => Promise.resolve({}),
): DeskSite {
  const folder = temporaryFolder();
  const site = { url: "", databaseUrl: "", ownerUrl: "" };
  let stop: (() => Promise<unknown>) | undefined;
  let database: FreshDatabase | undefined;
  beforeAll(async () => {
    database = await seededDatabase();
    const settings = { ...(await more()), DATABASE_URL: database.databaseUrl };
    const catalogue = await startCatalogue(path.join(folder.path, "data"), settings);
    stop = () => catalogue.stop();
    await catalogue.ready();
    site.url = catalogue.url;
    Object.assign(site, { databaseUrl: database.databaseUrl, ownerUrl: database.ownerUrl });
    await letIn(database.databaseUrl, people);
  }, 2 * START_MS);
  afterAll(async () => {
    await stop?.();
    await database?.drop();
    folder.remove();
  });
  return site;
}

/** Adds people who may sign in, each called by their role or name: `editor@example.org`. */
export async function letIn(databaseUrl: string, people: Readonly<Record<string, Role>>): Promise<void> {
  const context = await openContext({ databaseUrl, meili: null });
  try {
    const hash = await hashPassword(DESK_PASSWORD);
    for (const [name, role] of Object.entries(people)) {
      const user = {
        id: context.newId(),
        name: name[0]?.toUpperCase() + name.slice(1),
        email: `${name}@example.org`,
        role,
      };
      await context.store.transaction((tx) => addUser(tx, user, hash, context.clock()));
    }
  } finally {
    await context.close();
  }
}
