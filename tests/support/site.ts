import path from "node:path";

import { START_MS, startCatalogue } from "@/tests/support/started-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

export type Site = { readonly url: string };

/** One running catalogue with the shipped records for a test file: `const site = useSite()`, then `site.url` inside tests. */
export function useSite(): Site {
  const folder = temporaryFolder();
  const site = { url: "" };
  let stop: (() => Promise<unknown>) | undefined;
  beforeAll(async () => {
    const catalogue = await startCatalogue(path.join(folder.path, "data"));
    stop = () => catalogue.stop();
    await catalogue.ready();
    site.url = catalogue.url;
  }, START_MS);
  afterAll(async () => {
    await stop?.();
    folder.remove();
  });
  return site;
}
