import type { Reader } from "@/lib/store/store";

export type ReviewComment = {
  readonly id: string;
  readonly platformId: string;
  /** The version of the draft that was commented on. */
  readonly version: number;
  readonly at: Date;
  readonly by: string;
  readonly text: string;
};

export const addComment = (tx: Reader, comment: ReviewComment): Promise<unknown> =>
  tx.reviewComment.create({ data: comment });

/** What was said about a record's drafts, oldest first. */
export const readComments = (read: Reader, platformId: string): Promise<ReviewComment[]> =>
  read.reviewComment.findMany({ where: { platformId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
