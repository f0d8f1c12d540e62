import { refuse } from "@/lib/exchange/file-refused";
import type { RawRecord } from "@/lib/exchange/raw-record";

/** Characters that one record may take: thousands of times the largest there is, and little enough to hold in memory. */
const RECORD_MAX = 4_000_000;
const TOO_LONG =
  "Is a bracket or a quotation mark missing before this place? A record takes up to 4 million characters.";
const CUT_OFF = "It was cut off: export or copy it again.";

/** Records of NDJSON, one a line. A line that cannot be read is a problem of its own; the others are still looked at. */
export async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  let rest = "";
  let line = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const one of lines) {
      line += 1;
      if (one.trim()) yield toRaw(one, line);
    }
    if (rest.length > RECORD_MAX) throw refuse("The line is too long.", TOO_LONG, line + 1);
  }
  if (rest.trim()) yield toRaw(rest, line + 1);
}

/** Records of a JSON array, or a single one, cut apart while they are read. A library for JSON streams would neither say the line
 *  of a record nor go on behind one that is broken. */
export async function* readJson(text: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  let place: "start" | "first" | "next" | "inside" | "comma" | "end" = "start";
  let isArray = false;
  let [depth, inString, isEscaped] = [0, false, false];
  let [line, startLine] = [1, 1];
  let held = "";

  for await (const piece of text) {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === NEWLINE) line += 1;
      if (place === "inside") {
        if (isEscaped) isEscaped = false;
        else if (inString) {
          if (code === BACKSLASH) isEscaped = true;
          else if (code === QUOTE) inString = false;
        } else if (code === QUOTE) inString = true;
        else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
        else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
        // A record ends with its own bracket; what is no object or list, at the comma or bracket behind it.
        const isBehind = !inString && (depth < 0 || (depth === 0 && code === COMMA));
        if (
          inString ||
          (depth > 0 && !isBehind) ||
          (depth === 0 && code !== CLOSE_BRACE && code !== CLOSE_BRACKET && !isBehind)
        )
          continue;
        yield toRaw(held + piece.slice(start, isBehind ? at : at + 1), startLine);
        held = "";
        place = !isArray || depth < 0 ? "end" : isBehind ? "next" : "comma";
        continue;
      }
      if (code === SPACE || code === NEWLINE || code === RETURN || code === TAB) continue;
      if (place === "end")
        throw refuse(
          "Something stands behind the end of the JSON.",
          "One array holds all records: remove the rest.",
          line,
        );
      if (place === "comma") {
        if (code === COMMA) place = "next";
        else if (code === CLOSE_BRACKET) place = "end";
        else throw refuse("A comma is missing between two records.", "Put a comma before this place.", line);
      } else if (place === "start" && code === OPEN_BRACKET) {
        isArray = true;
        place = "first";
      } else if (place === "first" && code === CLOSE_BRACKET) place = "end";
      else if (code === COMMA || code === CLOSE_BRACKET)
        throw refuse("A comma stands where a record belongs.", "Remove that comma.", line);
      else if (place === "start" && code !== OPEN_BRACE)
        throw refuse("The file is not JSON.", "It begins with [ and holds one object for each record.", line);
      else {
        place = "inside";
        [start, startLine] = [at, line];
        [depth, inString, isEscaped] = [code === OPEN_BRACE || code === OPEN_BRACKET ? 1 : 0, code === QUOTE, false];
      }
    }
    if (place === "inside") held += piece.slice(start);
    if (held.length > RECORD_MAX) throw refuse("The record is too long.", TOO_LONG, startLine);
  }
  if (place === "start") throw refuse("The file is empty.", "Choose a file with at least one record.");
  if (place === "inside") throw refuse("The file ends in the middle of this record.", CUT_OFF, startLine);
  if (place !== "end") throw refuse("The file ends before the ] that closes the array.", CUT_OFF, line);
}

const [NEWLINE, RETURN, TAB, SPACE] = [10, 13, 9, 32];
const [QUOTE, COMMA, BACKSLASH] = [34, 44, 92];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [123, 125, 91, 93];

function toRaw(text: string, line: number): RawRecord {
  const locate = (path: readonly (string | number)[]) => ({ line, column: path.join(".") });
  const broken = (reason: string, cure: string): RawRecord => {
    const problems = [{ line, column: "", reason, cure }];
    return { line, input: null, version: null, problems, locate };
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = (error instanceof Error ? error.message : "").split("\n")[0]?.slice(0, 200);
    return broken(`This is not JSON: ${said}`, "Check the quotation marks, commas and brackets of this record.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return broken("A record is an object.", 'Write it as {"slug": …, "name": …}.');
  const { version, ...input } = value as Record<string, unknown>;
  return { line, input, version, problems: [], locate };
}
