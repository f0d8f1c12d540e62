import "server-only";

import { env } from "@/lib/env";
import { logger } from "@/lib/log";
import { PictureFiles } from "@/lib/pictures/picture-files";
import { processWide } from "@/lib/process-wide";
import { openUploads } from "@/lib/uploads/open-uploads";
import { isUploadsAway } from "@/lib/uploads/uploads";

/** The pictures of this installation. */
export const pictureFiles = (): PictureFiles =>
  processWide("picture files", () => new PictureFiles(openUploads(env())));

/** Logs that the storage of pictures is away, and says so in a word; passes every other failure on. */
export function noteStorageAway(error: unknown): "away" {
  if (!isUploadsAway(error)) throw error;
  logger().error({ err: error }, "The storage of pictures does not answer");
  return "away";
}
