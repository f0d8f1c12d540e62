import { writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { deflateRawSync } from "node:zlib";
import { writeXlsxStream } from "hucre/xlsx";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { exportRecords } from "@/lib/catalogue/queries/export-records";
import type { RecordsFormat } from "@/lib/exchange/file-format";
import type { ImportReport, RowOutcome } from "@/lib/exchange/import-report";
import { reportToCsv, reportToJson } from "@/lib/exchange/import-report";
import { aPlatform, aSpec } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { everyRow } from "@/tests/support/every-row";
import { SPOILT_FILES } from "@/tests/support/long-forms";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { randomNumbers } from "@/tests/support/random-numbers";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
});
afterAll(async () => {
  await catalogue.close();
  folder.remove();
});
beforeEach(async () => {
  await catalogue.sql("TRUNCATE platform, outbox_note, batch CASCADE");
  await publishPlatforms(catalogue.context, anActor(), {
    via: "form",
    records: [aPlatform({ slug: "there", specs: [aSpec()] })].map((record) => ({ record, expectedVersion: null })),
  });
});

type Content = string | Buffer;
const CSV = `slug,designation,name,domain,category,summary,id,title,publisher,kind,row
new,N-1,New,sea,frigate,A new one.,,,,,record
new,,,,,,s,Title,Publisher,news,source
`;
const ROW = "bare,B-1,Bare,air,fighter-aircraft,Bare.,,,,,record\n";
const record = {
  slug: "new",
  designation: "N-1",
  name: "New",
  domain: "sea",
  category: "frigate",
  summary: "A new one.",
};
const json = (...more: object[]) => JSON.stringify([record, ...more]);

