import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { readMark } from "@/lib/search/indexing/index-mark";
import { settingsDrift } from "@/lib/search/indexing/settings-drift";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { documentsHeld } from "@/lib/search/meilisearch/indexes";
import type { Reader } from "@/lib/store/store";

/** What is wrong with an index as a whole, whatever it holds. */
export type IndexFault =
  | { readonly kind: "never built" | "of another version" | "lost" }
  | { readonly kind: "settings"; readonly fields: readonly string[] };

/** Looks whether an index is there, and was built with the settings and the mapping that are code; null where it was. A few short
 *  requests. Throws when a service is away. */
export async function findIndexFault(read: Reader, index: SearchIndex): Promise<IndexFault | null> {
  const mark = await readMark(read, index.uid);
  if (mark.fingerprint === null) return { kind: "never built" };
  if (mark.fingerprint !== fingerprint()) return { kind: "of another version" };
  if ((await documentsHeld(index)) === null) return { kind: "lost" };
  const fields = (await settingsDrift(read, index)).filter((field) => !mark.ownWay.includes(field));
  return fields.length > 0 ? { kind: "settings", fields } : null;
}

/** The fault in words that follow "the index". */
export function indexFaultWords(fault: IndexFault): string {
  switch (fault.kind) {
    case "never built":
      return "was not built yet";
    case "of another version":
      return "was built by another version of the catalogue";
    case "lost":
      return "is not in Meilisearch any more";
    case "settings":
      return `has other settings than the code in ${fault.fields.join(", ")}`;
  }
}
