import { context } from "@/app/_server/context";
import { findActor } from "@/app/_server/require-actor";
import { guarded, refusal } from "@/app/_server/respond";
import { readSelection } from "@/app/_server/selection";
import { streamed } from "@/app/_server/streamed";
import { noteExport } from "@/lib/catalogue/commands/note-export";
import { exportRecords, RECORD_FORMATS, recordsType } from "@/lib/catalogue/queries/export-records";
import { SIGNED_OUT } from "@/lib/core/problems";

/** The whole records of a list, as a file that can be imported again: `?as=csv`, `json` or `ndjson`, and which list. */
export const GET = guarded(async (request: Request) => {
  const params = new URL(request.url).searchParams;
  const format = RECORD_FORMATS.find((one) => one === params.get("as")) ?? "csv";
  const actor = await findActor();
  if (!actor) return refusal(SIGNED_OUT);
  const all = await context();
  const selection = await readSelection(all, actor, params);
  if (!selection.ok) return refusal(selection.problem);
  const noted = await noteExport(all, actor, { format, list: selection.value?.href ?? "all" });
  if (!noted.ok) return refusal(noted.problem);
  return streamed(exportRecords(all, format, selection.value?.of ?? {}), {
    "content-type": recordsType(format),
    "content-disposition": `attachment; filename="records.${format}"`,
    "cache-control": "no-store",
  });
});
