import "server-only";

import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";

import { UPLOAD_MAX_BYTES } from "@/lib/core/platform/import-limits";
import { logger } from "@/lib/log";

export type Upload = {
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The fields that stand before the file in the form, by their names. */
  readonly fields: Readonly<Record<string, string>>;
};

/** Hands the one file of a form to `take` while it is still arriving, so that none is ever held whole. What `take` leaves unread is
 *  thrown away. Null where the form has no file, or the request is no such form.
 *  @param field the name of the form's field */
export async function readUpload<T>(
  request: Request,
  field: string,
  take: (file: Upload) => Promise<T>,
): Promise<T | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;/i.test(type) || !request.body) return null;
  const form = new Busboy({
    headers: { "content-type": type },
    // A byte more than is taken, so that a file at the limit is told from one beyond it.
    limits: { files: 1, fields: 8, parts: 10, fieldSize: 4_000, headerPairs: 20, fileSize: UPLOAD_MAX_BYTES + 1 },
  });
  const body = Readable.fromWeb(request.body as WebStream);
  return new Promise<T | null>((resolve, reject) => {
    let taken: Promise<T> | null = null;
    const fields: Record<string, string> = {};
    form.on("field", (name, value) => (fields[name] = String(value)));
    form.on("file", (name, stream: BusboyFileStream, fileName) => {
      if (name !== field) return void stream.resume();
      // Whoever stops reading leaves the stream as it is: the form only ends when all of it has been read.
      const bytes = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      taken = take({ fileName: fileName ?? "", bytes, fields }).finally(() => stream.resume());
      taken.catch(reject);
      // A connection that breaks off ends the form, and with it the file. Whoever reads it hears of that; where nobody does any more it
      // would end the process.
      stream.on("error", () => undefined);
      body.once("error", (error) => stream.destroy(error));
    });
    form.once("finish", () => void Promise.resolve(taken).then(resolve, reject));
    form.once("error", reject);
    body.once("error", reject);
    body.pipe(form);
  });
}

/** What an upload that broke off comes to. */
export function noteBroken(error: unknown): "broken" {
  logger().warn({ err: error }, "An upload broke off");
  return "broken";
}
