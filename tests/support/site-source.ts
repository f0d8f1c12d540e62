import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

import { WITHOUT_PROXY } from "@/tests/support/long-forms";
import { onceInTheRun, sharedFolder } from "@/tests/support/once-in-the-run";

const ROOT = path.resolve(__dirname, "../..");

/** The folder that the site is built in and started from: this source or, with WITHOUT_PROXY=1, a copy of it that lacks proxy.ts. */
export async function siteSource(): Promise<string> {
  if (!WITHOUT_PROXY) return ROOT;
  const copy = sharedFolder("source");
  await onceInTheRun("source", () => Promise.resolve(copyWithoutProxy(copy)), 60_000);
  return copy;
}

function copyWithoutProxy(to: string): void {
  mkdirSync(to);
  const left = new Set([".git", ".next", ".data", "node_modules"]);
  for (const entry of readdirSync(ROOT)) if (!left.has(entry)) execFileSync("cp", ["-a", path.join(ROOT, entry), to]);
  // A build follows no link out of its folder, so the packages are there under names of their own, which take no room.
  execFileSync("cp", ["-al", path.join(ROOT, "node_modules"), to]);
  rmSync(path.join(to, "proxy.ts"));
}
