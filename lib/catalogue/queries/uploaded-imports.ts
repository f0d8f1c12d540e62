import { can, type Actor } from "@/lib/core/access/access";
import { forbidden, notFound, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import type { Context } from "@/lib/catalogue/context";
import type { ImportReport } from "@/lib/exchange/import-report";
import { findImportFile, listImportFiles, noteDeadImports, type StoredImport } from "@/lib/store/import-files";

export type UploadedImport = Omit<StoredImport, "report"> & { readonly report: ImportReport | null };

/** A file that the actor has uploaded, how far its run is, and what came of it. */
export async function getImportFile(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  id: string,
): Promise<Result<UploadedImport, Problem>> {
  if (!can(actor, "platform:import")) return fail(forbidden("platform:import"));
  await noteDeadImports(read);
  const file = isUuid(id) ? await findImportFile(read, id, actor.id) : null;
  // What stands there was written by runImportFile alone.
  return file
    ? ok({ ...file, report: file.report as unknown as ImportReport | null })
    : fail(notFound("file", id.slice(0, 80)));
}

/** The files that the actor has uploaded and that are still kept, the newest first. */
export async function listOwnImports(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
): Promise<Result<readonly Omit<StoredImport, "report">[], Problem>> {
  if (!can(actor, "platform:import")) return fail(forbidden("platform:import"));
  await noteDeadImports(read);
  return ok(await listImportFiles(read, actor.id));
}
