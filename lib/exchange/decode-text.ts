import { refuse } from "@/lib/exchange/file-refused";

const SAVE_AS_UTF8 = "Save it as UTF-8; in Excel that is the file type “CSV UTF-8 (Comma delimited)”.";

/** The text of a file, piece by piece, without a byte order mark: UTF-8 with or without one, or UTF-16 with one.
 *  @throws FileRefused, naming the encoding as far as it can be told, when it is another. */
export async function* decodeText(bytes: AsyncIterable<Buffer>, head: Buffer): AsyncGenerator<string> {
  const encoding = encodingOf(head);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const decode = (piece?: Buffer) => {
    try {
      const text = piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
      return text;
    } catch {
      throw piece
        ? notThis(encoding, line)
        : refuse("The file ends in the middle of a character.", "It was cut off: copy or export it again.", line);
    }
  };
  for await (const piece of bytes) {
    const text = decode(piece);
    yield text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line += 1;
  }
  yield decode();
}

function encodingOf(head: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff))
    throw refuse("The file is written in UTF-32.", SAVE_AS_UTF8);
  if (begins(0xff, 0xfe)) return "utf-16le";
  if (begins(0xfe, 0xff)) return "utf-16be";
  const start = head.subarray(0, 64);
  const zeros = [...start.keys()].filter((at) => start[at] === 0);
  if (zeros.length >= start.length / 4)
    throw refuse(
      "The file is written in UTF-16 without a byte order mark.",
      `${SAVE_AS_UTF8} UTF-16 is read with its mark.`,
    );
  if (zeros.length > 0)
    throw refuse("The file holds bytes that no text has.", "Choose a text file, or an .xlsx workbook.");
  if (/^\+\/v[89+/]/.test(head.toString("latin1"))) throw refuse("The file is written in UTF-7.", SAVE_AS_UTF8);
  return "utf-8";
}

const notThis = (encoding: string, line: number) =>
  encoding === "utf-8"
    ? refuse(
        "The file is not written in UTF-8, but perhaps in Windows-1252, ISO 8859-1 or another older encoding.",
        SAVE_AS_UTF8,
        line,
      )
    : refuse(`The file begins like ${encoding.toUpperCase()} but goes on otherwise.`, SAVE_AS_UTF8, line);
