import sharp, { type FormatEnum, type Sharp } from "sharp";

type Wanted = { readonly width?: number; readonly height?: number; readonly as?: keyof FormatEnum };

/** The bytes of a picture: a sky above the sea, by default 1200 by 800 pixels as JPEG. */
export const aPictureFile = ({ width = 1200, height = 800, as = "jpeg" }: Wanted = {}): Promise<Buffer> =>
  drawn(width, height).toFormat(as).toBuffer();

/** A photograph as a telephone makes it: on its side, with the place where it was taken. */
export const aPhoneFile = (): Promise<Buffer> =>
  drawn(1200, 800)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "Telephone" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "28/1 36/1 50/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "77/1 12/1 32/1",
      },
    })
    .toBuffer();

function drawn(width: number, height: number): Sharp {
  const sea = { create: { width, height: Math.floor(height / 2), channels: 3, background: "#0a3a5a" } } as const;
  return sharp({ create: { width, height, channels: 3, background: "#bcd8ea" } }).composite([
    { input: sea, gravity: "south" },
  ]);
}
