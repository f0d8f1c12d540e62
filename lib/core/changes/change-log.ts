import { ENGLISH, type Words } from "@/lib/core/language/words";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";
import type { Via } from "@/lib/core/platform/revision-actions";

/** One publication of one record. */
export type PublishedChange = {
  readonly recordId: string;
  readonly version: number;
  /** ISO time. */
  readonly at: string;
  /** Where the record stands now, and what it is called now. */
  readonly slug: string;
  readonly designation: string;
  readonly name: string;
  /** What it says otherwise than the version before; null for a first publication, which is all new. */
  readonly changes: readonly DescribedChange[] | null;
};

/** What was published together: within one minute and by one way in. A load of hundreds of records is one moment. */
export type Moment = {
  /** ISO time of the minute. */
  readonly minute: string;
  readonly via: Via;
  readonly count: number;
  /** How many of them were first publications. */
  readonly firsts: number;
  /** The first ones, by name; a big load has more than a page can tell. */
  readonly changes: readonly PublishedChange[];
};

export const MOMENTS_PER_PAGE = 20;
/** Records of one moment that a page tells of. */
export const CHANGES_OF_MOMENT = 250;

/** A moment in a few words: `215 records published for the first time`, `3 records changed`. */
export function describeMoment(
  { count, firsts, via }: Pick<Moment, "count" | "firsts" | "via">,
  { text }: Words = ENGLISH,
): string {
  const changed = count - firsts;
  const parts = [
    firsts > 0 ? text("moment.first", { count: firsts }) : null,
    changed > 0 ? text("moment.changed", { count: changed }) : null,
  ].filter(Boolean);
  const how = via === "seed" ? text("moment.seed") : via === "import" ? text("moment.import") : "";
  return `${parts.join(", ")}${how}`;
}
