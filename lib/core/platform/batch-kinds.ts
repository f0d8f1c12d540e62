/** Acts that write many records at once. */
export const BATCH_KINDS = ["import", "bulk", "undo", "merge"] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** A batch as it is told later. */
export type PastBatch = {
  readonly id: string;
  readonly kind: BatchKind;
  readonly actor: string;
  readonly at: Date;
  readonly fileName: string | null;
  readonly reason: string | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** The batch that took it back. */
  readonly undoneBy: string | null;
  /** The batch that it took back. */
  readonly undoes: string | null;
};
