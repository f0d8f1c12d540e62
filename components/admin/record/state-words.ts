import type { RecordState } from "@/lib/core/access/access";

/** Where a record stands, in words. */
export const STATE_WORDS: Readonly<Record<RecordState, string>> = {
  draft: "Draft",
  "in-review": "In review",
  published: "Published",
  binned: "In the bin",
};
