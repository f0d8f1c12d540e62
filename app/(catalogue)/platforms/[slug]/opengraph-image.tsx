import { readFile } from "node:fs/promises";
import path from "node:path";
import { notFound } from "next/navigation";
import { ImageResponse } from "next/og";

import { context } from "@/app/_server/context";
import { SHARE_CARD_FACES, SHARE_CARD_SIZE, ShareCard } from "@/components/platform/share-card";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";

export const size = SHARE_CARD_SIZE;
export const contentType = "image/png";
export const alt = "The record in short: category, designation, name and status with its date";

/** The picture of a record for links that are shared, drawn from the record as it is now. */
export default async function OpenGraphImage({ params }: { params: Promise<{ slug: string }> }) {
  const found = await findPlatform(await context(), (await params).slug);
  if (found.kind !== "found") return notFound();
  return new ImageResponse(<ShareCard platform={found.platform.content} />, {
    ...SHARE_CARD_SIZE,
    fonts: await faces(),
    headers: { "cache-control": "public, max-age=3600" },
  });
}

/** Read once. What draws the picture reads WOFF, not WOFF2. */
const faces = () => (loaded ??= loadFaces());
let loaded: ReturnType<typeof loadFaces> | undefined;

const loadFaces = async () => [
  { name: SHARE_CARD_FACES.text, data: await face("ibm-plex-sans", 400), weight: 400 as const },
  { name: SHARE_CARD_FACES.designation, data: await face("ibm-plex-sans-condensed", 600), weight: 600 as const },
];

const face = (family: string, weight: number) =>
  readFile(path.join(process.cwd(), `node_modules/@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`));
