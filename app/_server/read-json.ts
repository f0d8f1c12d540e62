import "server-only";

import { problem } from "@/app/_server/respond";

/** The largest record at the schema's limits is well below it. */
const BODY_MAX = 1024 * 1024;

/** Reads a body as JSON, or answers what is wrong with it. What is too large is not read to its end, whatever its header says. */
export async function readJson(request: Request): Promise<{ body: unknown } | { answer: Response }> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^application\/([\w.-]+\+)?json$/.test(type))
    return { answer: problem(415, "This is not JSON", "Send the record with Content-Type: application/json.") };
  const tooLarge = () => ({
    answer: problem(413, "The record is too large", "A record may have 1 MB. Leave out what is not the record's own."),
  });
  if (Number(request.headers.get("content-length") ?? 0) > BODY_MAX) return tooLarge();

  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > BODY_MAX) return tooLarge();
    pieces.push(piece);
  }
  try {
    return { body: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces))) };
  } catch {
    return { answer: problem(400, "This cannot be read as JSON", "Send one record as JSON in UTF-8.") };
  }
}
