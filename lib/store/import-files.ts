import { UPLOAD_KEPT_HOURS } from "@/lib/core/platform/import-limits";
import type { ImportNote, ImportState } from "@/lib/core/platform/import-states";
import type { Json } from "@/lib/core/json";
import type { Reader } from "@/lib/store/store";

export type StoredImport = {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly uploadedAt: Date;
  readonly state: ImportState;
  readonly note: ImportNote | null;
  readonly records: number;
  readonly bytesRead: number;
  readonly reason: string | null;
  /** An ImportReport as it was kept; null before the first run has ended. */
  readonly report: Json;
};

/** How often a run shows that it lives, and after how long a silence it is taken for dead. */
export const BEAT_MS = 2_000;
const DEAD_AFTER_SECONDS = 30;
/** Files kept for one person; the oldest fall away beyond it. */
const KEPT_FILES = 10;

/** Begins a file. Nobody sees it before `keepImportFile`. */
export const addImportFile = (
  tx: Reader,
  file: { readonly id: string; readonly owner: string; readonly fileName: string; readonly uploadedAt: Date },
): Promise<unknown> => tx.importFile.create({ data: { ...file, size: 0, state: "receiving" } });

export const addImportPiece = (tx: Reader, fileId: string, number: number, bytes: Uint8Array): Promise<unknown> =>
  tx.importPiece.create({ data: { fileId, number, bytes: new Uint8Array(bytes) }, select: { number: true } });

/** All of it is there. Of the same person's, only the newest are kept on. */
export async function keepImportFile(tx: Reader, id: string, owner: string, size: number): Promise<void> {
  await tx.importFile.update({ where: { id }, data: { size, state: "stopped" } });
  await tx.$executeRaw`DELETE FROM "import_file" WHERE "owner" = ${owner} AND "state" NOT IN ('receiving', 'checking', 'importing') AND "id" IN (
    SELECT "id" FROM "import_file" WHERE "owner" = ${owner} AND "state" <> 'receiving' ORDER BY "uploaded_at" DESC, "id" DESC OFFSET ${KEPT_FILES}::int)`;
}

export const removeImportFile = (tx: Reader, id: string): Promise<unknown> =>
  tx.importFile.deleteMany({ where: { id } });

/** Removes files whose day is over, but for those that are at work. */
export const removeOldImportFiles = (tx: Reader, now: Date): Promise<unknown> =>
  tx.importFile.deleteMany({
    where: {
      uploadedAt: { lt: new Date(now.getTime() - UPLOAD_KEPT_HOURS * 3_600_000) },
      state: { notIn: ["checking", "importing"] },
    },
  });

/** A file's bytes in order, a piece at a time. */
export async function* importPieces(read: Reader, fileId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const piece = await read.importPiece.findUnique({ where: { fileId_number: { fileId, number } } });
    if (!piece) return;
    yield piece.bytes;
  }
}

/** Takes a file to work on, for one run alone; false where another run has it, or where it may not be taken now. */
export async function takeImportFile(
  tx: Reader,
  {
    id,
    owner,
    runId,
    to,
    reason,
  }: { id: string; owner: string; runId: string; to: ImportState; reason: string | null },
): Promise<boolean> {
  const from = to === "importing" ? ["checked"] : ["checked", "stopped"];
  const taken = await tx.$executeRaw`
    UPDATE "import_file" SET "state" = ${to}, "run_id" = ${runId}::uuid, "beat_at" = now(), "note" = NULL, "records" = 0, "bytes_read" = 0,
      "reason" = ${reason}
    WHERE "id" = ${id}::uuid AND "owner" = ${owner} AND "state" = ANY(${from})`;
  return taken === 1;
}

/** Shows that a run lives, and how far it is. */
export const beatImport = (
  tx: Reader,
  { id, runId, records, bytes }: { id: string; runId: string; records: number; bytes: number },
): Promise<unknown> => tx.$executeRaw`
  UPDATE "import_file" SET "beat_at" = now(), "records" = ${records}, "bytes_read" = ${bytes}
  WHERE "id" = ${id}::uuid AND "run_id" = ${runId}::uuid AND "state" IN ('checking', 'importing')`;

/** Ends a run; false where it was taken for dead meanwhile, and what it did must not count. */
export async function endImport(
  tx: Reader,
  end: { id: string; runId: string; state: ImportState; note: ImportNote | null; report: object | null },
): Promise<boolean> {
  const { count } = await tx.importFile.updateMany({
    where: { id: end.id, runId: end.runId, state: { in: ["checking", "importing"] } },
    data: {
      state: end.state,
      note: end.note,
      ...(end.report ? { report: end.report } : {}),
    },
  });
  return count === 1;
}

/** Takes runs for dead that have shown no life. A run that was merely slow finds that out when it ends, and takes itself back. */
export const noteDeadImports = (tx: Reader): Promise<unknown> => tx.$executeRaw`
  UPDATE "import_file" SET "state" = 'stopped', "note" = 'died'
  WHERE "state" IN ('checking', 'importing') AND "beat_at" < now() - make_interval(secs => ${DEAD_AFTER_SECONDS}::int)`;

const SHOWN = {
  id: true,
  fileName: true,
  size: true,
  uploadedAt: true,
  state: true,
  note: true,
  records: true,
  bytesRead: true,
  reason: true,
} as const;

export async function findImportFile(read: Reader, id: string, owner: string): Promise<StoredImport | null> {
  const row = await read.importFile.findFirst({
    where: { id, owner, state: { not: "receiving" } },
    select: { ...SHOWN, report: true },
  });
  return row && ({ ...row, report: row.report as Json } as StoredImport);
}

/** A person's files, the newest first, without their reports. */
export const listImportFiles = async (read: Reader, owner: string): Promise<Omit<StoredImport, "report">[]> =>
  (await read.importFile.findMany({
    where: { owner, state: { not: "receiving" } },
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take: KEPT_FILES,
    select: SHOWN,
  })) as Omit<StoredImport, "report">[];
