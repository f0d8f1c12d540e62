import type { Context } from "@/lib/catalogue/context";
import type { PictureFiles } from "@/lib/pictures/picture-files";
import { forgetUnusedPictures, holdPictures, unknownPictures } from "@/lib/store/pictures";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes pictures that no record has any more, such as those of purged ones, and what an upload that broke off has left; each a day
 *  after it came. By the schedule, not by a person.
 *  @returns how many were removed */
export function removeUnusedPictures(
  { store, clock }: Pick<Context, "store" | "clock">,
  pictures: PictureFiles,
): Promise<number> {
  const before = new Date(clock().getTime() - DAY_MS);
  return store.transaction(async (tx) => {
    await holdPictures(tx);
    const unused = await forgetUnusedPictures(tx, before);
    const unnoted = await unknownPictures(tx, await pictures.keptBefore(before));
    const gone = [...new Set([...unused, ...unnoted])];
    for (const file of gone) await pictures.remove(file);
    return gone.length;
  });
}
