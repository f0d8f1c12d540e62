import type { Metadata } from "next";

import { checkAgain, importFile } from "@/app/(admin)/admin/imports/[id]/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { ImportProgress } from "@/components/admin/import-progress";
import { ImportReportView, ReportCounts } from "@/components/admin/import-report-view";
import { describeImport } from "@/components/admin/import-words";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { getImportFile, type UploadedImport } from "@/lib/catalogue/queries/uploaded-imports";
import { countNoun } from "@/lib/core/count-noun";

export const metadata: Metadata = { title: "Import" };

type Props = { params: Promise<{ id: string }> };

export default asFramedPage(async function ImportPage({ params }: Props) {
  const { id } = await params;
  const file = orTurnAway(await getImportFile(await context(), await requireActor(), id));
  const isAtWork = file.state === "checking" || file.state === "importing";
  return (
    <>
      <p className="text-sm">
        <WayLink href="/admin/imports" className="inline-flex min-h-9 items-center">
          ← Imports
        </WayLink>
      </p>
      <h1 className="text-2xl break-words">{file.fileName}</h1>
      <p className="mt-1 text-soft">
        {describeImport(file)}. Uploaded <UtcTime at={file.uploadedAt} />, {sizeOf(file.size)}.
      </p>
      {isAtWork ? (
        <ImportProgress what={file.state === "checking" ? "check" : "import"} {...file} />
      ) : (
        <Outcome file={file} />
      )}
    </>
  );
});

function Outcome({ file }: { file: UploadedImport }) {
  const { id, state, note, report } = file;
  const again = <ActionForm action={checkAgain} hidden={{ id }} submit="Check it again" isMain={false} />;
  if (state === "stopped" || !report)
    return (
      <div className="mt-6 grid gap-4">
        <Said>{STOPPED[note ?? "none"] ?? STOPPED.none}</Said>
        {again}
      </div>
    );
  const { counts, batchId } = report;
  const willWrite = report.result !== "refused" && counts.new + counts.changed > 0;
  return (
    <>
      <div className="mt-6 grid gap-4">
        {note === "moved" ? (
          <Said>
            Nothing was imported: the catalogue has changed since you looked, and the import would by now do something
            else. What it would do now stands below.
          </Said>
        ) : null}
        <p role="status" className="max-w-[70ch]">
          {state === "imported"
            ? `Imported: ${countNoun(counts.new, "new record")}, ${counts.changed} changed.`
            : report.result === "refused"
              ? "As long as anything is wrong, nothing is imported. Correct the file, then upload it again."
              : willWrite
                ? "Nothing has been written yet. Look at what follows, then import it."
                : "The catalogue has all of this already: there is nothing to import."}
        </p>
      </div>
      {state === "imported" && batchId ? (
        <p className="mt-2">
          <WayLink href={`/admin/batches/${batchId}`} className="button">
            See this import, or take it back
          </WayLink>
        </p>
      ) : null}
      <ReportCounts counts={counts} />
      {state === "checked" && willWrite ? (
        <div className="mt-6">
          <ActionForm
            action={importFile}
            hidden={{ id }}
            fields={[{ name: "reason", label: "Why, for the history (may stay empty)", autoComplete: "off" }]}
            submit={`Import ${countNoun(counts.new + counts.changed, "record")}`}
          />
        </div>
      ) : null}
      <ImportReportView report={report} isDone={state === "imported"} />
      <section aria-labelledby="download" className="mt-10">
        <h2 id="download" className="text-lg">
          The report as a file
        </h2>
        <div className="mt-3 flex flex-wrap gap-3">
          <a href={`/admin/imports/${id}/report?as=csv`} className="button" download>
            CSV
          </a>
          <a href={`/admin/imports/${id}/report?as=json`} className="button" download>
            JSON
          </a>
          {state === "imported" ? null : again}
        </div>
      </section>
    </>
  );
}

const STOPPED: Readonly<Record<string, string>> = {
  none: "The file is here and has not been checked yet.",
  died: "The program that worked on this file has ended in the middle of it. Nothing was written. Check the file again.",
  failed:
    "Something went wrong on our side, and nothing was written. Check the file again; if it fails again, tell an administrator.",
};

const Said = ({ children }: { children: React.ReactNode }) => (
  <div role="alert" className="max-w-[70ch] border-l-4 border-error bg-sheet px-4 py-3">
    {children}
  </div>
);

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
