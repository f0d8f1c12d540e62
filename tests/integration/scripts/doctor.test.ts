import type { EnqueuedTask } from "meilisearch";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import type { Context } from "@/lib/catalogue/context";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { indexChanges } from "@/lib/search/indexing/index-changes";
import { done } from "@/lib/search/meilisearch/tasks";
import { checkIndex, checkIndexSettings } from "@/scripts/support/doctor/check-index";
import { checkQueue } from "@/scripts/support/doctor/check-queue";
import { checkSchema } from "@/scripts/support/doctor/check-schema";
import { repair } from "@/scripts/support/doctor/repair";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { describeWithMeilisearch } from "@/tests/support/describe-with-meilisearch";
import { npmRun, type Ran } from "@/tests/support/npm-run";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { sharedServices } from "@/tests/support/services";

let catalogue: OpenCatalogue;
let context: Context;
beforeAll(async () => {
  // By the name that a catalogue of its own gives it, since the command is run here too.
  catalogue = await openCatalogue({ indexUid: "platforms" });
  context = catalogue.context;
  const records = ["bison", "gaur", "yak", "zebu"].map((slug) => aPlatform({ slug, name: slug, designation: slug }));
  await publish(records);
  await bringIndexInStep(context);
});
afterAll(async () => {
  if (context.index) await carriedOut(context.index.client.deleteIndex("platforms"));
  await catalogue.close();
});

const publish = async (records: ReturnType<typeof aPlatform>[], expectedVersion: number | null = null) =>
  expect(
    await publishPlatforms(context, anActor(), {
      via: "form",
      records: records.map((record) => ({ record, expectedVersion })),
    }),
  ).toMatchObject({ ok: true });
const live = () => context.index!.client.index(context.index!.uid);
/** However long it takes: other test files keep the same server busy. */
const carriedOut = (task: Promise<EnqueuedTask>) => done(context.index!.client, task);
const silent = { update: () => undefined };
const idOf = async (slug: string) =>
  (await catalogue.sql<{ id: string }>("SELECT id FROM platform WHERE slug = $1", [slug]))[0]!.id;
const whatIsWrong = async () =>
  [await checkIndexSettings(context), await checkQueue(context), await checkIndex(context, silent)].flatMap(
    ({ wrong }) => wrong.map(({ what }) => what),
  );

describeWithMeilisearch("the doctor", () => {
  test("finds nothing wrong where nothing is", async () => {
    expect(await whatIsWrong()).toEqual([]);
  });

  // Any field may be altered by hand, also one that no search shows.
  test.each<[string, string, () => Promise<unknown>]>([
    [
      "a document that was removed",
      "1 document missing in the index: bison.",
      async () => carriedOut(live().deleteDocument(await idOf("bison"))),
    ],
    [
      "a document that was altered, with the fields",
      "1 document different in the index: gaur (keys, updated).",
      async () => carriedOut(live().updateDocuments([{ id: await idOf("gaur"), keys: ["other"], updated: 7 }])),
    ],
    [
      "a field that no document has",
      "1 document different in the index: yak (colour).",
      async () => carriedOut(live().updateDocuments([{ id: await idOf("yak"), colour: "red" }])),
    ],
    [
      "documents that were added by hand",
      "2 documents extra in the index: stranger, 01234567-89ab-7def-8123-456789abcdef.",
      async () => carriedOut(live().addDocuments([{ id: "stranger" }, { id: "01234567-89ab-7def-8123-456789abcdef" }])),
    ],
    [
      "a document that was altered where it is kept for the next rebuild",
      "1 document kept for the next rebuild otherwise than the record has it: yak.",
      async () =>
        catalogue.sql("UPDATE kept_document SET document = replace(document, 'yak', 'Yak') WHERE platform_id = $1", [
          await idOf("yak"),
        ]),
    ],
    [
      "a setting that was changed",
      "The index has other settings than the code in typoTolerance.",
      () => carriedOut(live().updateSettings({ typoTolerance: { disableOnNumbers: false } })),
    ],
    [
      "synonyms that were changed",
      "The index has other settings than the code in synonyms.",
      () => carriedOut(live().updateSynonyms({ bull: ["cow"] })),
    ],
    [
      "a note that is stuck, with its error",
      "The change of zebu was refused 9 times: it is too large.",
      async () =>
        catalogue.sql(
          "INSERT INTO outbox_note (platform_id, attempts, last_error, available_at) VALUES ($1, 9, 'it is too large', now() + interval '5 minutes')",
          [await idOf("zebu")],
        ),
    ],
  ])("finds %s, and mends it", async (_, what, spoil) => {
    await spoil();
    expect(await whatIsWrong()).toContain(what);
    await repair(context, silent);
    expect(await whatIsWrong()).toEqual([]);
  });

  test("calls a change that waits no fault", async () => {
    await publish([aPlatform({ slug: "yak", name: "Yak", designation: "yak", summary: "Changed." })], 1);
    const { told, wrong } = await checkIndex(context, silent);
    expect([told, wrong]).toEqual(["equal to the database, record by record, 1 change on the way", []]);
    await indexChanges(context);
  });

  test("finds what was changed in the tables by hand", async () => {
    await catalogue.sql("ALTER TABLE missed_search ADD COLUMN colour text; DROP INDEX spec_key_low_idx");
    expect((await checkSchema(catalogue.ownerUrl)).wrong.map(({ what }) => what)).toEqual([
      "The database is not as its migrations make it: column missed_search.colour is in no migration, index spec_key_low_idx is missing.",
    ]);
    await catalogue.sql(
      "ALTER TABLE missed_search DROP COLUMN colour; CREATE INDEX spec_key_low_idx ON spec USING btree (key, low)",
    );
    expect((await checkSchema(catalogue.ownerUrl)).wrong).toEqual([]);
  });

  test("run as a command says a line a check, names what is wrong with its cure, and exits 1; with --repair it exits 0", async () => {
    await carriedOut(live().updateDocuments([{ id: await idOf("bison"), slug: "auroch" }]));
    const ill = await npmRunDoctor();
    expect(ill.code).toBe(1);
    expect(ill.stdout).toMatch(
      /environment +ok .*\n.*disk +ok .*\n.*postgresql +ok .*\n.*meilisearch +ok .*\n.*schema +ok/,
    );
    expect(ill.stdout).toMatch(/index +ok .*\n.*queue +ok .*\n[^]*documents +WRONG  1 different/);
    expect(ill.stderr).toContain("1 document different in the index: bison (slug).\n  Run: npm run doctor -- --repair");

    const mended = await npmRunDoctor("--repair");
    expect([mended.code, mended.stderr]).toEqual([0, ""]);
    expect(mended.stdout).toMatch(/repair +1 document mended/);
    expect(mended.stdout).toContain("All is well");
  });
});

function npmRunDoctor(...args: string[]): Promise<Ran> {
  const { meili } = sharedServices();
  return npmRun(["doctor", ...args], {
    DATABASE_URL: catalogue.databaseUrl,
    MEILI_URL: meili!.url,
    MEILI_KEY: meili!.key,
  });
}
