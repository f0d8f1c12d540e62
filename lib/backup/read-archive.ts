import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import tar from "tar-stream";
import {
  FILES,
  MANIFEST,
  notABackup,
  parseManifest,
  SUMS,
  TABLES,
  wasAltered,
  wasCutShort,
  type Manifest,
  type TableEntry,
} from "@/lib/backup/manifest";
import { asUnreadable } from "@/lib/operator-error";

type Body = AsyncIterable<Buffer>;

/** What is done with what an archive holds, in the order in which it comes. A body that is not read is passed over. */
export type Visitor = {
  readonly manifest?: (manifest: Manifest) => Promise<void>;
  /** A piece of a table: whole rows, as COPY has them. */
  readonly rows?: (table: TableEntry, piece: Body) => Promise<void>;
  /** An upload by its path, with forward slashes. */
  readonly file?: (path: string, body: Body) => Promise<void>;
  readonly onBytes?: (done: number, total: number) => void;
};

/**
 * Reads an archive to its end in flat memory, and sees to it that every byte of it is what was written. That is known at the end
 * only: do nothing for good before this has come back.
 * @throws OperatorError that names what is wrong: no backup, cut short, altered, of another format.
 */
export async function readArchive(file: string, visitor: Visitor): Promise<Manifest> {
  const total = await requireGzip(file);
  const source = createReadStream(file);
  if (visitor.onBytes) {
    let done = 0;
    source.on("data", (chunk) => visitor.onBytes?.((done += chunk.length), total));
  }
  const entries = tar.extract();
  const unpacked = pipeline(source, createGunzip(), entries);
  unpacked.catch(() => undefined); // told where the entries are read
  const reading = new Reading(file, visitor);
  try {
    for await (const entry of entries) await reading.take(entry.header.name, entry as Body);
    await unpacked;
    return reading.end();
  } catch (error) {
    throw asRefusal(file, error, reading.hasBegun());
  }
}

/** What has been read so far of one archive. */
class Reading {
  private manifest: Manifest | null = null;
  private readonly sums: string[] = [];
  private told: string | null = null;
  private readonly rows = new Map<string, number>();
  private files = 0;

  constructor(
    private readonly file: string,
    private readonly visitor: Visitor,
  ) {}

  /** Whether it was a backup as far as it was read. */
  hasBegun(): boolean {
    return this.manifest !== null;
  }

  async take(name: string, body: Body): Promise<void> {
    if (this.told !== null) throw wasAltered(this.file, name);
    if (name === SUMS) {
      this.told = await textOf(body);
      return;
    }
    const hash = createHash("sha256");
    if (!this.manifest) await this.takeManifest(name, hashed(body, hash));
    else if (name.startsWith(TABLES)) await this.takeRows(this.manifest, name, hashed(body, hash));
    else if (name.startsWith(FILES)) await this.takeFile(name.slice(FILES.length), hashed(body, hash));
    else throw wasAltered(this.file, name);
    this.sums.push(`${hash.digest("hex")}  ${name}`);
  }

  /** @throws OperatorError when something is missing or not what it was. */
  end(): Manifest {
    const { manifest, told } = this;
    if (!manifest) throw notABackup(this.file);
    if (told === null) throw wasCutShort(this.file);
    const lines = told.trimEnd().split("\n");
    const wrong = this.sums.findIndex((sum, at) => sum !== lines[at]);
    if (wrong >= 0) throw wasAltered(this.file, this.sums[wrong]!.split("  ")[1] ?? null);
    const short = manifest.tables.find(({ name, rows }) => rows !== (this.rows.get(name) ?? 0));
    if (short) throw wasAltered(this.file, `${TABLES}${short.name}`);
    if (lines.length !== this.sums.length || manifest.files !== this.files) throw wasAltered(this.file, SUMS);
    return manifest;
  }

  private async takeManifest(name: string, body: Body): Promise<void> {
    if (name !== MANIFEST) throw notABackup(this.file);
    this.manifest = parseManifest(this.file, await textOf(body));
    await this.visitor.manifest?.(this.manifest);
  }

  private async takeRows(manifest: Manifest, name: string, body: Body): Promise<void> {
    const table = manifest.tables.find((one) => name.startsWith(`${TABLES}${one.name}/`));
    if (!table) throw wasAltered(this.file, name);
    const count = (chunk: Buffer) => {
      this.rows.set(table.name, (this.rows.get(table.name) ?? 0) + linesIn(chunk));
    };
    await useUp(seen(body, count), this.visitor.rows && ((piece) => this.visitor.rows!(table, piece)));
  }

  private async takeFile(path: string, body: Body): Promise<void> {
    const isBelow = path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
    if (!isBelow || path.includes("\\")) throw wasAltered(this.file, `${FILES}${path}`);
    this.files += 1;
    await useUp(body, this.visitor.file && ((content) => this.visitor.file!(path, content)));
  }
}

/** Lets somebody read a body, and reads what is left of it, since all of it counts. */
async function useUp(body: Body, use: ((body: Body) => Promise<void>) | undefined): Promise<void> {
  if (use) await use(body);
  else for await (const chunk of body) void chunk;
}

const hashed = (body: Body, hash: Hash): Body => seen(body, (chunk) => hash.update(chunk));

async function* seen(body: Body, see: (chunk: Buffer) => unknown): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    see(chunk);
    yield chunk;
  }
}

async function textOf(body: Body): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** COPY writes a row a line, and a line break within a value as two other characters. */
export function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** The size of the file, if it begins as an archive does. */
async function requireGzip(file: string): Promise<number> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      if (bytesRead === 0) throw wasCutShort(file);
      if (buffer[0] !== 0x1f || (bytesRead > 1 && buffer[1] !== 0x8b)) throw notABackup(file);
      return size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EISDIR") throw notABackup(file);
    throw asUnreadable(file, error, "Name the backup by its path.");
  }
}

/** What zlib and tar say of a damaged file, in words for who has it. Everything else is passed on. */
function asRefusal(file: string, error: unknown, hasBegun: boolean): unknown {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "Z_BUF_ERROR") return wasCutShort(file, error);
  if (code.startsWith("Z_")) return wasAltered(file, null, error);
  if (TAR_ERROR.test(message)) return hasBegun ? wasAltered(file, null, error) : notABackup(file);
  return error;
}

const TAR_ERROR = /^(Invalid tar header|Unexpected end of data)/;
