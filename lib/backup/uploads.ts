import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { OperatorError } from "@/lib/operator-error";

/** All files below the folder of uploads, by their paths with forward slashes; none where there is no such folder. */
export async function uploadedFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(DRAFT))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

export const uploadPath = (folder: string, file: string): string => path.join(folder, ...file.split("/"));

/**
 * Puts a file back among the uploads. Files are only ever added: one that is there with the same bytes stays.
 * @throws OperatorError when another file has its name.
 */
export async function putUpload(folder: string, file: string, body: AsyncIterable<Buffer>): Promise<void> {
  const place = uploadPath(folder, file);
  const draft = `${place}${DRAFT}`;
  await mkdir(path.dirname(place), { recursive: true });
  try {
    await pipeline(Readable.from(body), createWriteStream(draft, { flush: true }));
    if (!existsSync(place)) await rename(draft, place);
    else if ((await sha256(draft)) !== (await sha256(place)))
      throw new OperatorError(
        `${place} is there already, and is another file than the backup's.`,
        "Move it away first.",
      );
  } finally {
    await rm(draft, { force: true });
  }
}

const DRAFT = ".part";

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}
