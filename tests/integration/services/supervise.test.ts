import path from "node:path";
import { openRun } from "@/lib/services/run";
import { supervise, type Service } from "@/lib/services/supervise";
import type { Run } from "@/lib/services/run";
import { eventually } from "@/tests/support/eventually";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
afterAll(() => folder.remove());

let run: Run;
beforeEach(() => {
  run = openRun(path.join(folder.path, "run"));
});
afterEach(async () => {
  await run.stopAll();
});

const service = (script: string, ready: Service["ready"] = async () => undefined): Service => ({
  label: "The service",
  launch: () =>
    run.start({
      name: "web",
      program: "/bin/sh",
      args: ["-c", script],
      cwd: folder.path,
      env: { PATH: "/usr/bin:/bin" } as unknown as NodeJS.ProcessEnv,
      log: path.join(folder.path, "service.log"),
    }),
  ready,
});

test("a service that keeps ending is started again after pauses that grow, and each time is told", async () => {
  const told: string[] = [];
  const at: number[] = [];
  const supervised = await supervise(
    run,
    service("at() { exit 7; }; at"),
    (line) => {
      if (line.includes("starting it again")) at.push(performance.now());
      told.push(line);
    },
    [50, 200, 600],
  );
  await eventually("three restarts", () => supervised.restarts() >= 4);

  expect(told.slice(0, 2)).toEqual([
    "The service ended (exit code 7); starting it again in 0.05 s",
    expect.stringMatching(/^The service is back, started in \d\.\d s$/),
  ]);
  expect(told.filter((line) => line.includes("again")).slice(0, 3)).toEqual(
    [0.05, 0.2, 0.6].map((pause) => `The service ended (exit code 7); starting it again in ${pause} s`),
  );
  expect(at[2]! - at[1]!).toBeGreaterThan(200);
  expect(at[3]! - at[2]!).toBeGreaterThan(600);
});

test("a service that can not come back at first is tried until it does", async () => {
  const told: string[] = [];
  let starts = 0;
  const ready = async () => {
    starts += 1;
    if (starts === 2 || starts === 3) throw new Error("its disk is away");
  };
  const supervised = await supervise(
    run,
    service("[ -e first ] && exec sleep 60; touch first; exit 1", ready),
    (line) => told.push(line),
    [20],
  );
  await eventually("it is back", () => told.some((line) => line.includes("back")));
  await supervised.up();

  expect(told.slice(1, 3)).toEqual(
    Array(2).fill("The service did not start (its disk is away); starting it again in 0.02 s"),
  );
  expect(supervised.restarts()).toBe(1);
});

test("a first start that fails is the caller's to tell, and nothing is kept up", async () => {
  const told: string[] = [];
  const failing = service("sleep 60", async () => {
    throw new Error("no such disk");
  });
  await expect(supervise(run, failing, (line) => told.push(line), [10])).rejects.toThrow("no such disk");
  expect(await run.stopAll()).toEqual([]);
  expect(told).toEqual([]);
});

test("what ends because everything is stopped is not started again", async () => {
  const told: string[] = [];
  const supervised = await supervise(run, service("exec sleep 60"), (line) => told.push(line), [10]);
  await run.stopAll();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([told, supervised.restarts()]).toEqual([[], 0]);
});
