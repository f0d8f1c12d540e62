import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readEnv } from "@/lib/env";
import { dataDirPaths } from "@/lib/services/data-dir";
import { takeLock } from "@/lib/services/data-dir-lock";
import { freePort } from "@/lib/services/free-port";
import { checkConfiguration } from "@/scripts/support/doctor/check-configuration";
import { npmRun } from "@/tests/support/npm-run";
import { sharedServices } from "@/tests/support/services";
import { temporaryFolder } from "@/tests/support/temporary-folder";

// Whoever types a command wrong, or runs it where something is missing, is told what and what to do, before anything is done.

const folder = temporaryFolder();
afterAll(() => folder.remove());
const inFolder = (name: string) => path.join(folder.path, name);
const DATA_DIR = inFolder("data");

const refusedWith = async (args: readonly string[], settings: Record<string, string> = {}) => {
  const { code, stderr } = await npmRun(args, { DATA_DIR, ...settings });
  expect(code).toBe(1);
  return stderr.trim().split("\n");
};

/** Longer than any name of a file may be; what may not be read for another reason may be read by root, as whom this may run. */
const LONG = "x".repeat(300);

test.each([
  ["an argument that it would not read", ["seed", "again"], "Unexpected argument 'again'."],
  ["no verb", ["token"], "npm run token has to know what to do."],
  ["an ending that it does not write", ["export", "records.xlsx"], "Files that end in .xlsx are not written."],
  ["an ending that no import takes", ["generate", "2", "records.txt"], "records.txt would hold NDJSON."],
  ["a file that can't be opened", ["import", `${LONG}.csv`], `${LONG}.csv can not be read (ENAMETOOLONG).`],
  ["a folder that is not there", ["export", "nowhere/records.csv"], "nowhere/records.csv can not be written (ENOENT)."],
])("a command with %s is refused", async (_, args, what) => {
  expect(await refusedWith(args)).toEqual([what, expect.stringMatching(/\w/)]);
});

// It is written after the records: said only then, a mistyped folder would leave an import that nobody was told of.
test("an import whose report can't be written is refused before it begins", async () => {
  const file = inFolder("records.ndjson");
  writeFileSync(file, "{}\n");
  const report = inFolder("nowhere/report.csv");
  expect(await refusedWith(["import", file, "--report", report])).toEqual([
    `${report} can not be written (ENOENT).`,
    "Name a file in a folder that exists and that you may write to.",
  ]);
});

test("a database that does not answer is named, without its password, with the cure", async () => {
  const DATABASE_URL = `postgresql://somebody:hidden@127.0.0.1:${await freePort()}/catalogue`;
  const [what, cure] = await refusedWith(["token", "list"], { DATABASE_URL, MEILI_URL: "http://127.0.0.1:1" });
  expect(what).toContain(`DATABASE_URL is "${DATABASE_URL.replace("hidden", "***")}"; it does not let us in`);
  expect(cure).toContain("Start that PostgreSQL");
});

// The catalogue that runs in DATA_DIR is at hand; but whoever names a database means that one.
test("a command is not run on the services of a running catalogue when the settings name others", async () => {
  mkdirSync(DATA_DIR);
  const lock = await takeLock(dataDirPaths(DATA_DIR).lock, { command: "start", url: "http://127.0.0.1:3000" });
  if (!lock.isOurs) throw new Error("the lock was refused");
  try {
    const { databaseUrl, ownerUrl } = sharedServices();
    writeFileSync(dataDirPaths(DATA_DIR).services, JSON.stringify({ databaseUrl, ownerUrl, meili: null }));
    const [what] = await refusedWith(["token", "list"], { DATABASE_URL: `${databaseUrl}_of_another` });
    expect(what).toContain(`but the catalogue that runs in ${DATA_DIR} uses another`);
  } finally {
    lock.release();
  }
});

// Invitations would name an address at which nobody but the machine itself finds anything.
test.each<[string, Record<string, string>, number]>([
  ["every network, without a name", { HOST: "0.0.0.0" }, 1],
  ["every network, in IPv6", { HOST: "::" }, 1],
  ["every network, with a name", { HOST: "0.0.0.0", PUBLIC_URL: "http://catalogue.example.org" }, 0],
  ["this machine alone", {}, 0],
])("a site that listens on %s is told to have a PUBLIC_URL where it needs one", (_, settings, wrong) => {
  expect(checkConfiguration(readEnv(settings)).wrong).toHaveLength(wrong);
});
