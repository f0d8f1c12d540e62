import { context } from "@/app/_server/context";
import { findActor } from "@/app/_server/require-actor";
import { guarded, refusal } from "@/app/_server/respond";
import { getImportFile } from "@/lib/catalogue/queries/uploaded-imports";
import { writeReport } from "@/lib/catalogue/queries/write-report";
import { notFound, SIGNED_OUT } from "@/lib/core/problems";

type Params = { params: Promise<{ id: string }> };

/** The report of an uploaded file as CSV or, with `?as=json`, as JSON. */
export const GET = guarded(async (request: Request, { params }: Params) => {
  const actor = await findActor();
  const { id } = await params;
  const file = actor ? await getImportFile(await context(), actor, id) : null;
  if (!file?.ok || !file.value.report)
    return refusal(!file ? SIGNED_OUT : file.ok ? notFound("report", id) : file.problem);
  const as = new URL(request.url).searchParams.get("as") === "json" ? "json" : "csv";
  const { text, type } = writeReport(file.value.report, as);
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="import-report.${as}"`,
      "cache-control": "no-store",
    },
  });
});
