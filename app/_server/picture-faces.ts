import "server-only";

import { readFile } from "node:fs/promises";
import path from "node:path";

import { SHARE_CARD_FACES } from "@/components/platform/share-card";
import { processWide } from "@/lib/process-wide";

/** The faces that pictures are set in, read once in a process, since what draws them takes each pair apart once. It reads WOFF, not WOFF2. */
export const pictureFaces = () => processWide("the faces of pictures", loadFaces);

const loadFaces = async () => [
  { name: SHARE_CARD_FACES.text, data: await face("ibm-plex-sans", 400), weight: 400 as const },
  { name: SHARE_CARD_FACES.designation, data: await face("ibm-plex-sans-condensed", 600), weight: 600 as const },
];

const face = (family: string, weight: number) =>
  readFile(path.join(process.cwd(), `node_modules/@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`));
