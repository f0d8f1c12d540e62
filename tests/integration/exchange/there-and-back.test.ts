import { writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { writeXlsxStream } from "hucre/xlsx";
import { parse } from "csv-parse/sync";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { readSeedFiles } from "@/lib/catalogue/commands/seed-shipped-records";
import { everyHit } from "@/lib/catalogue/queries/search-platforms";
import { exportRecords } from "@/lib/catalogue/queries/export-records";
import { EXPORT_FORMATS, type RecordsFormat } from "@/lib/exchange/file-format";
import { emptySearch } from "@/lib/core/search/search-state";
import { readPublished } from "@/lib/store/published-platforms";
import { aPlatform, aProgramme, anEvent, aSource, aSpec } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { ROOT } from "@/tests/support/source-files";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const PICTURE = `${"0a".repeat(16)}-1920x1080`;

/** The picture itself does not travel in these files: it is there on both sides. */
const NOTE_PICTURE = `INSERT INTO picture_file VALUES ('${PICTURE}', 'user:asha', now())`;

// Texts that other programs would run, cut, trim or take apart.
const AWKWARD = aPlatform({
  slug: "awkward",
  designation: "=SUM(A1:A9)",
  name: "'=cmd|' /C calc'!A0",
  names: [
    { text: "-2+3", kind: "nickname" },
    { text: "''@here", kind: "other" },
    { text: '“quoted”, "so"; and \' so', kind: "spelling" },
    { text: "तेजस्", kind: "local", lang: "hi" },
  ],
  roles: ["[first]", "second; third", "+plus"],
  summary: "One, two; three\\four 𝕊",
  specs: [
    aSpec({ value: 0.1, valueTo: 1e12 }),
    aSpec({ key: "crew", value: null, unit: null, text: "2 + 1\n\n=three", note: "@note" }),
  ],
  pictures: [
    {
      file: PICTURE,
      alt: "=alt",
      credit: "-credit",
      licence: "@licence",
      url: "https://example.org/?a=1;2",
      focus: "left-top",
    },
  ],
  variants: [{ designation: "@A", note: "=1", slug: "sample" }],
  programmes: [
    aProgramme({
      services: ["Army; Navy", "Air\nForce"],
      ordered: 0,
      delivered: 100_000_000,
      value: { amount: 1e15, currency: "INR", usd: 0.01, usdAsOf: "2024", sources: ["gazette"] },
      note: "line\r\nbreaks\tand tabs",
      events: [
        anEvent({ detail: '=HYPERLINK("x")', value: { amount: 3, currency: "USD", sources: ["gazette"] } }),
        anEvent({ date: "2024", detail: "-", quantity: 0 }),
      ],
    }),
    aProgramme({ key: "in-army", services: [], value: null }),
  ],
  related: [{ kind: "replaces", slug: "other", note: "+" }],
  disputes: [
    { about: "=about", preferred: 0, reason: "why", sides: [{ claim: "a", sources: ["gazette"] }, { claim: "=b" }] },
    { about: "other", sides: [{ claim: "c" }] },
    { about: "not known", sides: [], reason: "=Nothing\nwas found." },
  ],
  introduced: { year: 1999, sources: [] },
  sources: [aSource(), aSource({ id: "none", url: null, date: null, title: "=T" })],
});

const folder = temporaryFolder();
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
  await catalogue.sql(NOTE_PICTURE);
  const records = [AWKWARD, ...(await readSeedFiles(`${ROOT}/prisma/seed/platforms`))];
  const published = await publishPlatforms(catalogue.context, anActor(), {
    via: "form",
    records: records.map((record) => ({ record, expectedVersion: null })),
  });
  expect(published).toMatchObject({ ok: true });
});
afterAll(async () => {
  await catalogue.close();
  folder.remove();
});

const exported = async (format: RecordsFormat): Promise<string> => {
  let text = "";
  for await (const piece of exportRecords(catalogue.context, format)) text += piece;
  return text;
};
const fileOf = (name: string, content: string | Buffer) => {
  const file = { path: path.join(folder.path, name), name };
  writeFileSync(file.path, content);
  return file;
};
const contents = async ({ context }: Pick<OpenCatalogue, "context">) =>
  new Map((await readPublished(context.store.read, {})).map(({ content }) => [content.slug, content]));

/** The CSV export as a workbook, its cells as texts. */
const asWorkbook = async (): Promise<Buffer> => {
  const rows = parse(await exported("csv"), { bom: true, relax_column_count: true });
  const chunks: Uint8Array[] = [];
  for await (const chunk of Readable.fromWeb(writeXlsxStream(rows, { name: "Records" }) as never))
    chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

describe.each([...EXPORT_FORMATS, "xlsx"] as const)("as %s", (format) => {
  const file = async () => fileOf(`all.${format}`, format === "xlsx" ? await asWorkbook() : await exported(format));

  test("an unchanged export changes nothing, not even a version", async () => {
    const before = await everyRow(catalogue.pool);
    const result = await importPlatforms(catalogue.context, anActor(), { file: await file() });
    expect(result).toMatchObject({
      ok: true,
      value: { result: "nothing-to-do", errors: [], counts: { new: 0, changed: 0 } },
    });
    expect(await everyRow(catalogue.pool)).toEqual(before);
  });

  test("every shipped record comes back in an empty catalogue as it was", async () => {
    const other = await openCatalogue();
    await other.sql(NOTE_PICTURE);
    try {
      const result = await importPlatforms(other.context, anActor(), { file: await file() });
      expect(result).toMatchObject({ ok: true, value: { result: "written", errors: [] } });
      expect(await contents(other)).toEqual(await contents(catalogue));
    } finally {
      await other.close();
    }
  });
});

test("the export of a search has what the search finds, in its order", async () => {
  // The fallback engine, which needs no index.
  const context = { ...catalogue.context, engines: catalogue.context.engines.slice(-1) };
  const search = {
    ...emptySearch(),
    facets: { ...emptySearch().facets, category: ["frigate"] },
    sort: "-name" as const,
  };
  const found: string[] = [];
  for await (const hits of everyHit(context, search)) found.push(...hits.map((hit) => hit.slug));

  let text = "";
  for await (const piece of exportRecords(context, "ndjson", { search })) text += piece;
  const lines = text.trim().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { slug: string }).slug)).toEqual(found);
  expect(found.length).toBeGreaterThan(3);
});

test("no cell of the CSV begins like a formula", async () => {
  const rows = parse(await exported("csv"), { bom: true, relax_column_count: true });
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});
