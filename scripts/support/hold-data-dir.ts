import { siteUrl, type Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { openDataDir, type DataDir } from "@/lib/services/data-dir";
import { takeLock, type Holder } from "@/lib/services/data-dir-lock";
import { endLeftovers } from "@/lib/services/leftovers";

/** A data folder that is ours alone until released. */
export type HeldDataDir = DataDir & { readonly release: () => void };

/**
 * Takes the data folder for this process and clears away what a killed one left in it.
 * @param command the npm script, as others are told it
 * @throws OperatorError when another process has it, or it can't be written.
 */
export async function holdDataDir(env: Env, command: string, say: (line: string) => void): Promise<HeldDataDir> {
  const dataDir = openDataDir(env.dataDir);
  const serves = command === "start" || command === "dev";
  const lock = await takeLock(dataDir.lock, { command, url: serves ? siteUrl(env.host, env.port) : null });
  if (!lock.isOurs) throw heldBy(lock.holder, env.dataDir);
  try {
    const ended = await endLeftovers(dataDir.runs);
    if (ended.length > 0) say(`ended what an earlier start had left running: ${ended.join(", ")}`);
  } catch (error) {
    lock.release();
    throw error;
  }
  return { ...dataDir, release: lock.release };
}

function heldBy({ pid, command, url }: Holder, root: string): OperatorError {
  return url
    ? new OperatorError(
        `The catalogue in ${root} already runs: ${url} (npm run ${command}, process ${pid}).`,
        "Use that one, stop it with Ctrl-C where it runs, or set DATA_DIR and PORT for a second catalogue.",
      )
    : new OperatorError(
        `npm run ${command} (process ${pid}) is at work in ${root}.`,
        "Start again when it is done, or set DATA_DIR to another folder.",
      );
}
