import type { BatchKind } from "@/lib/core/platform/batch-kinds";

/** What a batch was, in words. */
export const BATCH_WORDS: Readonly<Record<BatchKind, string>> = {
  import: "Import",
  bulk: "Bulk edit",
  undo: "Taken back",
  merge: "Merge",
};
