import type { Context } from "@/lib/catalogue/context";
import type { PictureFiles } from "@/lib/pictures/picture-files";
import { usedPictures } from "@/lib/store/pictures";
import { isUploadsAway } from "@/lib/uploads/uploads";
import { counted } from "@/scripts/support/closing-lines";
import { firstFew, well, type Findings } from "@/scripts/support/doctor/check";

/** Whether the pictures that records have are where they are kept, in every width. */
export async function checkPictures({ store }: Pick<Context, "store">, pictures: PictureFiles): Promise<Findings> {
  const { place } = pictures.uploads;
  const used = await usedPictures(store.read);
  try {
    const missing = await pictures.missing(used.map(({ file }) => file));
    if (missing.length === 0) return well(`${counted(used.length, "picture")} in ${place}`);
    const names = used.flatMap(({ file, slug }) => (missing.includes(file) ? [`${file} of ${slug}`] : []));
    return {
      told: `${counted(missing.length, "picture")} missing in ${place}`,
      wrong: [
        {
          what: `${counted(missing.length, "picture is", "pictures are")} not in ${place}: ${firstFew(names)}.`,
          cure: "Put them back from a backup, upload them again, or take them out of their records.",
        },
      ],
    };
  } catch (error) {
    if (!isUploadsAway(error)) throw error;
    return { told: `${place} does not let us in`, wrong: [{ what: error.what, cure: error.cure }] };
  }
}
