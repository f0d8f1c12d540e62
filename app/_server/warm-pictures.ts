import "server-only";

import { logger } from "@/lib/log";

/** By then the process answers, and whoever waits for it has been served. */
const AFTER_MS = 2000;

/** Draws one picture that nobody asked for: what draws them reads its faces and its programs with the first, which takes twice as long as
 *  any after it. Called once, when a web process starts. */
export function warmPictures(): void {
  setTimeout(() => void drawOne(), AFTER_MS).unref();
}

const drawOne = async (): Promise<void> => {
  try {
    // Not before: reading it all would make the start longer.
    const { recordCard } = await import("@/app/_server/record-card");
    const { SAMPLE } = await import("@/components/design/sample-record");
    await (await recordCard(SAMPLE)).arrayBuffer();
  } catch (error) {
    logger().error({ err: error }, "No picture of a record can be drawn");
  }
};
