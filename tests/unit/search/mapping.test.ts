import { createHash } from "node:crypto";

import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { SPEC_RANGES } from "@/lib/core/search/ranges";
import { toDocument } from "@/lib/search/document";
import { MAPPING } from "@/lib/search/indexing/fingerprint";
import { aPlatform, anEvent, aProgramme, aSpec } from "@/tests/factories/a-platform";

const nth = <T>(values: readonly T[], at: number): T => values[at % values.length]!;

function kindOfName(at: number) {
  const { code } = nth(NAME_KINDS.entries, at);
  return code === "local" ? { kind: code, lang: "fr" } : { kind: code };
}

/** A record of each category; between them they have every status, route, kind of name and specification that lists know. */
const specimens = CATEGORIES.entries.map(({ code }, at) =>
  aPlatform({
    slug: `specimen-${code}`,
    designation: `SP-${at}A`,
    name: `Specimen ${at} Mk ${at}`,
    category: code,
    roles: ["ground attack", `role ${at}`],
    origin: ["IN", "US"],
    introduced: { year: 1960 + at, sources: ["gazette"] },
    manufacturers: [{ name: `Works No. ${at % 3}`, country: "IN", part: "prime" }],
    names: [
      { text: `SP ${at} "Spécimen"`, ...kindOfName(at) },
      { text: "नमूनाकार", kind: "local", lang: "hi" },
    ],
    variants: [{ designation: `SP-${at}B` }],
    specs: SPEC_RANGES.flatMap(({ specs, unit }) => specs.map((key) => aSpec({ key, value: 10 + at, unit }))),
    programmes: [0, 1].map((more) =>
      aProgramme({
        key: `in-${more}`,
        operator: nth(["IN", "US"], at + more),
        services: nth([[], ["Indian Navy"], ["Indian Army", "Indian Air Force"]], at + more),
        status: nth(STATUSES.entries, at + more).code,
        route: nth(ROUTES.entries, at + more).code,
        ordered: at + 5,
        delivered: at % 5,
        events: [anEvent({ type: "contract" }), anEvent({ type: "induction", date: "2024-05" })],
      }),
    ),
  }),
);

// What is kept of documents is used for as long as the number is the same: see docs/decisions/031.
test("documents are what they were when MAPPING was last raised", () => {
  const documents = specimens.map((content) =>
    toDocument({ id: content.slug, updatedAt: new Date("2026-01-01"), content }, "Family name"),
  );
  const digest = createHash("sha256").update(JSON.stringify(documents)).digest("hex").slice(0, 16);
  // It differs? `toDocument` gives other documents: raise MAPPING in lib/search/indexing/fingerprint.ts, and write both down here.
  expect([MAPPING, digest]).toEqual([6, "e47a0b4bccb0c3b5"]);
});
