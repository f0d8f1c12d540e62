import { can, type Actor } from "@/lib/core/access/access";
import { UPLOAD_MAX_BYTES, UPLOAD_MAX_MB } from "@/lib/core/platform/import-limits";
import { invalid, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { refused } from "@/lib/catalogue/commands/refused-act";
import type { Context } from "@/lib/catalogue/context";
import { addImportFile, addImportPiece, keepImportFile, removeImportFile } from "@/lib/store/import-files";

export type UploadedFile = {
  /** As its owner calls it: the ending says its format. */
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly maxBytes?: number;
};

const PIECE_BYTES = 1024 * 1024;

/** Keeps a file that is to be imported, in pieces as it arrives, where every web process finds it. What breaks off or is too large
 *  leaves nothing behind. */
export async function receiveImportFile(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { fileName, bytes, maxBytes = UPLOAD_MAX_BYTES }: UploadedFile,
): Promise<Result<{ id: string }, Problem>> {
  if (!can(actor, "platform:import")) return fail(await refused({ store }, actor, "platform:import"));
  if (fileName.trim() === "") return fail(invalid([{ path: "file", message: "Choose a file" }]));
  const id = newId();
  await addImportFile(store.read, { id, owner: actor.id, fileName: fileName.slice(0, 200), uploadedAt: clock() });
  try {
    let [size, number] = [0, 0];
    for await (const piece of pieces(bytes)) {
      size += piece.length;
      if (size > maxBytes) {
        await removeImportFile(store.read, id);
        return fail({ kind: "too-large", maxMb: UPLOAD_MAX_MB });
      }
      await addImportPiece(store.read, id, number++, piece);
    }
    await store.transaction((tx) => keepImportFile(tx, id, actor.id, size));
    return ok({ id });
  } catch (error) {
    await removeImportFile(store.read, id);
    throw error;
  }
}

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let [held, size]: [Uint8Array[], number] = [[], 0];
  for await (const some of bytes) {
    held.push(some);
    size += some.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}
