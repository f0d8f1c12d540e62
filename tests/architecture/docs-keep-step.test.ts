import { readFileSync } from "node:fs";
import path from "node:path";
import { FACETS } from "@/lib/core/search/facets";
import { filesIn, ROOT } from "@/tests/support/source-files";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const pages = ["README.md", ...filesIn("docs").filter((file) => file.endsWith(".md"))];
// Decisions tell what was thought at their time; they do not describe what is there now.
const docs = pages
  .filter((file) => !file.startsWith("docs/decisions/"))
  .map((file) => {
    try {
      return read(file);
    } catch {
      return ""; // the README, before there is one
    }
  })
  .join("\n");

/** The names that no page has as code, each with the place to add it. */
const undescribed = (
  names: readonly string[],
  isDescribed: (name: string) => boolean,
  cure: (name: string) => string,
) => names.filter((name) => !isDescribed(name)).map((name) => `${name}: ${cure(name)}`);

const asCode = (name: string) =>
  new RegExp(`\`[^\`\\n]*\\b${name}\\b[^\`\\n]*\``).test(docs) || new RegExp(`^ *${name}=`, "m").test(docs);

test("every environment variable is described", () => {
  const variables = [...read("lib/env.ts").matchAll(/^\s+([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name ?? "");
  expect(variables).toEqual(expect.arrayContaining(["PORT", "DATABASE_URL", "LOG_LEVEL"]));
  expect(undescribed(variables, asCode, () => "add a row to the table in docs/configuration.md")).toEqual([]);
});

test("every npm script is described", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const RUN_BY_NPM_ITSELF = /^(pre|post)(install|test|start)$|^prepare$/;
  const names = Object.keys(scripts).filter((name) => !RUN_BY_NPM_ITSELF.test(name));
  const isDescribed = (name: string) => new RegExp(`npm (run )?${name}(?![\\w:-])`).test(docs);
  expect(
    undescribed(names, isDescribed, (name) => `add \`npm run ${name}\` to the table of commands in README.md`),
  ).toEqual([]);
});

test("every facet is described", () => {
  const keys = FACETS.map(({ key }) => key);
  const isDescribed = (key: string) => docs.includes(`\`${key}\``);
  expect(undescribed(keys, isDescribed, (key) => `add \`${key}\` to the facets in docs/how-search-works.md`)).toEqual(
    [],
  );
});
