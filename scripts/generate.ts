import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { OperatorError } from "@/lib/operator-error";
import { SYNTHETIC_MAX, syntheticPlatforms } from "@/scripts/bench/synthetic-platforms";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { writeWhole } from "@/scripts/support/output-file";
import type { Progress } from "@/scripts/support/progress";
import { readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";

const HELP = `npm run generate -- N FILE: write N invented records to FILE as NDJSON, for benchmarks only.

The same seed gives the same bytes. FILE is replaced once all of it is written.
  --seed NUMBER   other records (default 1)
  --dry-run       say how large the file would be, and write nothing`;

/** Text is handed over in pieces of about this length. */
const PIECE = 256 * 1024;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { seed: { type: "string" }, "dry-run": { type: "boolean" } }, HELP, {
    takesMore: true,
  });
  if (!read) return;
  const [count, file, ...rest] = read.positionals;
  if (count === undefined || file === undefined || rest.length > 0)
    throw new OperatorError(
      "npm run generate takes a number and a file.",
      "For example: npm run generate -- 1000 records.ndjson",
    );
  if (!/\.(ndjson|jsonl)$/i.test(file))
    throw new OperatorError(
      `${file} would hold NDJSON.`,
      "Let it end in .ndjson or .jsonl, by which an import knows it.",
    );
  const records = wholeNumber("N", count, SYNTHETIC_MAX);
  const seed = wholeNumber("--seed", read.values.seed ?? "1", 2 ** 31 - 1);
  const started = performance.now();

  const { bytes } = await step("records", async (progress) => {
    const bytes = await (read.values["dry-run"]
      ? measure(records, seed, progress)
      : write(records, seed, file, progress));
    return { bytes, told: `${counted(records, "record")}, ${(bytes / 1e6).toFixed(1)} MB` };
  });

  if (read.values["dry-run"])
    tellEnd(
      `${counted(records, "record")} (${bytes} bytes) would be in ${file}; counted`,
      started,
      `npm run generate -- ${records} ${file}`,
    );
  else
    tellEnd(
      `${counted(records, "record")} (${bytes} bytes) written to ${file}`,
      started,
      `npm run import -- ${file}, with DATA_DIR set to a folder for trying out`,
    );
}

async function measure(count: number, seed: number, progress: Progress): Promise<number> {
  let bytes = 0;
  for (const piece of pieces(count, seed, progress)) {
    bytes += Buffer.byteLength(piece);
    await new Promise(setImmediate); // lets the bar be drawn and Ctrl-C be heard
  }
  return bytes;
}

const write = (count: number, seed: number, file: string, progress: Progress): Promise<number> =>
  writeWhole(file, async (draft) => {
    const out = createWriteStream(draft);
    try {
      await once(out, "open");
      for (const piece of pieces(count, seed, progress)) if (!out.write(piece)) await once(out, "drain");
      out.end();
      await finished(out);
      return out.bytesWritten;
    } finally {
      out.destroy();
    }
  });

function* pieces(count: number, seed: number, progress: Progress): Generator<string> {
  let piece = "";
  let done = 0;
  for (const record of syntheticPlatforms(count, seed)) {
    piece += `${JSON.stringify(record)}\n`;
    done += 1;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
    progress.update(done, count);
  }
  yield piece;
}

function wholeNumber(name: string, raw: string, max: number): number {
  const number = Number(raw);
  if (/^\d+$/.test(raw) && number >= 1 && number <= max) return number;
  throw new OperatorError(`${name} is "${raw}"; it takes 1 to ${max}.`, "See npm run generate -- --help.");
}
