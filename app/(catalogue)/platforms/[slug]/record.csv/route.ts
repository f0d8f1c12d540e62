import { context } from "@/app/_server/context";
import { asRecordFile } from "@/app/_server/record-file";
import { guarded, otherMethods } from "@/app/_server/respond";
import { streamed } from "@/app/_server/streamed";
import { exportRecords } from "@/lib/catalogue/queries/export-records";

type Params = { params: Promise<{ slug: string }> };

/** One whole record as the table that `npm run import` takes. */
export const GET = guarded(async (_request, { params }: Params) =>
  asRecordFile((await params).slug, "record.csv", async ({ content, version }) =>
    streamed(exportRecords(await context(), "csv", { slugs: [content.slug] }), {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${content.slug}-v${version}.csv"`,
      "cache-control": "no-cache",
    }),
  ),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
