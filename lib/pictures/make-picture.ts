import { createHash } from "node:crypto";

import sharp from "sharp";

import { figure } from "@/lib/core/figure";
import {
  PICTURE_MAX_PIXELS,
  PICTURE_MIN_WIDTH,
  pictureFile,
  pictureWidths,
  sizeOfPicture,
} from "@/lib/core/platform/picture";
import { fail, ok, type Result } from "@/lib/core/result";

/** A picture as it is kept: its name, and its bytes as WebP by their width in pixels. */
export type MadePicture = { readonly file: string; readonly widths: ReadonlyMap<number, Buffer> };

/** The first bytes of what is taken. The decoder is not asked about anything else: it would read SVG, too. */
const SIGNATURES: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (head) => head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP",
];
const TAKEN = new Set(["jpeg", "png", "webp"]);
const QUALITY = 82;

/**
 * Makes of an uploaded file what is kept of it: upright, in the colours of the web, without its metadata, place and camera among them,
 * in every width that pages ask for. The same file always gives the same picture under the same name.
 * @returns the picture, or what is wrong with the file, as a sentence to its uploader
 */
export async function makePicture(bytes: Buffer): Promise<Result<MadePicture, string>> {
  if (!SIGNATURES.some((begins) => begins(bytes))) return fail("Choose a picture in JPEG, PNG or WebP");
  try {
    const open = () => sharp(bytes, { limitInputPixels: PICTURE_MAX_PIXELS, failOn: "error" });
    const { format, autoOrient } = await open().metadata();
    if (!TAKEN.has(format)) return fail("Choose a picture in JPEG, PNG or WebP");
    if (autoOrient.width * autoOrient.height > PICTURE_MAX_PIXELS)
      return fail(`Make it smaller: it may have ${figure(PICTURE_MAX_PIXELS / 1e6)} million pixels`);
    if (autoOrient.width < PICTURE_MIN_WIDTH)
      return fail(`Choose a larger one: it is ${autoOrient.width} pixels wide, and takes ${PICTURE_MIN_WIDTH}`);
    const widths = new Map<number, Buffer>();
    let size = { width: 0, height: 0 };
    for (const width of pictureWidths(autoOrient.width)) {
      const made = await open()
        .autoOrient()
        .resize({ width })
        .webp({ quality: QUALITY })
        .toBuffer({ resolveWithObject: true });
      widths.set(width, made.data);
      size = made.info;
    }
    const widest = [...widths.values()].at(-1) ?? Buffer.alloc(0);
    const file = pictureFile(createHash("sha256").update(widest).digest("hex"), size);
    return sizeOfPicture(file) ? ok({ file, widths }) : fail("Choose a picture that is not that tall and narrow");
  } catch (error) {
    // Whatever the decoder says of a broken file, it is the file that is at fault; all else would fail for a whole one, too.
    if (/pixel limit/i.test(String(error)))
      return fail(`Make it smaller: it may have ${figure(PICTURE_MAX_PIXELS / 1e6)} million pixels`);
    return fail("The file is broken; save it again from a picture program, and upload that");
  }
}
