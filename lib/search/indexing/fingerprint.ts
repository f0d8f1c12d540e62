import { createHash } from "node:crypto";

import { SETTINGS } from "@/lib/search/meilisearch/settings";

/** Raise it whenever `toDocument` gives other documents for the same records.
 *  A running catalogue then rebuilds its index at the next start. */
const MAPPING = 4;

/** Tells one set of settings and mapping from another. */
export const fingerprint = (): string =>
  createHash("sha256")
    .update(JSON.stringify([MAPPING, SETTINGS]))
    .digest("hex");
