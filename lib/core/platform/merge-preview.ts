import type { DescribedChange } from "@/lib/core/platform/describe-changes";

export type MergeSide = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly designation: string;
  readonly name: string;
  readonly summary: string;
};

/** What a merge of two records would do. */
export type MergePreview = {
  readonly loser: MergeSide;
  readonly winner: MergeSide;
  /** What stands otherwise in the one that would stay. */
  readonly differences: readonly DescribedChange[];
  /** What the one that would stay takes over. */
  readonly taken: readonly DescribedChange[];
  /** The addresses that would lead to the one that stays: that of the other, and those that it had before. */
  readonly addresses: readonly string[];
  /** Published records that name the one that is to go, and would name the other. */
  readonly naming: readonly string[];
};
