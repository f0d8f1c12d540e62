import type { Context } from "@/lib/catalogue/context";
import type { Moment, PublishedChange } from "@/lib/core/changes/change-log";
import { CHANGES_OF_MOMENT, MOMENTS_PER_PAGE } from "@/lib/core/changes/change-log";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import type { StoredChange } from "@/lib/store/published-changes";
import { countMoments, readChanges, readMoments } from "@/lib/store/published-changes";

/** What the public reads otherwise than before, moment by moment, newest first, in words. */
export async function listChanges(
  { store: { read } }: Pick<Context, "store">,
  page = 1,
  words: Words = ENGLISH,
): Promise<{ total: number; moments: Moment[] }> {
  const [total, stored] = await Promise.all([
    countMoments(read),
    readMoments(read, { take: MOMENTS_PER_PAGE, skip: (page - 1) * MOMENTS_PER_PAGE }),
  ]);
  const changes = await readChanges(read, stored, CHANGES_OF_MOMENT);
  return {
    total,
    moments: stored.map(({ minute, via, count, firsts }) => ({
      minute: minute.toISOString(),
      via,
      count,
      firsts,
      changes: changes
        .filter((change) => change.via === via && change.minute.getTime() === minute.getTime())
        .map((change) => toPublishedChange(change, words)),
    })),
  };
}

/** A publication in words. */
export const toPublishedChange = (
  { recordId, version, at, slug, designation, name, before, after }: Omit<StoredChange, "minute" | "via">,
  words: Words = ENGLISH,
): PublishedChange => ({
  recordId,
  version,
  at: at.toISOString(),
  slug,
  designation,
  name,
  changes: before && after ? describeChanges(before, after, words) : null,
});
