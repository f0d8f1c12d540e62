import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

// What each breach imports, in a copy of the rules with nothing else in it, and the cure that has to be printed.
const BREACHES: readonly [file: string, source: string, cure: string][] = [
  ["lib/core/a.ts", `export { b } from "@/lib/store/b";`, "lib/core is the domain in plain TypeScript."],
  ["lib/core/fs.ts", `import "node:fs";`, "Take what it gives (a time, an id, a text) as an argument."],
  ["lib/store/c.ts", `export { d } from "@/lib/search/d";`, "Let the use case in lib/catalogue call both sides"],
  [
    "lib/catalogue/e.ts",
    `export { f } from "@/lib/auth/f";`,
    "A use case takes its actor, clock and settings as arguments",
  ],
  ["lib/catalogue/g.ts", `import "next";`, "Do it in app/_server and hand the value in."],
  ["lib/search/h.ts", `export { g } from "@/lib/store/generated/g";`, "Add a function to lib/store"],
  ["lib/search/i.ts", `import "meilisearch";`, "answer it in lib/search/meilisearch."],
  ["lib/catalogue/j.ts", `export { env } from "@/lib/env";`, "The environment is read in scripts"],
  ["components/search/k.ts", `export { b } from "@/lib/store/b";`, "Let the page fetch the data and pass it"],
  ["components/ui/l.ts", `export { z } from "@/lib/core/z";`, "components/ui are plain buttons, fields and tables."],
  ["app/m.ts", `export { b } from "@/lib/store/b";`, "Call a command or query of lib/catalogue"],
  ["app/n.ts", `import "next/headers";`, "Cookies and headers are read in app/_server"],
  ["app/_server/o.ts", `export { s } from "@/lib/services/s";`, "Only a script or a test starts services."],
  ["lib/exchange/p.ts", `export { q } from "@/scripts/q";`, "Move what both need to lib, and let the script call it."],
  ["lib/auth/r.ts", `export { s } from "@/lib/auth/s";`, "Two files that want each other hide a third idea"],
];

const OTHERS: readonly [file: string, source: string][] = [
  ["lib/store/b.ts", "export const b = 1;"],
  ["lib/store/generated/g.ts", "export const g = 1;"],
  ["lib/search/d.ts", "export const d = 1;"],
  ["lib/auth/f.ts", "export const f = 1;"],
  ["lib/auth/s.ts", `export { r } from "@/lib/auth/r"; export const s = 1;`],
  ["lib/core/z.ts", "export const z = 1;"],
  ["lib/env.ts", "export const env = 1;"],
  ["lib/services/s.ts", "export const s = 1;"],
  ["scripts/q.ts", "export const q = 1;"],
  // All of these are as they should be.
  ["components/search/ok.ts", `export { z } from "@/lib/core/z";`],
  ["app/ok.ts", `export { z } from "@/lib/core/z"; export { o } from "@/app/_server/ok";`],
  ["app/_server/ok.ts", `import "next/headers"; export { env as o } from "@/lib/env";`],
  ["scripts/ok.ts", `export { s } from "@/lib/services/s"; export { b } from "@/lib/store/b";`],
];

type Answer = { summary: { violations: { from: string; to: string; rule: { name: string }; comment?: string }[] } };

let found: Map<string, string>;

beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), "import-rules-"));
  try {
    for (const name of [".dependency-cruiser.cjs", "package.json", "tsconfig.json"])
      cpSync(path.join(ROOT, name), path.join(folder, name));
    symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    for (const [file, source] of [...BREACHES, ...OTHERS]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${source}\n`);
    }
    const { summary } = JSON.parse(cruise(folder)) as Answer;
    const { forbidden } = jest.requireActual<{ forbidden: { name: string; comment: string }[] }>(
      "../../.dependency-cruiser.cjs",
    );
    const cures = new Map(forbidden.map(({ name, comment }) => [name, comment]));
    found = new Map();
    for (const { from, rule } of summary.violations)
      found.set(from, `${found.get(from) ?? ""}${cures.get(rule.name)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function cruise(folder: string): string {
  const program = path.join(ROOT, "node_modules/.bin/depcruise");
  return execFileSync(program, ["--output-type=json", "app", "components", "lib", "scripts"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
}

test.each(BREACHES)("%s with «%s» is told: %s", (file, _source, cure) => {
  expect(found.get(file)).toContain(cure);
});

test("what the table allows passes", () => {
  expect([...found.keys()].filter((file) => file.endsWith("ok.ts"))).toEqual([]);
});

test("every rule has a cure in words", () => {
  const { forbidden } = jest.requireActual<{ forbidden: { name: string; comment?: string }[] }>(
    "../../.dependency-cruiser.cjs",
  );
  expect(forbidden.filter(({ comment }) => !comment?.match(/\w+ \w+ .*[.`]$/)).map(({ name }) => name)).toEqual([]);
});
