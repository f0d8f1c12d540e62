import sharp from "sharp";

import { pictureWidths, sizeOfPicture } from "@/lib/core/platform/picture";
import { makePicture } from "@/lib/pictures/make-picture";
import { aPhoneFile, aPictureFile } from "@/tests/factories/a-picture";

async function made(bytes: Buffer) {
  const result = await makePicture(bytes);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

test.each(["jpeg", "png", "webp"] as const)("a %s is kept in every width below its own, as WebP", async (as) => {
  const { file, widths } = await made(await aPictureFile({ as }));
  expect([...widths.keys()]).toEqual([480, 960, 1200]);
  expect(sizeOfPicture(file)).toEqual({ width: 1200, height: 800 });
  for (const [width, bytes] of widths)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width, height: (width * 2) / 3 });
});

test("a large one is made smaller, and the same file always has the same name", async () => {
  const bytes = await aPictureFile({ width: 3000, height: 1000 });
  const [one, other] = [await made(bytes), await made(bytes)];
  expect([...one.widths.keys()]).toEqual([480, 960, 1920]);
  expect(sizeOfPicture(one.file)).toEqual({ width: 1920, height: 640 });
  expect(other.file).toBe(one.file);
  expect((await made(await aPictureFile({ width: 3000, height: 1001 }))).file).not.toBe(one.file);
});

test("a photograph stands upright, and tells neither where nor with what it was taken", async () => {
  const bytes = await aPhoneFile();
  expect((await sharp(bytes).metadata()).exif?.toString("latin1")).toContain("Telephone");
  const { file, widths } = await made(bytes);
  expect(sizeOfPicture(file)).toEqual({ width: 800, height: 1200 });
  for (const kept of widths.values()) {
    const { exif, xmp, iptc, orientation } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(kept.toString("latin1")).not.toMatch(/Telephone|GPS/);
  }
});

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><script>alert(1)</script></svg>`;
const JPEG_HEAD = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
/** A PNG that says it is 60,000 by 60,000 pixels, in a few bytes. */
const bomb = async () => {
  const bytes = Buffer.from(
    await sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
      .png()
      .toBuffer(),
  );
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
};

test.each([
  ["SVG", Buffer.from(SVG), /JPEG, PNG or WebP/],
  ["SVG behind the first bytes of a JPEG", Buffer.concat([JPEG_HEAD, Buffer.from(SVG)]), /broken/],
  ["a page of HTML", Buffer.from("<!doctype html><script>alert(1)</script>"), /JPEG, PNG or WebP/],
  ["a GIF", aPictureFile({ as: "gif" }), /JPEG, PNG or WebP/],
  ["a TIFF", aPictureFile({ as: "tiff" }), /JPEG, PNG or WebP/],
  ["nothing", Buffer.alloc(0), /JPEG, PNG or WebP/],
  ["a file cut short", aPictureFile().then((bytes) => bytes.subarray(0, bytes.length / 2)), /broken/],
  ["more pixels than any photograph has", bomb(), /million pixels|broken/],
  ["one too narrow to be seen", aPictureFile({ width: 200 }), /200 pixels wide, and takes 480/],
])("%s is refused in words", async (_, bytes, words) => {
  const result = await makePicture(await bytes);
  expect(result).toEqual({ ok: false, problem: expect.stringMatching(words) as unknown });
});

test("no width is wider than the picture", () => {
  expect(pictureWidths(480)).toEqual([480]);
  expect(pictureWidths(481)).toEqual([480, 481]);
  expect(pictureWidths(5000)).toEqual([480, 960, 1920]);
});
