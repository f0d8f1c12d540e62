import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";

import type { Actor } from "@/lib/core/access/access";
import type { ImportRun } from "@/lib/catalogue/commands/begin-import-run";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import type { Context } from "@/lib/catalogue/context";
import type { ImportReport } from "@/lib/exchange/import-report";
import { BEAT_MS, beatImport, endImport, findImportFile, importPieces } from "@/lib/store/import-files";

/** Does what `beginImportRun` has begun, shows that it lives while it does, and keeps its report. An import's end is written in the
 *  import's own transaction: either both stand or neither, whenever the process dies. */
export async function runImportFile(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  run: ImportRun,
): Promise<void> {
  const { read } = context.store;
  const { id, runId, kind } = run;
  const progress = { records: 0, bytes: 0 };
  const beating = setInterval(() => void beatImport(read, { id, runId, ...progress }).catch(() => undefined), BEAT_MS);
  try {
    const file = await findImportFile(read, id, actor.id);
    if (!file) return;
    const shown = file.report as unknown as ImportReport | null;
    const report = await inTemporaryFile(importPieces(read, id), async (copy) => {
      const result = await importPlatforms(context, actor, {
        file: { path: copy, name: file.fileName },
        reason: file.reason,
        dryRun: kind === "check",
        ...(kind === "import" ? { expected: shown?.fingerprint ?? "" } : {}),
        onWritten: async (tx, written) => {
          if (!(await endImport(tx, { id, runId, state: "imported", note: null, report: written })))
            throw new Error("The import took so long to show life that it was taken for dead");
        },
        onProgress: ({ records, bytes }) => Object.assign(progress, { records, bytes }),
      });
      if (!result.ok) throw new Error(`The import was refused: ${result.problem.kind}`);
      return result.value;
    });
    if (report.result === "written") return;
    // What was to be imported and was not is to be looked at again: the report says what it would do by now.
    const note = kind === "import" ? "moved" : null;
    await endImport(read, { id, runId, state: "checked", note, report });
  } catch (error) {
    await endImport(read, { id, runId, state: "stopped", note: "failed", report: null });
    throw error;
  } finally {
    clearInterval(beating);
  }
}

/** A workbook is read from its end, so its pieces are laid together first. */
async function inTemporaryFile<T>(bytes: AsyncIterable<Uint8Array>, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "catalogue-import-"));
  try {
    const file = path.join(folder, "file");
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }));
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
