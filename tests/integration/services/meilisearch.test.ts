import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readRecord } from "@/lib/services/leftovers";
import { findMeilisearch } from "@/lib/services/meilisearch/find-meilisearch";
import { findPackagedBinary } from "@/lib/services/meilisearch/packaged-binary";
import { startMeilisearch, type EmbeddedMeilisearch } from "@/lib/services/meilisearch/start-meilisearch";
import { openRun, type Run } from "@/lib/services/run";
import { eventually } from "@/tests/support/eventually";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const copyDir = path.join(folder.path, "bin");
const program = (name: string, { mode = 0o755, does = "exit 3" } = {}) => {
  const file = path.join(folder.path, name);
  writeFileSync(file, `#!/bin/sh\n${does}\n`, { mode });
  return file;
};
afterAll(() => folder.remove());

describe("which Meilisearch is run", () => {
  const tampered = async () => ({ path: "/somewhere/meilisearch", sha256: "0123", isGenuine: false });
  const search = (more: Partial<Parameters<typeof findMeilisearch>[0]>) =>
    findMeilisearch({ meiliBin: null, programFolders: [], copyDir, findPackaged: async () => null, ...more });

  test("the packaged one is, after its SHA-256 was found to be the pinned one", async () => {
    const packaged = await findPackagedBinary();
    if (process.platform === "linux" && process.arch === "x64") expect(packaged?.isGenuine).toBe(true);
    if (packaged) expect(await search({ findPackaged: undefined })).toEqual({ path: packaged.path });
  });

  test("MEILI_BIN goes before it", async () => {
    const mine = program("mine");
    expect(await search({ meiliBin: mine, findPackaged: undefined })).toEqual({ path: mine });
  });

  test("MEILI_BIN that can not be run is an error, not a reason to run another", async () => {
    await expect(search({ meiliBin: program("no-run-bit", { mode: 0o644 }) })).rejects.toThrow(
      /^MEILI_BIN is ".*no-run-bit"; it takes the path/,
    );
  });

  test("without a packaged one it is the one on the PATH", async () => {
    const onPath = program("meilisearch");
    expect(await search({ programFolders: ["/nowhere", folder.path] })).toEqual({ path: onPath });
  });

  test("one with another SHA-256 is never run, and that is said", async () => {
    expect(await search({ findPackaged: tampered })).toMatchObject({
      missing: { what: "The packaged Meilisearch is not run: its SHA-256 is 0123, which is not the one pinned here." },
    });
  });

  test("where there is none, two sentences say how to get one", async () => {
    expect(await search({})).toMatchObject({
      missing: {
        what: expect.stringContaining("searches are answered by PostgreSQL"),
        cure: expect.stringMatching(/^Install one .*MEILI_BIN or MEILI_URL/),
      },
    });
  });
});

describe("the packaged Meilisearch", () => {
  const dir = path.join(folder.path, "search");
  const runs = path.join(folder.path, "run");
  const told: string[] = [];
  let run: Run;
  let meilisearch: EmbeddedMeilisearch;

  const packaged = async () => {
    const found = await findMeilisearch({ meiliBin: null, programFolders: [], copyDir });
    if ("missing" in found) throw found.missing;
    return found.path;
  };
  const restart = async (more: { program?: string } = {}) => {
    await run?.stopAll();
    run = openRun(runs);
    const log = path.join(folder.path, "logs/meilisearch.log");
    meilisearch = await startMeilisearch(run, {
      program: await packaged(),
      dir,
      log,
      masterKey: "a master key of the test",
      say: (line) => told.push(line),
      ...more,
    });
  };
  const ask = (where: string, init: RequestInit = {}, key = meilisearch.key) =>
    fetch(`${meilisearch.url}${where}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    });
  const hasIndex = async () => (await ask("/indexes/kept")).status === 200;
  afterAll(() => run.stopAll());

  test("starts on loopback, and answers nobody without the key", async () => {
    await restart();
    expect(meilisearch).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      version: expect.stringMatching(/^\d+\.\d+/),
    });
    expect((await ask("/indexes", {}, "wrong")).status).toBe(403);
    expect((await fetch(`${meilisearch.url}/indexes`)).status).toBe(401);
    await ask("/indexes", { method: "POST", body: JSON.stringify({ uid: "kept" }) });
    await eventually("the index is made", hasIndex);
  });

  test("does not show its key in the system's list of processes", () => {
    const { pid } = readRecord(path.join(runs, readdirSync(runs)[0]!, "meilisearch"))!;
    const isLinux = process.platform === "linux";
    const command = isLinux ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
    expect(command).not.toContain(meilisearch.key);
  });

  test("is back on the same address after kill -9, with its index", async () => {
    process.kill(readRecord(path.join(runs, readdirSync(runs)[0]!, "meilisearch"))!.pid, "SIGKILL");
    await eventually("its end is noticed", () => meilisearch.service.restarts() === 1);
    await meilisearch.service.up();
    expect(await hasIndex()).toBe(true);
    expect(told[0]).toBe("Meilisearch ended (signal SIGKILL); starting it again in 0.5 s");
  });

  test("keeps its index where another program takes the port first", async () => {
    const first = path.join(folder.path, "first");
    const does = `[ -e ${first} ] && exec ${await packaged()} "$@"; touch ${first}; echo "Error: Address already in use (os error 98)" >&2; exit 1`;
    await restart({ program: program("late", { does }) });
    expect(await hasIndex()).toBe(true);
    expect(told.at(-1)).not.toMatch(/could not open its index/);
  });

  // As after an update of the package: it refuses the files of another version.
  test("gives up an index that it can not open, and says so", async () => {
    await run.stopAll();
    writeFileSync(path.join(dir, "data.ms/VERSION"), "1.2.3");
    await restart();
    expect(await hasIndex()).toBe(false);
    expect(told.at(-1)).toMatch(/could not open its index/);
  });

  test("that does not start is told with its log", async () => {
    await expect(restart({ program: program("broken") })).rejects.toThrow(
      /^Meilisearch did not start \(exit code 3\); .*meilisearch\.log/,
    );
  });
});