/** Imports a file twice, first as a dry run; what both say must be the same, row for row. */
async function imported(name: string, content: Content): Promise<ImportReport> {
  const file = { path: path.join(folder.path, "file"), name };
  writeFileSync(file.path, content);
  const run = async (dryRun: boolean) => {
    const told: RowOutcome[] = [];
    const result = await importPlatforms(catalogue.context, anActor(), {
      file,
      dryRun,
      onRow: (row) => told.push(row),
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return { report: result.value, told };
  };
  const before = await everyRow(catalogue.pool);
  const rehearsal = await run(true);
  expect(await everyRow(catalogue.pool)).toEqual(before);
  const real = await run(false);
  const { counts, rows, errors } = real.report;
  expect({ counts, rows, errors, told: real.told }).toEqual({
    counts: rehearsal.report.counts,
    rows: rehearsal.report.rows,
    errors: rehearsal.report.errors,
    told: rehearsal.told,
  });
  if (real.report.result !== "written") expect(await everyRow(catalogue.pool)).toEqual(before);
  for (const { reason, cure } of errors) expect([reason, cure].every((words) => /^.{8,}/s.test(words))).toBe(true);
  return real.report;
}

const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

const GOOD: readonly [string, string, () => Content][] = [
  ["UTF-8", "a.csv", () => CSV],
  ["UTF-8 with a byte order mark", "a.csv", () => `\uFEFF${CSV}`],
  ["UTF-16, little end first", "a.csv", () => utf16(CSV, "le")],
  ["UTF-16, big end first", "a.csv", () => utf16(CSV, "be")],
  ["CRLF", "a.csv", () => CSV.replaceAll("\n", "\r\n")],
  ["semicolons", "a.csv", () => CSV.replaceAll(",", ";")],
  ["tabs", "a.csv", () => CSV.replaceAll(",", "\t")],
  ["quotation marks around everything", "a.csv", () => CSV.replace(/[^,\n]+/g, '"$&"')],
  ["headings in capitals", "a.csv", () => CSV.replace(/^.*/, (line) => line.toUpperCase())],
  ["no last line break", "a.csv", () => CSV.trimEnd()],
  ["empty lines and empty cells", "a.csv", () => CSV.replace("source\n", "source\n,,,,,,,,,,\n\n")],
  ["an ending in capitals", "A.CSV", () => CSV],
  ["a JSON array", "a.json", () => json()],
  ["a single JSON object", "a.json", () => JSON.stringify(record)],
  ["indented JSON with a byte order mark", "a.json", () => `\uFEFF${JSON.stringify([record], null, 2)}`],
  ["NDJSON with empty lines and CRLF", "a.ndjson", () => `\r\n${JSON.stringify(record)}\r\n\r\n`],
  ["JSON lines by their other name", "a.jsonl", () => JSON.stringify(record)],
  ["JSON in UTF-16", "a.json", () => utf16(json(), "le")],
];

test.each(GOOD)("%s is read", async (_, name, content) => {
  expect(await imported(name, content())).toMatchObject({ result: "written", counts: { new: 1, errors: 0 } });
});

const PNG = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
const BAD: readonly [string, string, () => Content, RegExp][] = [
  [
    "Windows-1252",
    "a.csv",
    () => Buffer.from(CSV.replace("New,", "Néw,"), "latin1"),
    /not written in UTF-8.*Windows-1252/,
  ],
  ["UTF-16 without its mark", "a.csv", () => Buffer.from(CSV, "utf16le"), /UTF-16 without/],
  ["UTF-32", "a.csv", () => Buffer.from([0xff, 0xfe, 0, 0, 0x73, 0, 0, 0]), /UTF-32/],
  ["an empty file", "a.csv", () => "", /is empty/],
  ["headings alone", "a.csv", () => CSV.split("\n")[0]!, /holds no record/],
  ["an empty array", "a.json", () => "[]", /holds no record/],
  ["a picture renamed to csv", "a.csv", () => PNG, /PNG picture/],
  ["a document renamed to json", "a.json", () => "%PDF-1.7\n", /PDF document/],
  ["a web page renamed to csv", "a.csv", () => "<!DOCTYPE html><html></html>", /web page/],
  [
    "an old workbook renamed to xlsx",
    "a.xlsx",
    () => Buffer.from("\xD0\xCF\x11\xE0\xA1\xB1", "latin1"),
    /old Office file/,
  ],
  ["CSV renamed to xlsx", "a.xlsx", () => CSV, /no workbook/],
  ["an ending that nobody knows", "a.txt", () => CSV, /\.txt are not read/],
  ["a name without an ending", "records", () => CSV, /no ending/],
  ["JSON renamed to csv", "a.csv", () => json(), /holds JSON/],
  ["CSV renamed to json", "a.json", () => CSV, /not JSON/],
  ["a column that nobody knows", "a.csv", () => CSV.replace("category", "categroy"), /Did you mean “category”/],
  ["a column that is there twice", "a.csv", () => CSV.replace("kind,row", "title,row"), /there twice/],
  [
    "a row that is too long",
    "a.csv",
    () => CSV.replace("A new one.", "A, new, one, with, commas, all, over, the, place, and, more"),
    /more cells|nothing in the column/,
  ],
  [
    "a row of a kind that nobody knows",
    "a.csv",
    () => CSV.replace("news,source", "news,sourcr"),
    /Did you mean “source”/,
  ],
  ["a row below nothing", "a.csv", () => CSV.replace(/new,N-1.*\n/, ""), /stands above every record/],
  ["a row below another record", "a.csv", () => CSV.replace("new,,,", `there,,,`), /stands below “new”/],
  [
    "a cell in a column that its row lacks",
    "a.csv",
    () => CSV.replace("new,,,", "new,X,,"),
    /nothing in the column “designation”/,
  ],
  [
    "a number with a comma",
    "a.csv",
    () => `${CSV.replace("row\n", "row,introduced\n").replace("record", 'record,"1,999"')}`,
    /is no number/,
  ],
  ["a quotation mark that is never closed", "a.csv", () => CSV.replace("A new one.", '"A new one.'), /never closed/],
  ["a quotation mark in the middle", "a.csv", () => CSV.replace("New,", '"New" frigate,'), /quotation mark/],
  ["a huge cell", "a.csv", () => CSV.replace("A new one.", "x".repeat(2_000_000)), /longer than/],
  ["a cell over its bound", "a.csv", () => CSV.replace("A new one.", "x".repeat(1_501)), /Shorten the summary/],
  ["a wrong value", "a.csv", () => CSV.replace("frigate,A", "frigat,A"), /Did you mean “frigate”/],
  ["the same record twice", "a.csv", () => CSV + CSV.split("\n")[1] + "\n", /twice, first on line 2/],
  [
    "a field that nobody knows",
    "a.json",
    () => json({ ...record, slug: "b", desigantion: "x" }),
    /Did you mean “designation”/,
  ],
  [
    "a field within a list that nobody knows",
    "a.json",
    () => json({ ...record, slug: "b", names: [{ text: "x", kind: "other", lan: "en" }] }),
    /Did you mean “lang”/,
  ],
  ["a missing field", "a.ndjson", () => JSON.stringify({ ...record, name: undefined }), /It is missing/],
  ["a wrong type", "a.ndjson", () => JSON.stringify({ ...record, name: 7 }), /is no text/],
  [
    "a citation of nothing",
    "a.json",
    () => json({ ...record, slug: "b", introduced: { year: 2000, sources: ["none"] } }),
    /No source "none"/,
  ],
  [
    "JSON that breaks off",
    "a.json",
    () => json({ ...record, slug: "b" }).slice(0, -20),
    /in the middle of this record/,
  ],
  ["JSON that breaks off between records", "a.json", () => json().slice(0, -1), /before the \]/],
  ["a comma behind the last record", "a.json", () => `[${JSON.stringify(record)},]`, /comma/],
  [
    "a comma too few",
    "a.json",
    () => `[${JSON.stringify(record)} ${JSON.stringify({ ...record, slug: "b" })}]`,
    /comma is missing/,
  ],
  ["two arrays", "a.json", () => `${json()}${json()}`, /behind the end/],
  ["a list where a record belongs", "a.json", () => `[${JSON.stringify(record)}, [1], 7, "x"]`, /is an object/],
  ["a broken line among good ones", "a.ndjson", () => `${JSON.stringify(record)}\n{"slug": "b",\n`, /not JSON/],
  ["brackets a million deep", "a.json", () => `[${"[".repeat(1_000_000)}`, /middle of this record|not JSON/],
  ["a stale version", "a.json", () => json({ ...aPlatform({ slug: "there" }), version: 7 }), /made from version 7/],
  [
    "a version that is none",
    "a.json",
    () => json({ ...aPlatform({ slug: "there" }), version: "x" }),
    /no whole number/,
  ],
  ["a character that no text has", "a.json", () => json({ ...record, slug: "b", name: "a\0b" }), /control characters/],
];

test.each(BAD)("%s is refused, with its place and a cure, and leaves nothing", async (_, name, content, reason) => {
  const report = await imported(name, content());
  expect(report.result).toBe("refused");
  expect(report.errors.map((error) => `${error.reason} ${error.cure}`).join("\n")).toMatch(reason);
  expect(reportToCsv(report)).toContain(report.errors[0]!.cure.slice(0, 20).replaceAll('"', '""'));
  expect(JSON.parse(reportToJson(report))).toEqual(report);
});

test("every row that is wrong is named with its line and column, not only the first", async () => {
  const rows = [
    "x-1,X,,air,frigate,S.,,,,,record",
    "x-2,X,X,water,frigate,S.,,,,,record",
    "x-3,X,X,air,nothing-at-all,S.,,,,,record",
  ];
  const report = await imported("a.csv", `${CSV}${ROW}${rows.join("\n")}\n`);
  expect(report.errors.map(({ line, column }) => [line, column])).toEqual([
    [5, "name"],
    [6, "domain"],
    [7, "category"],
  ]);
  expect(report.counts).toMatchObject({ new: 2, errors: 3 });
});

test("what is new, what changes from what to what, and what stays is told of each record", async () => {
  const there = aPlatform({ slug: "there", specs: [aSpec({ value: 130 })] });
  expect(await imported("a.json", json(there))).toMatchObject({
    rows: [
      { line: 1, slug: "new", outcome: "new" },
      { line: 1, slug: "there", outcome: "changed", changes: [{ path: "specs[0].value", before: 120, after: 130 }] },
    ],
  });
});

describe("a workbook", () => {
  const workbook = async (rows: unknown[][]): Promise<Buffer> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of Readable.fromWeb(writeXlsxStream(rows as never, { name: "S" }) as never))
      chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  };
  const rows = () =>
    CSV.trim()
      .split("\n")
      .map((line) => line.split(","));

  test("is read like a table, its dates and numbers as they are written here", async () => {
    const [head, one, source] = rows();
    const sheet = [
      [...head!, "introduced", "date"],
      [...one!, 1999, null],
      [...source!, null, new Date("2024-03-05T00:00:00Z")],
    ];
    expect(await imported("a.xlsx", await workbook(sheet))).toMatchObject({ result: "written", counts: { new: 1 } });
    expect(await catalogue.sql("SELECT date FROM source WHERE ref = 's'")).toEqual([{ date: "2024-03-05" }]);
    expect(await catalogue.sql("SELECT introduced FROM platform WHERE slug = 'new'")).toEqual([{ introduced: 1999 }]);
  });

  test("that is cut off is refused", async () => {
    const whole = await workbook(rows());
    for (const part of [0.3, 0.7, 0.99])
      expect(await imported("a.xlsx", whole.subarray(0, Math.floor(whole.length * part)))).toMatchObject({
        result: "refused",
      });
  });

  test("that is another archive is refused", async () => {
    expect(await imported("a.xlsx", zipOf([["a.txt", Buffer.from("x"), 1]]))).toMatchObject({ result: "refused" });
  });

  // 2 GB of zeros in 2 MB, once told as they are and once as a few bytes.
  test.each([2 ** 31 - 1, 100])(
    "that unpacks to gigabytes, and says %d bytes, is refused before it fills the memory",
    async (claimed) => {
      const block = deflateRawSync(Buffer.alloc(256 * 2 ** 20), { level: 9 });
      const before = process.memoryUsage().rss;
      const bomb = zipOf([
        ["xl/workbook.xml", block, claimed],
        ["xl/worksheets/sheet1.xml", block, claimed],
        ["xl/worksheets/sheet2.xml", block, claimed],
        ["xl/worksheets/sheet3.xml", block, claimed],
      ]);
      const report = await imported("a.xlsx", bomb);
      expect(report.result).toBe("refused");
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
    },
  );
});

