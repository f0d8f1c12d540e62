import "server-only";

import { SITE_NAME } from "@/components/site/site-name";
import type { CitedRecord } from "@/lib/core/citation/cite-record";
import { env } from "@/lib/env";

/** Where readers reach the site: the base of absolute links. */
export const siteAddress = (): URL => new URL(env().publicUrl);

/** The same without a slash at the end, to put a path behind. */
export const siteUrl = (): string => env().publicUrl;

/** A record as a citation of this site names it. */
export const citedRecord = (record: Omit<CitedRecord, "site">): CitedRecord => ({
  ...record,
  site: { name: SITE_NAME, url: siteUrl() },
});
