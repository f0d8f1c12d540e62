import { createHash } from "node:crypto";

import { SETTINGS } from "@/lib/search/meilisearch/settings";

/** Raise it whenever `toDocument` gives other documents for the same records; a test says when that is.
 *  A running catalogue then makes its documents and its index anew at the next start. */
export const MAPPING = 6;

/** Tells one set of settings and mapping from another. */
export const fingerprint = (): string =>
  createHash("sha256")
    .update(JSON.stringify([MAPPING, SETTINGS]))
    .digest("hex");