// Whatever happens to a file on its way, it is read whole or refused: never half, never with a crash.
test("files spoilt at random places are imported whole or refused, dry run and real run alike", async () => {
  const random = randomNumbers(4);
  const sound: [RecordsFormat, string][] = [];
  for (const format of ["csv", "json", "ndjson"] as const) {
    let text = "";
    for await (const piece of exportRecords(catalogue.context, format)) text += piece;
    sound.push([format, text]);
  }
  for (let at = 0; at < SPOILT_FILES; at++) {
    const [format, text] = random.pick(sound);
    const place = random.between(0, text.length - 1);
    const spoilt = random.pick([
      text.slice(0, place),
      text.slice(0, place) +
        random.pick(['"', ",", "\n", "]", "}", "\\", "\0", "=", "\uFFFD", "𝕊"]) +
        text.slice(place),
      text.slice(0, place) + text.slice(place + random.between(1, 30)),
      text.slice(place),
      text + text,
    ]);
    const report = await imported(`spoilt.${format}`, spoilt);
    if (report.result === "refused") expect(report.errors.length).toBeGreaterThan(0);
  }
}, 600_000);

/** A ZIP archive of entries that are packed already, each with the size that it claims to unpack to. */
function zipOf(entries: readonly [name: string, packed: Buffer, claimed: number][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, packed, claimed] of entries) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), packed]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), fields, central, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
