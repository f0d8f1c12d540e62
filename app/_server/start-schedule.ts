import { context } from "@/app/_server/context";
import { pictureFiles } from "@/app/_server/picture-files";
import { publishDue } from "@/lib/catalogue/commands/publish-due";
import { removeOldImports } from "@/lib/catalogue/commands/remove-old-imports";
import { removeUnusedPictures } from "@/lib/catalogue/commands/remove-unused-pictures";
import { env } from "@/lib/env";
import { logger } from "@/lib/log";

/** How late a draft may be published at the most. */
const LOOK_EVERY_MS = 15_000;
const TIDY_EVERY_MS = 60 * 60 * 1000;

/** Publishes drafts whose time has come, and lets go of uploaded files and pictures whose day is over, for as long as the web process lives. Any
 *  number of processes may do so. */
export async function startSchedule(): Promise<void> {
  if (!env().databaseUrl) return;
  const catalogue = await context();
  let looking = false;
  let nextTidying = 0;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      const { published, refused } = await publishDue(catalogue);
      if (published.length > 0 || refused.length > 0)
        logger().info({ published, refused }, "Scheduled drafts were published, or taken off the clock");
      await removeOldImports(catalogue);
      if (performance.now() >= nextTidying) {
        nextTidying = performance.now() + TIDY_EVERY_MS;
        await removeUnusedPictures(catalogue, pictureFiles());
      }
    } catch (error) {
      logger().error({ err: error }, "Scheduled drafts or old uploads could not be seen to; it is tried again");
    } finally {
      looking = false;
    }
  };
  setInterval(() => void look(), LOOK_EVERY_MS).unref();
}
