import "server-only";

import { readFile } from "node:fs/promises";
import path from "node:path";

import { SHARE_CARD_FACES } from "@/components/platform/share-card";

/** The faces that pictures are set in, read once. What draws them reads WOFF, not WOFF2. */
export const pictureFaces = () => (loaded ??= loadFaces());
let loaded: ReturnType<typeof loadFaces> | undefined;

const loadFaces = async () => [
  { name: SHARE_CARD_FACES.text, data: await face("ibm-plex-sans", 400), weight: 400 as const },
  { name: SHARE_CARD_FACES.designation, data: await face("ibm-plex-sans-condensed", 600), weight: 600 as const },
];

const face = (family: string, weight: number) =>
  readFile(path.join(process.cwd(), `node_modules/@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`));
