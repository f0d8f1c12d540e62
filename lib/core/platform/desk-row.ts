import type { RecordState } from "@/lib/core/access/access";

/** A record in the desk's list. */
export type DeskRow = {
  readonly id: string;
  readonly slug: string;
  readonly designation: string | null;
  readonly name: string | null;
  /** Where its draft stands, else whether it is public or in the bin. */
  readonly state: RecordState;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly publishAt: Date | null;
  readonly scheduleProblem: string | null;
  readonly missing: number | null;
  readonly missingSources: number | null;
};
