import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sourceHash } from "@/scripts/support/site/source-hash";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder.path, file)), { recursive: true });
  writeFileSync(path.join(folder.path, file), text);
};
beforeAll(() => {
  write("prisma/schema.prisma", "model A {}");
  write("app/page.tsx", "page");
  write("lib/core/a.ts", "a");
  write("package-lock.json", "{}");
});
afterAll(() => folder.remove());

test.each([
  "app/page.tsx",
  "components/ui/button.tsx",
  "lib/core/a.ts",
  "public/icon.svg",
  "prisma/schema.prisma",
  "package-lock.json",
  "next.config.js",
  "proxy.ts",
])("a change of %s wants a new build", (file) => {
  const before = sourceHash(folder.path);
  write(file, "changed");
  expect(sourceHash(folder.path)).not.toBe(before);
});

test.each([
  "README.md",
  "tests/unit/a.test.ts",
  "scripts/start.ts",
  "prisma/seed/platforms/a.json",
  "lib/store/generated/prisma/client.ts",
  "next-env.d.ts",
  ".next/BUILD_ID",
  ".data/keys.json",
])("a change of %s does not", (file) => {
  const before = sourceHash(folder.path);
  write(file, "changed");
  expect(sourceHash(folder.path)).toBe(before);
});

test("a file that only moved wants a new build too, and undoing a change gives the old hash back", () => {
  const before = sourceHash(folder.path);
  rmSync(path.join(folder.path, "lib/core/a.ts"));
  write("lib/core/b.ts", "changed");
  expect(sourceHash(folder.path)).not.toBe(before);
  rmSync(path.join(folder.path, "lib/core/b.ts"));
  write("lib/core/a.ts", "changed");
  expect(sourceHash(folder.path)).toBe(before);
});
