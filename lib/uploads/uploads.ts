import { OperatorError } from "@/lib/operator-error";

/** A file as it is read: how many bytes it has, and those bytes. */
export type Upload = { readonly size: number; readonly body: ReadableStream<Uint8Array> };

/** What people have added to records, by paths with forward slashes such as `pictures/NAME/480.webp`, wherever it lies. Both kinds do the same,
 *  and hold the same under the same paths. Each throws UploadsAway where the place does not answer, and an error of its own kind where it fails. */
export interface Uploads {
  /** Where it all lies, in words for an operator, without a secret. */
  readonly place: string;

  /** Puts a file there, whole or not at all. Once this has settled, it is kept for good; a file of the same path is replaced. */
  put(path: string, bytes: Buffer): Promise<void>;

  /** A file; null where there is none. */
  read(path: string): Promise<Upload | null>;

  /** The paths of all that is there, in no order. What a broken `put` has left is no file. */
  list(): AsyncIterable<string>;

  /** What lies directly below a path, by name, each with the last time that anything in it was put there: what a broken `put` has left, too. */
  touched(below: string): Promise<Map<string, Date>>;

  /** Removes all below a path. Nothing happens where nothing is. */
  removeAll(below: string): Promise<void>;
}

/** The storage does not answer, or turns us away. */
export class UploadsAway extends OperatorError {
  readonly code = AWAY;
}

/** Whether a failure is that. By code: the site's bundles each hold classes of their own, and `instanceof` knows only one. */
export const isUploadsAway = (error: unknown): error is UploadsAway =>
  error instanceof Error && "code" in error && error.code === AWAY;

const AWAY = "UPLOADS_AWAY";

/** All bytes of a file. */
export async function wholeOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}
