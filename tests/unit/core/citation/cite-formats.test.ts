import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

import { CITE_FORMATS, type CiteFormat } from "@/lib/core/citation/cite-record";
import { fullName } from "@/lib/core/platform/full-name";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { ROOT } from "@/tests/support/source-files";

const FOLDER = path.join(ROOT, "prisma/seed/platforms");
const shipped = readdirSync(FOLDER).map((file) =>
  platformRecordSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"))),
);
const AWKWARD = { slug: "r-d-40", designation: "R&D-40_#1", name: "Test {50%} ~ café ^ \\ $ तेजस" };

const READ_AS: Record<CiteFormat, string> = { bib: "@biblatex/text", ris: "@ris/file", json: "@csl/list+object" };

// A parser that we did not write: what it reads is what a reader's reference manager gets.
test.each(Object.keys(CITE_FORMATS) as CiteFormat[])(
  "every shipped record is cited in .%s so that a reader of that format finds title, day, version and address",
  (format) => {
    expect(shipped.length).toBeGreaterThanOrEqual(209);
    for (const content of [...shipped, AWKWARD]) {
      const site = { name: "Defence Equipment Catalogue", url: "https://catalogue.example" };
      const written = CITE_FORMATS[format].write({ content, version: 12, updatedAt: "2026-09-04T10:00:00.000Z", site });
      const type = plugins.input.type(written);
      expect([content.slug, format === "json" ? READ_AS.json : type]).toEqual([content.slug, READ_AS[format]]);
      const [item, ...more] = plugins.input.chain(written, { generateGraph: false });
      expect(more).toEqual([]);
      expect(item).toMatchObject({
        id: `${content.slug}-v12`,
        title: fullName(content),
        issued: { "date-parts": [[2026, 9, 4]] },
        URL: `https://catalogue.example/platforms/${content.slug}/versions/12`,
      });
      expect(JSON.stringify([item?.version, item?.edition])).toContain("12");
    }
  },
);
