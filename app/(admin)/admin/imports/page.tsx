import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { BatchList } from "@/components/admin/batch-list";
import { describeImport } from "@/components/admin/import-words";
import { UtcTime } from "@/components/admin/utc-time";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import { listPastBatches } from "@/lib/catalogue/queries/batches";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { listOwnImports } from "@/lib/catalogue/queries/uploaded-imports";
import { UPLOAD_KEPT_HOURS, UPLOAD_MAX_MB } from "@/lib/core/platform/import-limits";

export const metadata: Metadata = { title: "Imports" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Why an upload came to nothing. */
const REFUSALS: Readonly<Record<string, string>> = {
  "no-file": "Choose a file, then upload it.",
  "too-large": `Choose a file of at most ${UPLOAD_MAX_MB} MB. Larger ones are taken by npm run import on the server.`,
  broken: "The file did not arrive whole, and nothing of it was kept. Upload it again.",
};

export default asFramedPage(async function ImportsPage({ searchParams }: Props) {
  const [{ said }, actor, all] = [await searchParams, await requireActor(), await context()];
  const files = orTurnAway(await listOwnImports(all, actor));
  const batches = orTurnAway(await listPastBatches(all, actor, { kinds: ["import", "undo"] }));
  const names = await nameActors(
    all,
    actor,
    batches.map((batch) => batch.actor),
  );
  const refusal = typeof said === "string" && Object.hasOwn(REFUSALS, said) ? REFUSALS[said] : null;
  return (
    <>
      <h1 className="text-2xl">Imports</h1>
      <p className="mt-2 max-w-[70ch] text-soft">
        A file is checked first, and nothing is written: you see what is new, what would change and what is wrong. Then
        all of it is imported, or nothing.
      </p>
      <section aria-labelledby="upload" className="mt-8">
        <h2 id="upload" className="text-lg">
          Upload a file
        </h2>
        <form
          action="/admin/imports/upload"
          method="post"
          encType="multipart/form-data"
          className="mt-3 grid max-w-xl gap-3"
        >
          {refusal ? (
            <div role="alert" className="border-l-4 border-error bg-sheet px-4 py-3">
              <p className="strong text-error">Nothing was uploaded</p>
              <p>{refusal}</p>
            </div>
          ) : null}
          <label htmlFor="file" className="strong">
            File
          </label>
          <p id="file-hint" className="text-sm text-soft">
            CSV, JSON, NDJSON or XLSX, up to {UPLOAD_MAX_MB} MB, as an export has it. It is kept for {UPLOAD_KEPT_HOURS}{" "}
            hours, for you alone.
          </p>
          <input
            id="file"
            name="file"
            type="file"
            required
            accept=".csv,.json,.ndjson,.jsonl,.xlsx"
            aria-describedby="file-hint"
            className="field w-full py-2"
          />
          <div>
            <button type="submit" className="button button-main">
              Upload and check
            </button>
          </div>
        </form>
      </section>
      {files.length > 0 ? (
        <section aria-labelledby="files" className="mt-12">
          <h2 id="files" className="text-lg">
            Your files
          </h2>
          <DataTable
            caption="Files that you uploaded within a day, the newest first"
            heads={["File", "Uploaded", "State"]}
            rows={files.map((file) => ({
              key: file.id,
              cells: [
                <WayLink
                  key="file"
                  href={`/admin/imports/${file.id}`}
                  className="inline-flex min-h-9 max-w-md items-center break-all"
                >
                  {file.fileName}
                </WayLink>,
                <UtcTime key="at" at={file.uploadedAt} />,
                describeImport(file),
              ],
            }))}
          />
        </section>
      ) : null}
      <section aria-labelledby="past" className="mt-12">
        <h2 id="past" className="text-lg">
          Past imports
        </h2>
        <BatchList caption="Imports, and what took one back, the newest first" batches={batches} names={names} />
      </section>
    </>
  );
});
