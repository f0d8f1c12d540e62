import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { readRecord } from "@/lib/services/leftovers";
import { startPostgres, type EmbeddedPostgres } from "@/lib/services/postgres/start-postgres";
import { openRun, type Run } from "@/lib/services/run";
import { eventually } from "@/tests/support/eventually";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const dir = path.join(folder.path, "postgres");
const log = path.join(folder.path, "logs/postgres.log");
const runs = path.join(folder.path, "run");
const told: string[] = [];
const options = {
  dir,
  log,
  password: "a password of the test",
  applicationPassword: "a password of the application",
  // As in earnest: what is not durable may lose its last moments when the server is killed.
  durable: true,
  say: (line: string) => told.push(line),
};

let run: Run;
let postgres: EmbeddedPostgres;
const restart = async () => {
  await run?.stopAll();
  run = openRun(runs);
  postgres = await startPostgres(run, options);
};
afterAll(async () => {
  await run.stopAll();
  folder.remove();
});

async function query(sql: string, url = postgres.ownerUrl): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("a first start makes the cluster, past what a cut off one left; text is UTF-8 in the order of C.UTF-8", async () => {
  mkdirSync(`${dir}.new-999/cluster`, { recursive: true });
  writeFileSync(`${dir}.new-999/cluster/PG_VERSION`, "18\n");

  await restart();

  expect(postgres).toMatchObject({ isNew: true, version: expect.stringMatching(/^18\./) });
  expect(readdirSync(folder.path).sort()).toEqual(["logs", "postgres", "run"]);
  expect(
    await query(
      "SELECT current_database() AS name, datcollate, datctype, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()",
    ),
  ).toEqual([{ name: "catalogue", datcollate: "C.UTF-8", datctype: "C.UTF-8", encoding: "UTF8" }]);
  await query("CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)");
});

test("it listens on loopback only, lets nobody in without the password, and its files are nobody else's", async () => {
  expect(await query("SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await query("SHOW unix_socket_directories")).toEqual([{ unix_socket_directories: "" }]);
  await expect(query("SELECT 1", postgres.ownerUrl.replace(/:[^:@]+@/, ":wrong@"))).rejects.toThrow(
    "password authentication failed",
  );
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test("a server that is killed is back on the same address, with its data", async () => {
  const before = postgres.ownerUrl;
  const { pid } = readRecord(path.join(runs, readdirSync(runs)[0]!, "postgres"))!;
  process.kill(pid, "SIGKILL");
  await eventually("its end is noticed", () => postgres.service.restarts() === 1);
  await postgres.service.up();

  expect(await query("SELECT n FROM kept", before)).toEqual([{ n: 1 }]);
  expect(told).toEqual([
    "PostgreSQL ended (signal SIGKILL); starting it again in 0.5 s",
    expect.stringMatching(/^PostgreSQL .*(back|again)/),
    ...told.slice(2),
  ]);
});

test("a second start takes the cluster as it is, quickly", async () => {
  await restart();
  expect(postgres.isNew).toBe(false);
  expect(await query("SELECT n FROM kept")).toEqual([{ n: 1 }]);
});

// In a restarted container the number that the dead server noted is often that of another program.
test("a noted server number that belongs to another program by now does not keep it down", async () => {
  await run.stopAll();
  writeFileSync(path.join(dir, "postmaster.pid"), `${process.pid}\n${dir}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`);
  await restart();
  expect(await query("SELECT n FROM kept")).toEqual([{ n: 1 }]);
});

test("a folder with something else in it is not taken for a cluster, nor touched", async () => {
  const other = path.join(folder.path, "other");
  mkdirSync(other);
  writeFileSync(path.join(other, "letter.txt"), "Dear reader");
  await expect(startPostgres(run, { ...options, dir: other })).rejects.toThrow(
    "holds something, but not a whole PostgreSQL cluster",
  );
  expect(readFileSync(path.join(other, "letter.txt"), "utf8")).toBe("Dear reader");
});

test("a lost key file is told with its cure", async () => {
  await run.stopAll();
  run = openRun(runs);
  await expect(startPostgres(run, { ...options, password: "another password" })).rejects.toThrow(
    "does not take the password in keys.json",
  );
  expect(existsSync(path.join(dir, "PG_VERSION"))).toBe(true);
});
