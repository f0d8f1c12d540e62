import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { findHolder, takeLock } from "@/lib/services/data-dir-lock";
import { identityOf } from "@/lib/services/process-identity";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const file = path.join(folder.path, "lock");
const what = { command: "start", url: "http://127.0.0.1:3000" };
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => folder.remove());

test("a lock is had once, tells the second who holds it, and can be had again after its release", async () => {
  const first = await takeLock(file, what);
  if (!first.isOurs) throw new Error("the first attempt was refused");

  const holder = { pid: process.pid, identity: identityOf(process.pid), ...what };
  expect(await takeLock(file, { command: "dev", url: null })).toEqual({ isOurs: false, holder });
  expect(findHolder(file)).toEqual(holder);

  first.release();
  expect(findHolder(file)).toBeNull();
  expect(await takeLock(file, what)).toMatchObject({ isOurs: true });
});

test.each([
  ["of a process that is gone", { pid: 2 ** 22 + 1, identity: "boot/1", ...what }],
  // After a restart of the machine or container the number of the dead one may be anybody's, even our own.
  ["whose process number is another's by now", { pid: process.pid, identity: "an earlier boot/1", ...what }],
])("a lock %s is taken over", async (_, stale) => {
  writeFileSync(file, JSON.stringify(stale));
  expect(findHolder(file)).toBeNull();
  expect(await takeLock(file, what)).toMatchObject({ isOurs: true });
});

test("a lock that was cut off while it was written is taken over", async () => {
  writeFileSync(file, '{"pid": 1');
  expect(await takeLock(file, what)).toMatchObject({ isOurs: true });
});

test("of several starts that find the same stale lock, one gets it", async () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, identity: "boot/1", ...what }));
  const go = path.join(folder.path, "go");
  const contender = `
    const { takeLock } = require("./lib/services/data-dir-lock.ts");
    process.stdin.resume(); // it lives on until it is told to end: the winner's lock is held while the others look
    console.log("ready");
    while (!require("node:fs").existsSync(${JSON.stringify(go)})) {}
    takeLock(${JSON.stringify(file)}, { command: "start", url: null }).then(({ isOurs }) => {
      console.log(isOurs ? "won" : "lost");
    });`;
  const contenders = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ["--import", "tsx", "-e", contender], { stdio: ["pipe", "pipe", "inherit"] });
    return { child, told: createInterface(child.stdout)[Symbol.asyncIterator]() };
  });
  const nextLines = () => Promise.all(contenders.map(async ({ told }) => (await told.next()).value as string));
  expect(await nextLines()).toEqual(Array(4).fill("ready"));
  writeFileSync(go, "");

  expect((await nextLines()).sort()).toEqual(["lost", "lost", "lost", "won"]);
  await Promise.all(contenders.map(({ child }) => (child.stdin.end(), once(child, "exit"))));
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(folder.path).sort()).toEqual(["go", "lock"]);
});
