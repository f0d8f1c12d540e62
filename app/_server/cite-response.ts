import "server-only";

import { asRecordFile } from "@/app/_server/record-file";
import { text } from "@/app/_server/respond";
import { citedRecord } from "@/app/_server/site-address";
import type { CiteFormat } from "@/lib/core/citation/cite-record";
import { CITE_FORMATS } from "@/lib/core/citation/cite-record";

/** A record's citation as a file for a reference manager. */
export const citeResponse = (request: Request, slug: string, format: CiteFormat): Promise<Response> =>
  asRecordFile(slug, `cite.${format}`, (platform) => {
    const { type, write } = CITE_FORMATS[format];
    return text(request, write(citedRecord(platform)), type, {
      headers: {
        "content-disposition": `attachment; filename="${platform.content.slug}-v${platform.version}.${format}"`,
      },
    });
  });
