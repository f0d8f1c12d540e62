import { context } from "@/app/_server/context";
import { startImportRun } from "@/app/_server/import-runs";
import { noteBroken, readUpload } from "@/app/_server/read-upload";
import { findActor } from "@/app/_server/require-actor";
import { guarded, refusal, seeOther } from "@/app/_server/respond";
import { beginImportRun } from "@/lib/catalogue/commands/begin-import-run";
import { receiveImportFile } from "@/lib/catalogue/commands/receive-import-file";
import { can } from "@/lib/core/access/access";
import { forbidden } from "@/lib/core/problems";

/** Takes a file from the form of /admin/imports and begins to check it. A route of its own, since a server action would hold all of
 *  it in memory, and is bounded accordingly. */
export const POST = guarded(async (request) => {
  const actor = await findActor();
  if (!actor) return seeOther("/sign-in?next=/admin/imports");
  if (!can(actor, "platform:import")) return refusal(forbidden("platform:import"));
  const all = await context();
  const received = await readUpload(request, "file", (file) => receiveImportFile(all, actor, file)).catch(noteBroken);
  if (received === "broken") return seeOther("/admin/imports?said=broken");
  if (received === null) return seeOther("/admin/imports?said=no-file");
  if (!received.ok)
    return seeOther(`/admin/imports?said=${received.problem.kind === "too-large" ? "too-large" : "no-file"}`);
  const run = await beginImportRun(all, actor, { id: received.value.id, kind: "check" });
  if (run.ok) await startImportRun(actor, run.value);
  return seeOther(`/admin/imports/${received.value.id}`);
});
