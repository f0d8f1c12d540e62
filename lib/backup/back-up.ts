import { once } from "node:events";
import type { Duplex } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { FILES, MANIFEST, TABLES, toManifest, type Manifest } from "@/lib/backup/manifest";
import {
  allTables,
  appliedMigrations,
  copyOut,
  countKeptRows,
  keptTables,
  quoted,
  TEXT_SETTINGS,
} from "@/lib/backup/tables";
import { linesIn } from "@/lib/backup/read-archive";
import { uploadedFiles } from "@/lib/backup/uploads";
import { writeArchive, type Archive } from "@/lib/backup/write-archive";
import { OperatorError } from "@/lib/operator-error";
import type { Uploads } from "@/lib/uploads/uploads";

/** Rows are put into the archive in pieces of this many bytes: what is held in memory at a time. */
const PIECE_BYTES = 4 * 1024 * 1024;

type Options = {
  readonly databaseUrl: string;
  readonly uploads: Uploads;
  /** The version of the catalogue that writes it. */
  readonly application: string;
  readonly clock: () => Date;
  readonly onProgress?: (rows: number, total: number) => void;
};

export type BackUp = { readonly manifest: Manifest; readonly bytes: number };

/**
 * Writes everything that the catalogue can't make again into one archive, as it stood at one moment: people go on working
 * meanwhile, and what they write is in the next one.
 * @throws OperatorError when the file can't be written, or is there already and `force` is not set.
 */
export function backUp(options: Options, file: string, { force }: { force: boolean }): Promise<BackUp> {
  return inSnapshot(options.databaseUrl, async (client) => {
    const files = await uploadedFiles(options.uploads);
    const manifest = await describe(client, options, files);
    const bytes = await writeArchive(file, { force, at: new Date(manifest.createdAt) }, (archive) =>
      fillArchive(archive, client, options, { manifest, files }),
    );
    return { manifest, bytes };
  });
}

/** What a backup would hold now. */
export const describeBackUp = (options: Options): Promise<Manifest> =>
  inSnapshot(options.databaseUrl, async (client) => describe(client, options, await uploadedFiles(options.uploads)));

async function describe(
  client: pg.Client,
  { application, clock }: Options,
  files: readonly string[],
): Promise<Manifest> {
  const tables: Manifest["tables"] = [];
  for (const { name, columns } of keptTables(await allTables(client)))
    tables.push({ name, columns: [...columns], rows: await countKeptRows(client, name) });
  return toManifest({
    application,
    createdAt: clock().toISOString(),
    migrations: await appliedMigrations(client),
    tables,
    files: files.length,
  });
}

async function fillArchive(
  archive: Archive,
  client: pg.Client,
  { uploads, onProgress }: Options,
  { manifest, files }: { readonly manifest: Manifest; readonly files: readonly string[] },
): Promise<void> {
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  await archive.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  for (const table of manifest.tables) {
    let number = 0;
    const isIdle = once(client, "drain"); // the rows end before the connection is ready for the next query
    const copied = client.query(copyTo(copyOut(table)));
    // Where the archive can't be written, the connection is cut off while nobody waits for these any more.
    isIdle.catch(() => undefined);
    copied.on("error", () => undefined);
    for await (const { piece, rows } of piecesOf(copied)) {
      await archive.add(`${TABLES}${table.name}/${String((number += 1)).padStart(6, "0")}.copy`, piece);
      onProgress?.((done += rows), total);
    }
    await isIdle;
  }
  for (const file of files) {
    const upload = await uploads.read(file);
    if (!upload) throw new OperatorError(`${file} was removed while it was backed up.`, "Run npm run backup again.");
    await archive.addStream(`${FILES}${file}`, upload.size, upload.body);
  }
}

/** Rows as they come, in pieces that end with a row. */
async function* piecesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<{ piece: Buffer; rows: number }> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    bytes += chunk.length;
    const end = chunk.lastIndexOf(10) + 1;
    if (bytes < PIECE_BYTES || end === 0) continue;
    const rest = chunk.subarray(end);
    const piece = Buffer.concat(held).subarray(0, bytes - rest.length);
    [held, bytes] = [[rest], rest.length];
    yield { piece, rows: linesIn(piece) };
  }
  const piece = Buffer.concat(held);
  if (piece.length > 0) yield { piece, rows: linesIn(piece) };
}

/** Works on one moment of the database. A connection of its own: one that is cut off half way through a COPY is good for nothing. */
async function inSnapshot<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined); // told by the query that it breaks
  await client.connect();
  try {
    const tables = (await allTables(client)).map(({ name }) => quoted(name));
    // Locked before the first look, which is the moment that is backed up: no migration may change a table from here on, and a
    // restore that is under way has come to its end.
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${TEXT_SETTINGS}; LOCK TABLE ${tables.join(", ")} IN ACCESS SHARE MODE`,
    );
    const result = await work(client);
    await client.query("COMMIT");
    await client.end();
    return result;
  } catch (error) {
    // end() would wait for the answer to a COPY that nobody reads any more.
    (client as pg.Client & { connection: { stream: Duplex } }).connection.stream.destroy();
    throw error;
  }
}
