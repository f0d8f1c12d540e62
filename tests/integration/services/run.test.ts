import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { endLeftovers, readRecord } from "@/lib/services/leftovers";
import { identityOf } from "@/lib/services/process-identity";
import { openRun, type Command } from "@/lib/services/run";
import type { ServiceName } from "@/lib/services/stop-order";
import { eventually } from "@/tests/support/eventually";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const runs = path.join(folder.path, "run");
const log = path.join(folder.path, "service.log");
afterAll(() => folder.remove());

/** A stand-in for a service: says in the log when it is asked to end. */
const standIn = (
  name: ServiceName,
  script = `trap 'echo ${name} ends; exit 0' TERM INT; echo ${name} is up; while :; do sleep 0.05; done`,
): Command => ({
  name,
  program: "/bin/sh",
  args: ["-c", script],
  cwd: folder.path,
  env: { PATH: "/usr/bin:/bin" } as unknown as NodeJS.ProcessEnv,
  log,
});
const linesOfLog = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []);
const isUp = (name: string) => () => linesOfLog().includes(`${name} is up`);

test("a run stops its services each before what it leans on, however they were started", async () => {
  const run = openRun(runs);
  for (const name of ["meilisearch", "postgres", "web"] as const) run.start(standIn(name));
  for (const name of ["meilisearch", "postgres", "web"]) await eventually(`${name} is up`, isUp(name));

  expect(await run.stopAll()).toEqual(["web", "meilisearch", "postgres"]);

  expect(linesOfLog().filter((line) => line.endsWith(" ends"))).toEqual([
    "web ends",
    "meilisearch ends",
    "postgres ends",
  ]);
  expect(readdirSync(runs)).toEqual([]);
  expect(() => run.start(standIn("web"))).toThrow("everything is being stopped");
});

test("a service that does not listen is ended all the same, with the workers that it started", async () => {
  const run = openRun(runs);
  const stubborn = run.start(
    standIn(
      "build",
      "trap '' TERM; sleep 60 & echo $! >> worker.pid; echo stubborn is up; while :; do sleep 0.05; done",
    ),
  );
  await eventually("stubborn is up", isUp("stubborn"));
  const worker = Number(readFileSync(path.join(folder.path, "worker.pid"), "utf8"));

  await run.stopAll();

  expect(await stubborn.ended).toBe("signal SIGKILL");
  await eventually("the worker is gone", () => identityOf(worker) === null);
});

test("a program that is not there has ended at once, and says so", async () => {
  const run = openRun(runs);
  const missing = run.start({ ...standIn("web"), program: "/nowhere/to/be/found" });
  expect(await missing.ended).toMatch(/exit code 12\d/);
  await run.stopAll();
});

test("a service is on record before it is the service, with a mark that no later process can have", async () => {
  const run = openRun(runs);
  // What it reads is its own record: there is no moment at which it runs unrecorded.
  const service = run.start(standIn("web", `cat run/*/web; echo recorded is up; sleep 60`));
  await eventually("recorded is up", isUp("recorded"));

  expect(linesOfLog().at(-2)).toBe(`${service.pid} ${identityOf(service.pid)}`);
  await run.stopAll();
});

// The guardian may be killed together with the rest, as by a container's end.
test("what a killed start and its killed guardian left behind is ended by the next start", async () => {
  const run = openRun(runs);
  const service = run.start(standIn("postgres"));
  const [name] = readdirSync(runs);
  await eventually("there is a record", () => readRecord(path.join(runs, name!, "postgres")) !== null);

  expect(await endLeftovers(runs)).toEqual(["postgres"]);

  expect(await service.ended).toMatch(/exit code 0|signal SIGINT/);
  expect(readdirSync(runs)).toEqual([]);
  await run.stopAll();
});

test("a stranger that got a recorded number is left alone", async () => {
  const stranger = spawn("sleep", ["60"]);
  const dir = path.join(runs, "of-a-dead-start");
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, "web"), `${stranger.pid} an earlier boot/123\n`);
  writeFileSync(path.join(dir, "postgres"), ""); // killed before it was even written

  expect(await endLeftovers(runs)).toEqual([]);

  expect(identityOf(stranger.pid!)).not.toBeNull();
  expect(readdirSync(runs)).toEqual([]);
  stranger.kill();
});

test("kill -9 of the process that started them ends the services too, and deletes what was to be thrown away", async () => {
  const throwAway = path.join(folder.path, "throw-away");
  const parent = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "-e",
      `const { openRun } = require("./lib/services/run.ts");
       const run = openRun(${JSON.stringify(path.join(throwAway, "run"))}, ${JSON.stringify(throwAway)});
       for (const name of ["web", "postgres"]) {
         run.start({ name, program: "/bin/sh", args: ["-c", "while :; do sleep 0.05; done"], cwd: "/", env: { PATH: "/usr/bin:/bin" }, log: ${JSON.stringify(log)} });
       }`,
    ],
    { stdio: "inherit" },
  );
  const records = () =>
    (existsSync(path.join(throwAway, "run")) ? readdirSync(path.join(throwAway, "run")) : [])
      .flatMap((run) => ["web", "postgres"].map((name) => readRecord(path.join(throwAway, "run", run, name))))
      .filter((record) => record !== null);
  await eventually("both are on record", () => records().length === 2);
  const pids = records().map(({ pid }) => pid);

  parent.kill("SIGKILL");

  await eventually("both are gone", () => pids.every((pid) => identityOf(pid) === null));
  await eventually("the folder is gone", () => !existsSync(throwAway));
});
