import path from "node:path";
import type { Code, CodeList } from "@/lib/core/taxonomy/code-list";
import { filesIn, ROOT } from "@/tests/support/source-files";

type Named = [name: string, list: CodeList<Code>];

const lists = filesIn("lib/core/taxonomy").flatMap((file): Named[] =>
  Object.entries(jest.requireActual<Record<string, unknown>>(path.join(ROOT, file))).flatMap(
    ([name, value]): Named[] => (isCodeList(value) ? [[name, value]] : []),
  ),
);

function isCodeList(value: unknown): value is CodeList<Code> {
  return typeof value === "object" && value !== null && "entries" in value && "labelOf" in value;
}

test("the closed lists are found", () => {
  expect(lists.map(([name]) => name)).toEqual(expect.arrayContaining(["STATUSES", "ROUTES", "CATEGORIES", "DOMAINS"]));
});

describe.each(lists)("%s", (_name, list) => {
  // Codes are stored and sent, so a reader never sees one where a label is missing, and an editor never has to guess.
  test("every code has a label and a definition, as a sentence", () => {
    const bare = list.entries.filter(
      ({ label, definition }) => !/^\S.*\S$|^\S$/.test(label) || !/^\p{Lu}.*[.)]$/u.test(definition),
    );
    expect(bare.map(({ code }) => code)).toEqual([]);
  });

  test("no two codes share a label", () => {
    const labels = list.entries.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });
});
