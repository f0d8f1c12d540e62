import "server-only";

import { context } from "@/app/_server/context";
import type { ImportRun } from "@/lib/catalogue/commands/begin-import-run";
import { runImportFile } from "@/lib/catalogue/commands/run-import-file";
import type { Actor } from "@/lib/core/access/access";
import { logger } from "@/lib/log";
import { processWide } from "@/lib/process-wide";

/** Runs of this process end one after the other: each holds a connection, and only one batch is written at a time anyway. */
const queue = () => processWide("import runs", () => ({ last: Promise.resolve() }));

/** Sets a run going beside the request that asked for it; its page tells how far it is. */
export async function startImportRun(actor: Actor, run: ImportRun): Promise<void> {
  const all = await context();
  const line = queue();
  line.last = line.last.then(() =>
    runImportFile(all, actor, run).catch((error: unknown) => {
      logger().error({ err: error, file: run.id }, "A file could not be imported; nothing of it was written");
    }),
  );
}
