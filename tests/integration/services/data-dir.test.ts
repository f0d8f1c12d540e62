import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDataDir, requireRoom } from "@/lib/services/data-dir";
import { npmRun } from "@/tests/support/npm-run";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
afterAll(() => folder.remove());

test("the data folder is made where it is missing; others may pass through it but not list it", () => {
  const root = path.join(folder.path, "a/b");
  openDataDir(root);
  expect(statSync(root).mode & 0o777).toBe(0o711);
  expect(statSync(path.join(root, "run")).mode & 0o777).toBe(0o700);
});

test("a place that can not be written is told with its cure", () => {
  writeFileSync(path.join(folder.path, "file"), "");
  const root = path.join(folder.path, "file/below");
  expect(() => openDataDir(root)).toThrow(
    `DATA_DIR is "${root}"; it cannot be written (ENOTDIR). Give this user the right`,
  );
});

// Where Node's own way of making folders tries again without end: in a process of its own, so that such a test would fail and not hang.
test('a folder that refuses with "not found" is told at once, too', async () => {
  const { stderr } = await npmRun(["start"], { DATA_DIR: "/proc/below" }, { timeoutMs: 120_000 });
  expect(stderr).toMatch(/DATA_DIR is "\/proc\/below"; it cannot be written \(E[A-Z]+\)\.\sGive this user the right/);
});

test("a disk that is all but full is told before anything is written half", () => {
  const free = (megabytes: number) => ({ bavail: megabytes, bsize: 1024 * 1024 });
  expect(() => requireRoom("/data", free(199), true)).toThrow(
    'The disk of DATA_DIR "/data" has 199 MB left; 200 MB are needed. Make room on it',
  );
  expect(() => requireRoom("/data", free(200), true)).not.toThrow();
  // What is there already needs no second place.
  expect(() => requireRoom("/data", free(199), false)).not.toThrow();
  expect(() => requireRoom("/data", free(39), false)).toThrow("has 39 MB left; 40 MB are needed.");
});
