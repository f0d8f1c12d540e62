import { readdirSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../..");

const FOLDERS = ["app", "components", "lib", "scripts", "tests"];
const WRITTEN_BY_TOOLS = /^lib\/store\/generated\//;

/** Our own source files, as paths from the root with forward slashes. */
export function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) => filesIn(folder))
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !WRITTEN_BY_TOOLS.test(file))
    .sort();
}

/** All files below a folder of the project; none when it is not there. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
