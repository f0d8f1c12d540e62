import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder that all of this lies in. */
export const PROJECT_DIR = path.resolve(__dirname, "../../..");

/** What of the project goes into a build. A file at the top counts by its ending: configuration, proxy, instrumentation. */
const FOLDERS = ["app", "components", "lib", "public", "messages"];
const FILES = ["prisma/schema.prisma"];
const TOP_FILE = /\.(ts|tsx|mts|js|mjs|cjs|json|css)$/;
/** Made by tools, so that a hash with them in it would change from one start to the next. */
const MADE = new Set(["lib/store/generated", "next-env.d.ts", "tsconfig.tsbuildinfo"]);

/** One hash of the names and contents of all that a build is made from: the same hash, the same site. */
export function sourceHash(root: string = PROJECT_DIR): string {
  const hash = createHash("sha256");
  for (const file of sourceFiles(root))
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function sourceFiles(root: string): string[] {
  const top = readdirSync(root, { withFileTypes: true });
  const topFiles = top.filter((entry) => entry.isFile() && TOP_FILE.test(entry.name)).map(({ name }) => name);
  const folders = FOLDERS.filter((name) => top.some((entry) => entry.isDirectory() && entry.name === name));
  return [...FILES, ...topFiles, ...folders.flatMap((folder) => filesBelow(root, folder))]
    .filter((file) => !MADE.has(file))
    .sort();
}

function filesBelow(root: string, folder: string): string[] {
  if (MADE.has(folder)) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(root, name) : entry.isFile() ? [name] : [];
  });
}
