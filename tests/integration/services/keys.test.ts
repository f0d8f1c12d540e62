import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readOrMakeKeys } from "@/lib/services/keys";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const file = path.join(folder.path, "keys.json");
const mode = () => statSync(file).mode & 0o777;
afterAll(() => folder.remove());

test("keys are made at random on first use, for their owner's eyes only, and stay", () => {
  const keys = readOrMakeKeys(file);

  expect(Object.values(keys).every((key) => /^[\w-]{32}$/.test(key))).toBe(true);
  expect(new Set(Object.values(keys)).size).toBe(4);
  expect(mode()).toBe(0o600);
  expect(readOrMakeKeys(file)).toEqual(keys);
});

test.each(["sessionSecret", "applicationPassword"] as const)(
  "a key file from before there was a %s gets one, once, and keeps the rest",
  (added) => {
    const { [added]: _, ...before } = readOrMakeKeys(file);
    writeFileSync(file, JSON.stringify(before));
    const after = readOrMakeKeys(file);
    expect(after).toEqual({ ...before, [added]: expect.stringMatching(/^[\w-]{32}$/) });
    expect(readOrMakeKeys(file)).toEqual(after);
    expect(mode()).toBe(0o600);
  },
);

test("a key file that a backup brought back readable to all is closed again", () => {
  chmodSync(file, 0o644);
  readOrMakeKeys(file);
  expect(mode()).toBe(0o600);
});

// New keys would lock us out of the cluster that was made with the old ones.
test("a broken key file is never replaced by new keys", () => {
  writeFileSync(file, "{ half a");
  expect(() => readOrMakeKeys(file)).toThrow(`${file} does not hold the keys of the embedded services any more.`);
  expect(readFileSync(file, "utf8")).toBe("{ half a");
});
