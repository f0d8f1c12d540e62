import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";

import { sizeOfPicture } from "@/lib/core/platform/picture";
import type { MadePicture } from "@/lib/pictures/make-picture";

/** A folder for each picture, with a file for each of its widths. Named by their content, files are only added and removed. */
export class PictureFiles {
  readonly #root: string;

  /** @param uploads the folder of uploads, which every web process of an installation shares; it need not be there yet */
  constructor(uploads: string) {
    this.#root = path.join(uploads, "pictures");
  }

  /** Keeps a picture. Once this has settled it outlives a power cut. */
  async keep({ file, widths }: MadePicture): Promise<void> {
    const folder = this.#folder(file);
    await mkdir(folder, { recursive: true });
    for (const [width, bytes] of widths) {
      const draft = path.join(folder, `${width}.webp.part`);
      const handle = await open(draft, "w");
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path.join(folder, `${width}.webp`));
    }
  }

  /** The bytes of a picture in one of its widths, and how many they are; null where it is not kept. */
  async read(file: string, width: number): Promise<{ size: number; body: ReadableStream } | null> {
    if (!sizeOfPicture(file)) return null;
    const place = path.join(this.#folder(file), `${width}.webp`);
    const found = await stat(place).catch(nullIfAbsent);
    return found && { size: found.size, body: Readable.toWeb(createReadStream(place)) as ReadableStream };
  }

  /** Pictures that were last touched before this time. */
  async keptBefore(time: Date): Promise<string[]> {
    const names = (await readdir(this.#root).catch(nullIfAbsent)) ?? [];
    const found: string[] = [];
    for (const name of names) {
      if (!sizeOfPicture(name)) continue;
      const { mtimeMs } = (await stat(this.#folder(name)).catch(nullIfAbsent)) ?? { mtimeMs: Infinity };
      if (mtimeMs < time.getTime()) found.push(name);
    }
    return found;
  }

  remove(file: string): Promise<void> {
    return rm(this.#folder(file), { recursive: true, force: true });
  }

  #folder(file: string): string {
    if (!sizeOfPicture(file)) throw new Error(`"${file}" is no name of a picture`);
    return path.join(this.#root, file);
  }
}

function nullIfAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}
