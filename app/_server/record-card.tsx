import "server-only";

import { ImageResponse } from "next/og";

import { pictureFaces } from "@/app/_server/picture-faces";
import { SHARE_CARD_SIZE, ShareCard } from "@/components/platform/share-card";
import type { Platform } from "@/lib/core/platform/platform";

/** The answer with a record as a picture for links that are shared. */
export const recordCard = async (platform: Platform): Promise<Response> =>
  new ImageResponse(<ShareCard platform={platform} />, {
    ...SHARE_CARD_SIZE,
    fonts: await pictureFaces(),
    headers: { "cache-control": "public, max-age=3600" },
  });
