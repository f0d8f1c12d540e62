import { pictureWidths, sizeOfPicture } from "@/lib/core/platform/picture";
import type { MadePicture } from "@/lib/pictures/make-picture";
import type { Upload, Uploads } from "@/lib/uploads/uploads";

const FOLDER = "pictures";

/** Pictures among the uploads: a folder for each, with a file for each of its widths. Named by their content, they are only added and removed. */
export class PictureFiles {
  constructor(readonly uploads: Uploads) {}

  /** Keeps a picture: once this has settled, in every width. Where it fails, some may be left, which nothing refers to.
   *  @throws UploadsAway where the storage does not answer */
  async keep({ file, widths }: MadePicture): Promise<void> {
    for (const [width, bytes] of widths) await this.uploads.put(pathOf(file, width), bytes);
  }

  /** The bytes of a picture in one of its widths, and how many they are; null where it is not kept.
   *  @throws UploadsAway where the storage does not answer */
  async read(file: string, width: number): Promise<Upload | null> {
    return sizeOfPicture(file) ? this.uploads.read(pathOf(file, width)) : null;
  }

  /** Pictures that were last touched before this time. */
  async keptBefore(time: Date): Promise<string[]> {
    const kept = await this.uploads.touched(FOLDER);
    return [...kept].flatMap(([name, touchedAt]) => (sizeOfPicture(name) && touchedAt < time ? [name] : []));
  }

  /** Those of these pictures that are not there in every width. */
  async missing(files: readonly string[]): Promise<string[]> {
    const there = new Set<string>();
    for await (const path of this.uploads.list()) there.add(path);
    return files.filter((file) => pictureWidths(widthOf(file)).some((width) => !there.has(pathOf(file, width))));
  }

  async remove(file: string): Promise<void> {
    await this.uploads.removeAll(folderOf(file));
  }
}

const pathOf = (file: string, width: number) => `${folderOf(file)}/${width}.webp`;

function folderOf(file: string): string {
  widthOf(file); // no other name becomes a part of a path
  return `${FOLDER}/${file}`;
}

/** In pixels. */
function widthOf(file: string): number {
  const size = sizeOfPicture(file);
  if (!size) throw new Error(`"${file}" is no name of a picture`);
  return size.width;
}
