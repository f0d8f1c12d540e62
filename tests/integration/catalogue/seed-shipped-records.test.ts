import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { readSeedFiles, seedShippedRecords } from "@/lib/catalogue/commands/seed-shipped-records";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { anActor } from "@/tests/factories/an-actor";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { filesIn, ROOT } from "@/tests/support/source-files";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const SHIPPED = path.join(ROOT, "prisma/seed/platforms");
const FEW = ["barak-8-family", "barak-8-lrsam", "mrsam-barak-8", "c-295", "k9-vajra-t"];

let catalogue: OpenCatalogue;
/** A folder with a few of the shipped files, to be changed. */
let few: { readonly path: string; remove(): void };
beforeEach(async () => {
  catalogue = await openCatalogue();
  few = temporaryFolder();
  for (const slug of FEW) {
    cpSync(path.join(SHIPPED, `${slug}.json`), fileOf(slug));
    change(slug, { related: [] });
  }
});
afterEach(async () => {
  await catalogue.close();
  few.remove();
});

const fileOf = (slug: string) => path.join(few.path, `${slug}.json`);
const read = (slug: string) => JSON.parse(readFileSync(fileOf(slug), "utf8")) as PlatformInput;
const change = (slug: string, fields: Record<string, unknown>) =>
  writeFileSync(fileOf(slug), JSON.stringify({ ...read(slug), ...fields }));
const seed = (folder = few.path) => seedShippedRecords(catalogue.context, { folder });
const versions = async () =>
  Object.fromEntries(
    (await catalogue.sql("SELECT slug, version FROM platform ORDER BY slug")).map(({ slug, version }) => [
      slug,
      version,
    ]),
  );

/** A person's change of a seeded record. */
async function edited(slug: string, summary: string) {
  const [record] = (await readSeedFiles(few.path)).filter((one) => one.slug === slug);
  const result = await publishPlatforms(catalogue.context, anActor(), {
    via: "form",
    records: [{ record: { ...record!, summary }, expectedVersion: 1 }],
  });
  expect(result).toMatchObject({ ok: true });
}

test("all shipped records are loaded, and a second run changes nothing at all", async () => {
  const records = filesIn("prisma/seed/platforms").length;
  const told: [number, number][] = [];
  expect(
    await seedShippedRecords(catalogue.context, { onProgress: (done, total) => told.push([done, total]) }),
  ).toEqual({ created: records, updated: 0, unchanged: 0, kept: 0 });
  expect(told.at(-1)).toEqual([records, records]);
  const before = await everyRow(catalogue.pool);

  expect(await seedShippedRecords(catalogue.context)).toEqual({ created: 0, updated: 0, unchanged: records, kept: 0 });
  expect(await everyRow(catalogue.pool)).toEqual(before);
});

test("a record that a person edited is kept, also when its file has changed since", async () => {
  await seed();
  await edited("c-295", "Corrected by hand.");
  change("c-295", { summary: "Corrected in the file." });

  expect(await seed()).toEqual({ created: 0, updated: 0, unchanged: FEW.length - 1, kept: 1 });
  expect(await catalogue.sql("SELECT summary, version FROM platform WHERE slug = 'c-295'")).toEqual([
    { summary: "Corrected by hand.", version: 2 },
  ]);
});

test("a changed file refreshes a record that nobody else has touched", async () => {
  await seed();
  change("c-295", { summary: "Corrected in the file." });

  expect(await seed()).toEqual({ created: 0, updated: 1, unchanged: FEW.length - 1, kept: 0 });
  expect(await catalogue.sql("SELECT summary, version FROM platform WHERE slug = 'c-295'")).toEqual([
    { summary: "Corrected in the file.", version: 2 },
  ]);
});

test("a record that was given another address is not created a second time at its old one", async () => {
  await seed();
  await catalogue.sql(
    "INSERT INTO old_slug (slug, platform_id, since) SELECT slug, id, now() FROM platform WHERE slug = 'c-295'",
  );
  await catalogue.sql("UPDATE platform SET slug = 'airbus-c-295' WHERE slug = 'c-295'");

  expect(await seed()).toEqual({ created: 0, updated: 0, unchanged: FEW.length - 1, kept: 1 });
  expect(Object.keys(await versions())).toEqual(["airbus-c-295", ...FEW.filter((slug) => slug !== "c-295")].sort());
});

test("a run that was cut off is completed by the next one", async () => {
  const cut = temporaryFolder();
  for (const slug of FEW.slice(0, 3)) cpSync(fileOf(slug), path.join(cut.path, `${slug}.json`));
  await seed(cut.path);
  cut.remove();

  expect(await seed()).toEqual({ created: 2, updated: 0, unchanged: 3, kept: 0 });
  expect(await versions()).toEqual(Object.fromEntries(FEW.map((slug) => [slug, 1])));
});

describe("a broken file is named with its field, and nothing is written", () => {
  test.each<[string, () => void, string[]]>([
    ["no JSON", () => writeFileSync(fileOf("c-295"), "{"), ["c-295.json: not JSON"]],
    ["a missing field", () => change("c-295", { summary: undefined }), ["c-295.json, summary: "]],
    [
      "a date that there is not",
      () => change("c-295", { programmes: [{ ...read("c-295").programmes![0]!, asOf: "2025-02-30" }] }),
      ["c-295.json, programmes.0.asOf: Enter a date"],
    ],
    [
      "a source that is not there",
      () => change("c-295", { sources: [] }),
      ["c-295.json, programmes.0.sources.0: No source"],
    ],
    ["a name that is not its record's", () => change("c-295", { slug: "c-296" }), ['c-295.json, slug: is "c-296"']],
    [
      "a family that is not shipped",
      () => rmSync(fileOf("barak-8-family")),
      ["barak-8-lrsam.json, parent: there is no record", "mrsam-barak-8.json, parent: there is no record"],
    ],
    [
      "a relation to nothing",
      () => change("c-295", { related: [{ kind: "replaces", slug: "zeppelin" }] }),
      ['c-295.json, related.0.slug: there is no record "zeppelin"'],
    ],
    [
      "two files at once",
      () => ["c-295", "k9-vajra-t"].forEach((slug) => change(slug, { domain: "underground" })),
      ["c-295.json, domain: ", "k9-vajra-t.json, domain: "],
    ],
  ])("%s", async (_, spoil, told) => {
    spoil();
    const before = await everyRow(catalogue.pool);
    const error = await seed().then(
      () => null,
      (reason: Error) => reason.message,
    );
    for (const words of told) expect(error).toContain(words);
    expect(error).toContain(few.path);
    expect(await everyRow(catalogue.pool)).toEqual(before);
  });
});

test("the shipped files are valid, and describe at least 209 platforms besides families", async () => {
  const records = await readSeedFiles(SHIPPED);
  expect(records.filter(({ level }) => level !== "family").length).toBeGreaterThanOrEqual(209);
});
