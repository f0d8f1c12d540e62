import { can, type Actor } from "@/lib/core/access/access";
import { notFound, wrongState, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { refused } from "@/lib/catalogue/commands/refused-act";
import type { Context } from "@/lib/catalogue/context";
import { findImportFile, noteDeadImports, takeImportFile } from "@/lib/store/import-files";

export type ImportRun = { readonly id: string; readonly runId: string; readonly kind: "check" | "import" };

/** Takes an uploaded file for one run: to check it, or to import exactly what its last check has shown. A file of somebody else's,
 *  or one that another run has, is refused. `runImportFile` then does it. */
export async function beginImportRun(
  { store, newId }: Pick<Context, "store" | "newId">,
  actor: Actor,
  {
    id,
    kind,
    reason = null,
  }: { readonly id: string; readonly kind: ImportRun["kind"]; readonly reason?: string | null },
): Promise<Result<ImportRun, Problem>> {
  if (!can(actor, "platform:import")) return fail(await refused({ store }, actor, "platform:import"));
  await noteDeadImports(store.read);
  const file = isUuid(id) ? await findImportFile(store.read, id, actor.id) : null;
  if (!file) return fail(notFound("file", id.slice(0, 80)));
  const runId = newId();
  const to = kind === "import" ? "importing" : "checking";
  const taken = await takeImportFile(store.read, {
    id,
    owner: actor.id,
    runId,
    to,
    reason: reason?.slice(0, 500) ?? null,
  });
  if (!taken) return fail(wrongState(file.fileName, STATES[file.state], kind === "import" ? "checked" : "at rest"));
  return ok({ id, runId, kind });
}

const STATES = {
  receiving: "being uploaded",
  checking: "being checked",
  checked: "checked",
  importing: "being imported",
  imported: "imported already",
  stopped: "not checked",
} as const;
