import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, sourceFiles } from "@/tests/support/source-files";

const EMPTY_WORDS = /(^|\/)_?(utils?|helpers?|common|misc)(\.[^/]*)?(\/|$)/;
// Next's folders: (group), [param], [...rest], _private. Routes may carry a dot: changes.atom, openapi.json.
const PART = /^(\((\.\.?)?[a-z0-9-]+\)|\[{1,2}(\.\.\.)?[A-Za-z]+\]{1,2}|_?[a-z0-9]+([-.][a-z0-9]+)*)$/;

test("no file or folder hides its subject behind utils, helpers, common or misc: name the subject", () => {
  expect(sourceFiles().filter((file) => EMPTY_WORDS.test(file))).toEqual([]);
});

test("files and folders are kebab-case, after their main export", () => {
  expect(sourceFiles().filter((file) => !file.split("/").every((part) => PART.test(part)))).toEqual([]);
});

// A rule that is switched off without a word is switched off for good.
test("every lint exception and type exception gives its reason", () => {
  const silent = sourceFiles().flatMap((file) =>
    readFileSync(path.join(ROOT, file), "utf8")
      .split("\n")
      .flatMap((line, index) => (isSilentException(line) ? [`${file}:${index + 1}: add the reason after --`] : [])),
  );
  expect(silent).toEqual([]);
});

function isSilentException(line: string): boolean {
  const [, exception, reason] =
    /\/[/*]\s*(eslint-disable\S*|@ts-(?:ignore|expect-error|nocheck))(.*)$/.exec(line) ?? [];
  return exception !== undefined && !/(--|:)\s*\w+ \w+/.test(reason ?? "");
}
