import { readFileSync } from "node:fs";
import path from "node:path";

import { ROOT, sourceFiles } from "@/tests/support/source-files";

const files = new Set(sourceFiles());
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** The files whose code comes with a file: its imports, but for those of types alone. */
function broughtBy(file: string): string[] {
  // An action is called over the network; its code stays on the server.
  if (/^"use server"/.test(read(file))) return [];
  return [...read(file).matchAll(/^import (?!type )([^;]*?) from "@\/([^"]+)"/gms)]
    .filter(([, what = ""]) => !/^\{(\s*type [^,}]+,?)+\s*\}$/.test(what))
    .flatMap(([, , from]) => [`${from}.ts`, `${from}.tsx`].find((one) => files.has(one)) ?? []);
}

/** The way from a file to one that it brings along; null where it does not. */
function wayTo(target: string, file: string, seen = new Set<string>()): string[] | null {
  if (file === target) return [file];
  if (seen.has(file)) return null;
  seen.add(file);
  for (const next of broughtBy(file)) {
    const way = wayTo(target, next, seen);
    if (way) return [file, ...way];
  }
  return null;
}

// All texts in all languages are ten times the code of a page. Components that browsers draw get the few they need as props.
test("no code for browsers brings the texts of the pages along", () => {
  const forBrowsers = [...files].filter((file) => /^"use client"/.test(read(file)));
  expect(forBrowsers.length).toBeGreaterThan(5);
  const ways = forBrowsers.flatMap((file) => wayTo("lib/core/language/languages.ts", file)?.join(" → ") ?? []);
  expect(ways).toEqual([]);
});
