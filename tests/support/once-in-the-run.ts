import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "@/tests/support/eventually";

/** Where a run keeps what its test files share; set by the global set-up, which also deletes it. */
export const SHARED_FOLDER = "SHARED_FOLDER";

/** Where what test files share lies, in a folder that goes with the run. */
export function sharedFolder(name: string): string {
  const folder = process.env[SHARED_FOLDER];
  if (!folder) throw new Error("This Jest project lacks globalSetup tests/support/global-setup.ts");
  return path.join(folder, name);
}

/** Has `make` run by the first test file that asks for it, in whichever worker, while all others wait for it. */
export async function onceInTheRun(name: string, make: () => Promise<void>, timeoutMs: number): Promise<void> {
  const made = sharedFolder(`${name}.made`);
  if (isFirst(sharedFolder(`${name}.making`))) {
    await make();
    writeFileSync(made, "");
  }
  await eventually(`${name} made by another test file`, () => existsSync(made), timeoutMs);
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
