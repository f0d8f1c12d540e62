import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, portProblem } from "@/lib/services/free-port";
import type { ServiceName } from "@/lib/services/stop-order";
import { eventually } from "@/tests/support/eventually";
import { START_KILLS } from "@/tests/support/long-forms";
import { processesNaming, startCatalogue, START_MS, type StartedCatalogue } from "@/tests/support/started-catalogue";
import { pidOf } from "@/lib/services/pid-of";
import { copySeededData } from "@/tests/support/seeded-data";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const started: StartedCatalogue[] = [];
const start = async (dataDir: string, settings?: Record<string, string>) => {
  const catalogue = await startCatalogue(dataDir, settings);
  started.push(catalogue);
  return catalogue;
};
const newDataDir = (name: string) => path.join(folder.path, name);
afterEach(async () => {
  await Promise.all(started.splice(0).map((catalogue) => catalogue.stop()));
});
afterAll(() => folder.remove());

async function platformsOf({ url }: StartedCatalogue): Promise<number> {
  const answer = await fetch(`${url}/api/v1/platforms?perPage=1`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { total: number }).total;
}

/** Some of the members at random, so that many short runs see what one long run does. */
const drawn = <T>(all: readonly T[], count: number): T[] =>
  all
    .map((one) => ({ one, at: randomInt(2 ** 32) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);

/** Two lines, of which the second says what to do. */
async function failureOf(catalogue: StartedCatalogue): Promise<[string, string]> {
  expect(await catalogue.ended).toBe(1);
  const lines = catalogue
    .output()
    .trim()
    .split("\n")
    .filter((line) => !/^ *\d+\.\d s /.test(line));
  expect(lines).toHaveLength(2);
  return lines as [string, string];
}

// What a whole, undisturbed first start gives. All kills are measured against it.
let expected: { platforms: number; readyMs: number; output: string };
const undisturbed = newDataDir("undisturbed");
beforeAll(async () => {
  // Builds the site where it is not built, which is not what we time.
  await copySeededData(newDataDir("running"));

  const began = performance.now();
  const catalogue = await startCatalogue(undisturbed);
  await catalogue.ready();
  const readyMs = performance.now() - began;
  const platforms = await platformsOf(catalogue);
  await catalogue.stop();
  expected = { platforms, readyMs, output: catalogue.output() };
}, 2 * START_MS);

test(
  "a first start says one line a step and ends at an address; a second has nothing to do",
  async () => {
    const steps = ["data", "services", "migrations", "people", "records", "index", "build", "web"];
    expect(expected.output.split("\n").flatMap((line) => / +\d+\.\d s {2}(\w+)/.exec(line)?.[1] ?? [])).toEqual(steps);
    expect(expected.platforms).toBeGreaterThan(0);
    expect(expected.output).toContain("Stopped web, meilisearch, postgres.");

    const second = await start(undisturbed);
    await second.ready();
    expect(second.output()).toMatch(
      /migrations +none pending\n.*people +nobody yet\n.*records +not needed\n.*index +in step\n.*build +is of this source already/,
    );
    expect(await platformsOf(second)).toBe(expected.platforms);
  },
  START_MS,
);

describe("kill -9", () => {
  const moments = Array.from({ length: Math.max(1, START_KILLS) }, (_, index) => index + 1);
  const targets = ["the start", "the start and its guardian", "postgres", "meilisearch", "web"] as const;

  test.each(
    drawn(targets, START_KILLS === 0 ? 1 : targets.length).flatMap((target) =>
      moments.map((moment) => [target, moment] as const),
    ),
  )(
    "of %s at a random moment is survived, or leaves nothing in the next one's way (%i)",
    async (target, moment) => {
      const dataDir = newDataDir(`${target.replaceAll(" ", "-")}-${moment}`);
      const began = performance.now();
      const catalogue = await start(dataDir);
      const afterMs = target.startsWith("the start")
        ? await killStart(catalogue, target.endsWith("guardian") ? dataDir : null)
        : await killService(catalogue, dataDir, target as ServiceName, began);
      await expectWholeStart(
        dataDir,
        `${target} killed after ${afterMs} ms; it said:\n${catalogue.output()}`,
        new URL(catalogue.url).port,
      );
    },
    START_MS,
  );

  async function killStart(catalogue: StartedCatalogue, withGuardianOf: string | null): Promise<number> {
    const afterMs = randomInt(Math.ceil(expected.readyMs));
    await pause(afterMs);
    const guardian = withGuardianOf === null ? null : guardianOf(withGuardianOf);
    if (guardian !== null) process.kill(guardian, "SIGKILL");
    catalogue.process.kill("SIGKILL");
    await catalogue.ended;
    return afterMs;
  }

  /** Kills it once it runs, and sees that the start mends it or ends. */
  async function killService(catalogue: StartedCatalogue, dataDir: string, name: ServiceName, began: number) {
    await eventually(`${name} runs`, () => pidOf(dataDir, name) !== null, START_MS);
    const afterMs = randomInt(Math.max(100, Math.ceil(expected.readyMs - (performance.now() - began))));
    await pause(afterMs);
    const pid = pidOf(dataDir, name);
    if (pid !== null) process.kill(pid, "SIGKILL");

    await Promise.race([catalogue.ready().catch(() => undefined), catalogue.ended]);
    if (catalogue.process.exitCode === null) {
      await eventually(
        "all of it is there again",
        async () => (await platformsOf(catalogue).catch(() => -1)) === expected.platforms,
        START_MS,
      );
      expect(await catalogue.stop()).toBe(0);
    }
    return afterMs;
  }

  async function expectWholeStart(dataDir: string, told: string, port: string): Promise<void> {
    const catalogue = await start(dataDir, { PORT: port });
    await catalogue.ready().catch((error: unknown) => {
      throw new Error(`The next start did not come up: ${told}`, { cause: error });
    });
    expect([told, await platformsOf(catalogue)]).toEqual([told, expected.platforms]);
    expect(await catalogue.stop()).toBe(0);
    expect(processesNaming(dataDir)).toEqual([]);
    expect(readdirSync(path.join(dataDir, "run"))).toEqual([]);
    expect(existsSync(path.join(dataDir, "lock"))).toBe(false);
  }

  function guardianOf(dataDir: string): number | null {
    const entry = readdirSync("/proc").find((pid) => {
      if (!/^\d+$/.test(pid)) return false;
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return command.includes(dataDir) && command.includes("guardian.sh");
      } catch {
        return false;
      }
    });
    return entry === undefined ? null : Number(entry);
  }
});

test.each(drawn(["SIGINT", "SIGTERM", "SIGHUP"] as const, START_KILLS === 0 ? 1 : 3))(
  "%s in the middle of a first start stops all of it",
  async (signal) => {
    const dataDir = newDataDir(signal);
    const catalogue = await start(dataDir);
    await pause(randomInt(300, Math.ceil(expected.readyMs)));
    catalogue.process.kill(signal);
    // Until it has read its settings there is nothing to stop, and the signal ends it the plain way.
    expect([0, signal]).toContain(await catalogue.ended);
    await eventually("nothing runs any more", () => processesNaming(dataDir).length === 0);
    expect(await portProblem("127.0.0.1", Number(new URL(catalogue.url).port))).toBeNull();
  },
  START_MS,
);

describe("while a catalogue runs", () => {
  const dataDir = newDataDir("running");
  let running: StartedCatalogue;
  const addresses = () =>
    JSON.parse(readFileSync(path.join(dataDir, "services.json"), "utf8")) as {
      databaseUrl: string;
      ownerUrl: string;
      meili: { url: string };
    };
  beforeAll(async () => {
    running = await startCatalogue(dataDir);
    await running.ready();
  }, START_MS);
  afterAll(() => running.stop());

  test("what it keeps secret is its owner's alone, and its services are reached from this machine alone", () => {
    for (const file of ["keys.json", "services.json", "lock"]) {
      expect(statSync(path.join(dataDir, file)).mode & 0o777).toBe(0o600);
    }
    expect(new URL(addresses().databaseUrl).hostname).toBe("127.0.0.1");
    expect(new URL(addresses().meili.url).hostname).toBe("127.0.0.1");
  });

  test("the process that strangers talk to is not told who owns the tables", () => {
    const { ownerUrl, databaseUrl } = addresses();
    const environment = readFileSync(`/proc/${pidOf(dataDir, "web")}/environ`, "utf8");
    expect(environment).toContain(databaseUrl);
    expect(environment).not.toContain(ownerUrl);
  });

  test("a second start in its data folder says so and leaves it alone", async () => {
    const [what, cure] = await failureOf(await start(dataDir));
    expect(what).toBe(
      `The catalogue in ${dataDir} already runs: ${running.url} (npm run start, process ${running.process.pid}).`,
    );
    expect(cure).toMatch(/^Use that one, stop it with Ctrl-C/);
    expect(await platformsOf(running)).toBe(expected.platforms);
  });

  test("a DATABASE_URL with another password, or another database, is told with its cure", async () => {
    const { databaseUrl } = addresses();
    const wrongPassword = databaseUrl.replace(/:[^:@]+@/, ":wrong@");
    expect(await failureOf(await start(newDataDir("password"), { DATABASE_URL: wrongPassword }))).toEqual([
      `DATABASE_URL is "${wrongPassword.replace(":wrong@", ":***@")}"; it does not let us in: password authentication failed for user "catalogue_app".`,
      "Correct user and password in DATABASE_URL.",
    ]);

    const elsewhere = databaseUrl.replace(/catalogue$/, "elsewhere");
    const [what, cure] = await failureOf(await start(newDataDir("database"), { DATABASE_URL: elsewhere }));
    expect(what).toMatch(/it does not let us in: database "elsewhere" does not exist\.$/);
    expect(cure).toMatch(/^Create that database/);
  });

  test.each([
    ["meilisearch", "Meilisearch"],
    ["postgres", "PostgreSQL"],
    ["web", "The web server"],
  ] as const)(
    "kill -9 of %s is told, and healed without a start",
    async (name, label) => {
      process.kill(pidOf(dataDir, name)!, "SIGKILL");
      await eventually(`${label} is back`, () => running.output().includes(`${label} is back`), START_MS);
      expect(running.output()).toContain(`${label} ended (signal SIGKILL); starting it again in 0.5 s`);
      const isWhole = async () => (await platformsOf(running).catch(() => -1)) === expected.platforms;
      await eventually("the site answers", isWhole, START_MS);
    },
    2 * START_MS,
  );
});

describe("what stands in the way is told in two lines", () => {
  test("a taken port", async () => {
    const server = createServer().listen(await freePort(), "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    try {
      expect(await failureOf(await start(newDataDir("port"), { PORT: String(port) }))).toEqual([
        `PORT is ${port}; another program listens there on 127.0.0.1.`,
        `Stop that program, or choose another port: PORT=${port + 1} npm start.`,
      ]);
    } finally {
      server.close();
    }
  });

  test("a data folder that can not be written", async () => {
    // Root may write everywhere, so a folder without write bits would not do.
    writeFileSync(path.join(folder.path, "file"), "");
    const dataDir = path.join(folder.path, "file/data");
    expect(await failureOf(await start(dataDir))).toEqual([
      `DATA_DIR is "${dataDir}"; it cannot be written (ENOTDIR).`,
      "Give this user the right to write there, or set DATA_DIR in .env to a folder that can be written.",
    ]);
  });

  test("a DATABASE_URL where nobody answers", async () => {
    const port = await freePort();
    const databaseUrl = `postgresql://me:secret@127.0.0.1:${port}/catalogue`;
    const [what, cure] = await failureOf(await start(newDataDir("url"), { DATABASE_URL: databaseUrl }));
    expect(what).toBe(
      `DATABASE_URL is "postgresql://me:***@127.0.0.1:${port}/catalogue"; it does not let us in: connect ECONNREFUSED 127.0.0.1:${port}.`,
    );
    expect(cure).toMatch(/^Start that PostgreSQL, or correct host and port in DATABASE_URL/);
  });

  test("a variable that makes no sense", async () => {
    expect(await failureOf(await start(newDataDir("variable"), { PORT: "http" }))).toEqual([
      'PORT is "http"; it takes 1 to 65535.',
      "Fix it in .env.",
    ]);
  });

  test("a MEILI_BIN that is none", async () => {
    const [what, cure] = await failureOf(await start(newDataDir("binary"), { MEILI_BIN: "/nowhere/meilisearch" }));
    expect(what).toBe(
      'MEILI_BIN is "/nowhere/meilisearch"; it takes the path of a Meilisearch that this user may run.',
    );
    expect(cure).toBe("Fix it in .env, or take it out to use the packaged one.");
  });

  test("a Node that is too old, before anything that only a newer one can read", async () => {
    const older = `--import data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.4"}})`;
    const [what, cure] = await failureOf(await start(newDataDir("node"), { NODE_FLAGS: older }));
    expect(what).toMatch(/^This is Node 18\.20\.4; the catalogue needs 20\.\d+\.\d+ or newer\.$/);
    expect(cure).toMatch(/^Install a newer one/);
  });
});

test(
  "a Meilisearch that can not be run is told in two lines, and the site comes up without it",
  async () => {
    const dataDir = newDataDir("without-search");
    await copySeededData(dataDir);
    const broken = path.join(dataDir, "meilisearch-that-fails");
    writeFileSync(broken, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
    const catalogue = await start(dataDir, { MEILI_BIN: broken });
    await catalogue.ready();
    expect(catalogue.output()).toMatch(
      /Meilisearch did not start \(exit code 3\); searches are answered by PostgreSQL\.\nSee .*meilisearch\.log/,
    );
    expect(await platformsOf(catalogue)).toBe(expected.platforms);
  },
  START_MS,
);
