import { z } from "zod";

import { PICTURE_FOCUSES } from "@/lib/core/taxonomy/picture-focuses";
import { line } from "@/lib/core/platform/line";

/** What may be uploaded. A photograph of a good camera has 24 to 50 million pixels, and seldom 20 MB. */
export const PICTURE_MAX_MB = 20;
export const PICTURE_MAX_PIXELS = 60_000_000;
/** Narrower ones are blurred where a record shows them. */
export const PICTURE_MIN_WIDTH = 480;
/** The widest that is kept, and the widths that are made of it for smaller screens; in pixels. */
const KEPT_WIDTH = 1920;
const SMALLER_WIDTHS = [480, 960] as const;

const FILE = /^([0-9a-f]{32})-([1-9]\d{2,3})x([1-9]\d{0,4})$/;

/** A picture of a platform, without which nothing tells whose it is, under what licence it is shown, and what it shows to those who
 *  cannot see it: nothing is published without these. */
export const pictureSchema = z.strictObject({
  /** The uploaded file by a digest of its content, with width and height in pixels. */
  file: z.string().regex(FILE, "Upload the picture on the record's page Pictures; this names none"),
  alt: line(300, "what the picture shows"),
  credit: line(200, "whose picture it is"),
  /** As its owner calls it: `CC BY-SA 4.0`, `GODL-India`, `Public domain`. */
  licence: line(120, "its licence"),
  /** Where it was taken from. */
  url: z
    .url({ protocol: /^https?$/, error: "Enter a web address that begins with http:// or https://" })
    .max(2000)
    .nullable()
    .default(null),
  focus: z.enum(PICTURE_FOCUSES.codes).default("center"),
});
export type Picture = z.output<typeof pictureSchema>;

export type PictureSize = { readonly width: number; readonly height: number };

/** The name under which a picture is kept: its bytes' digest, in hexadecimal, and its size. */
export const pictureFile = (digest: string, { width, height }: PictureSize): string =>
  `${digest.slice(0, 32)}-${width}x${height}`;

/** The size that a file's name tells, in pixels; null where it names no picture. */
export function sizeOfPicture(file: string): PictureSize | null {
  const [, , width, height] = FILE.exec(file) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : null;
}

/** The widths in which a picture of this width is kept, from the narrowest. */
export const pictureWidths = (width: number): number[] => {
  const kept = Math.min(width, KEPT_WIDTH);
  return [...SMALLER_WIDTHS.filter((smaller) => smaller < kept), kept];
};

/** Where a picture is shown in one of its widths. */
export const pictureHref = (file: string, width: number): string => `/pictures/${file}/${width}`;
