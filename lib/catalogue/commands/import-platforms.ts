import { setImmediate as immediately } from "node:timers/promises";

import { can, type Actor } from "@/lib/core/access/access";
import { batchesOf } from "@/lib/core/batches-of";
import type { Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { prepareDecided } from "@/lib/catalogue/commands/decided-writes";
import { ImportCheck } from "@/lib/catalogue/commands/import-check";
import type { Context } from "@/lib/catalogue/context";
import { FileRefused } from "@/lib/exchange/file-refused";
import type { ImportReport, RowOutcome } from "@/lib/exchange/import-report";
import type { RawRecord } from "@/lib/exchange/raw-record";
import { readRecords, type ImportFile } from "@/lib/exchange/read-records";
import { refused } from "@/lib/catalogue/commands/refused-act";
import { writeAudit } from "@/lib/store/audit";
import { closeBatch, openBatch } from "@/lib/store/batches";
import { isOvertaken, runWrite, type PreparedWrite, type Stamp } from "@/lib/store/platform-writes";
import type { Reader } from "@/lib/store/store";

export type ImportPlatforms = {
  readonly file: ImportFile;
  readonly reason?: string | null;
  /** Does everything and takes it back. */
  readonly dryRun?: boolean;
  /** The fingerprint of a dry run that somebody has looked at: where this one would do anything else, nothing is written. */
  readonly expected?: string;
  /** Writes what belongs to the import into its own transaction; throwing takes all of it back. */
  readonly onWritten?: (tx: Reader, report: ImportReport) => Promise<void>;
  readonly onProgress?: (progress: { records: number; bytes: number; totalBytes: number }) => void;
  /** Is told of every row as it is decided, where the bounded lists of the report are not enough. */
  readonly onRow?: (row: RowOutcome) => void;
};

/** Records that are read, compared and written at once: the next ones are checked while PostgreSQL writes these. */
const CHUNK = 100;
/** Of these, so many are checked before PostgreSQL is heard again. */
const FEW = 10;
/** Longer than the largest import takes; the transaction ends by itself only when its process hangs. */
const LONGEST_MS = 6 * 60 * 60 * 1000;

/** Imports a file: every record of it or, when one row is wrong, none. All problems are reported, not only the first. New records
 *  are created, others replaced by what the file says; where it says the version that it was made from, that must still stand.
 *  It is one transaction and one batch, which undoBatch takes back. A dry run does the same and rolls back. */
export async function importPlatforms(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  command: ImportPlatforms,
): Promise<Result<ImportReport, Problem>> {
  if (!can(actor, "platform:import")) return fail(await refused(context, actor, "platform:import"));
  try {
    return ok(await attempt(context, actor, command));
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    // Rows that are not there yet cannot be locked. Whoever created one of them has committed: a second look sees it.
    return ok(await attempt(context, actor, command));
  }
}

/** Carries a report out of a transaction that is to be taken back. */
class TakenBack extends Error {
  constructor(readonly report: ImportReport) {
    super("The import was taken back");
  }
}

async function attempt(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { file, reason = null, dryRun = false, expected, onWritten, onProgress, onRow }: ImportPlatforms,
): Promise<ImportReport> {
  const batchId = newId();
  const at = clock();
  const stamp: Stamp = { by: actor.id, via: "import", reason, at, newId, batchId };

  const work = async (tx: Reader): Promise<ImportReport> => {
    await openBatch(tx, {
      id: batchId,
      kind: "import",
      actor: actor.id,
      at,
      fileName: file.name.slice(0, 200),
      reason,
    });
    const check = new ImportCheck(newId, onRow);
    const bytes = { read: 0, total: 0 };
    // Two chunks are on their way at a time: PostgreSQL writes one while the next is read, checked and made into rows here.
    let writing = Promise.resolve();
    let prepared: PreparedWrite | null = null;
    const send = () => {
      // Once a row is wrong nothing will stay, so nothing more is written; the rest is still checked.
      if (prepared && check.isClean) writing = runWrite(tx, prepared);
      writing.catch(() => undefined); // it is awaited, only later
      prepared = null;
    };
    const take = async (chunk: RawRecord[]) => {
      const parsed: ReturnType<ImportCheck["parse"]> = [];
      for (const few of batchesOf(chunk, FEW)) {
        parsed.push(...check.parse(few));
        // A write may be two statements: the second goes out only when this thread has heard of the first one's end.
        await immediately();
      }
      await writing;
      const decided = await check.compare(tx, parsed);
      send();
      await immediately(); // so that it is on the wire before this thread is busy again
      if (check.isClean) prepared = prepareDecided(decided, stamp);
      onProgress?.({ records: check.records, bytes: bytes.read, totalBytes: bytes.total });
    };
    try {
      for await (const chunk of chunks(readRecords(file, (read, total) => Object.assign(bytes, { read, total }))))
        await take(chunk);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      check.refuse(error.problem);
    } finally {
      await writing;
    }
    send();
    await writing;
    check.requireRecords();

    const { counts } = check;
    const found = check.report();
    const willWrite = check.isClean && counts.new + counts.changed > 0;
    const hasMoved = expected !== undefined && found.fingerprint !== expected;
    const result = !check.isClean
      ? "refused"
      : dryRun
        ? "rehearsed"
        : hasMoved
          ? "moved"
          : willWrite
            ? "written"
            : "nothing-to-do";
    const report = {
      ...found,
      result,
      batchId: result === "written" ? batchId : null,
      fileName: file.name,
    } as const;
    if (willWrite)
      await closeBatch(tx, batchId, { created: counts.new, updated: counts.changed, unchanged: counts.unchanged });
    if (result === "written") {
      await onWritten?.(tx, report);
      const details = { new: counts.new, changed: counts.changed, unchanged: counts.unchanged, via: "import" };
      await writeAudit(tx, { actor: actor.id, action: "platform:import", target: `batch:${batchId}`, details });
    }
    // What is looked at when a transaction ends is looked at now: a rehearsal then fails where the real run would.
    if (result === "rehearsed") await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
    if (result !== "written") throw new TakenBack(report);
    return report;
  };

  return store.transaction(work, { timeoutMs: LONGEST_MS }).catch((error: unknown) => {
    if (error instanceof TakenBack) return error.report;
    throw error;
  });
}

async function* chunks(records: AsyncIterable<RawRecord>): AsyncGenerator<RawRecord[]> {
  let chunk: RawRecord[] = [];
  try {
    for await (const record of records) {
      chunk.push(record);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    // What stands before the place at which a file breaks off is checked too.
    if (chunk.length > 0) yield chunk;
    throw error;
  }
  if (chunk.length > 0) yield chunk;
}
