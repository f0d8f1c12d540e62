import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Upload, Uploads } from "@/lib/uploads/uploads";

const DRAFT = ".part";

/** Uploads in a folder, which every web process of an installation shares. It need not be there yet. */
export class FolderUploads implements Uploads {
  constructor(readonly place: string) {}

  async put(file: string, bytes: Buffer): Promise<void> {
    const place = this.#at(file);
    // Of its own: two may put the same file at once.
    const draft = `${place}.${randomUUID()}${DRAFT}`;
    await mkdir(path.dirname(place), { recursive: true });
    const handle = await open(draft, "w");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, place);
  }

  async read(file: string): Promise<Upload | null> {
    const place = this.#at(file);
    const found = await stat(place).catch(nullIfAbsent);
    if (!found?.isFile()) return null;
    return { size: found.size, body: Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array> };
  }

  async *list(): AsyncGenerator<string> {
    const entries = await readdir(this.place, { recursive: true, withFileTypes: true }).catch(nullIfAbsent);
    for (const entry of entries ?? [])
      if (entry.isFile() && !entry.name.endsWith(DRAFT))
        yield path.relative(this.place, path.join(entry.parentPath, entry.name)).split(path.sep).join("/");
  }

  async touched(below: string): Promise<Map<string, Date>> {
    const folder = this.#at(below);
    const names = (await readdir(folder).catch(nullIfAbsent)) ?? [];
    const found = new Map<string, Date>();
    for (const name of names) {
      // A folder is touched by whatever comes into it.
      const { mtime } = (await stat(path.join(folder, name)).catch(nullIfAbsent)) ?? {};
      if (mtime) found.set(name, mtime);
    }
    return found;
  }

  removeAll(below: string): Promise<void> {
    return rm(this.#at(below), { recursive: true, force: true });
  }

  #at(file: string): string {
    return path.join(this.place, ...file.split("/"));
  }
}

function nullIfAbsent(error: unknown): null {
  if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
  throw error;
}
