import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, sourceFiles } from "@/tests/support/source-files";

test("every page is made by asPage or asFramedPage, so that what goes wrong in it needs no script to be read", () => {
  const bare = sourceFiles()
    .filter((file) => file.startsWith("app/") && file.endsWith("/page.tsx"))
    .filter((file) => !/export default as(Framed)?Page\(/.test(readFileSync(path.join(ROOT, file), "utf8")));
  expect(bare).toEqual([]);
});
