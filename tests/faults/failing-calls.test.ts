import { writeFileSync } from "node:fs";
import path from "node:path";
import { bulkEditPlatforms } from "@/lib/catalogue/commands/bulk-edit-platforms";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import type { Context } from "@/lib/catalogue/context";
import type { Platform } from "@/lib/core/platform/platform";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { indexChanges } from "@/lib/search/indexing/index-changes";
import { rebuildIndex } from "@/lib/search/indexing/rebuild-index";
import { done } from "@/lib/search/meilisearch/tasks";
import { readPublished } from "@/lib/store/published-platforms";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { describeWithMeilisearch } from "@/tests/support/describe-with-meilisearch";
import { eventually } from "@/tests/support/eventually";
import { faultyMeilisearch, faultyPostgres, type Fault, type FaultyService } from "@/tests/support/faulty-services";
import { FAULT_POINTS, SEED } from "@/tests/support/long-forms";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { randomNumbers } from "@/tests/support/random-numbers";
import { sharedServices } from "@/tests/support/services";
import { temporaryFolder } from "@/tests/support/temporary-folder";
import { expectEqualOnceQuiet, expectWholeRecords, wrongInIndex } from "@/tests/support/whole-catalogue";

const random = randomNumbers(SEED);
const SLUGS = ["bison", "gaur", "yak", "zebu"];

const folder = temporaryFolder();
let catalogue: OpenCatalogue;
let postgres: FaultyService;
let meilisearch: FaultyService;
/** Reaches its services through doors that fail. */
let context: Context;
/** Reaches them directly. */
let direct: Context;

beforeAll(async () => {
  catalogue = await openCatalogue();
  direct = catalogue.context;
  const { meili } = sharedServices();
  if (!meili) return;
  [postgres, meilisearch] = [await faultyPostgres(catalogue.databaseUrl), await faultyMeilisearch(meili.url)];
  context = await catalogue.reopened({
    databaseUrl: postgres.url,
    meili: { url: meilisearch.url, key: meili.key },
  });
  await publish(direct, "first");
  await bringIndexInStep(direct);
});
afterAll(async () => {
  await catalogue.close();
  await postgres?.close();
  await meilisearch?.close();
  folder.remove();
});

type Answer = { ok: boolean };
const versionOf = async (slug: string) =>
  (await direct.store.read.platform.findUnique({ where: { slug } }))?.publishedVersion ?? null;
const records = (word: string) =>
  SLUGS.map((slug) => aPlatform({ slug, name: slug, designation: slug, summary: `${word}.`, roles: [word] }));

async function publish(on: Context, word: string): Promise<Answer> {
  const changed = [];
  for (const record of records(word)) changed.push({ record, expectedVersion: await versionOf(record.slug) });
  return publishPlatforms(on, anActor(), { via: "api", records: changed });
}

async function importFile(on: Context, word: string): Promise<Answer> {
  const file = { path: path.join(folder.path, "records.ndjson"), name: "records.ndjson" };
  writeFileSync(
    file.path,
    records(word)
      .map((record) => JSON.stringify(record))
      .join("\n"),
  );
  return importPlatforms(on, anActor(), { file });
}

const bulkEdit = (on: Context, word: string): Promise<Answer> =>
  bulkEditPlatforms(on, anActor(), { of: { slugs: SLUGS }, edit: { set: "add-role", to: word } });

const ok = { ok: true };
const WRITES: Record<string, (on: Context, word: string) => Promise<Answer>> = {
  publish,
  "bulk edit": bulkEdit,
  import: importFile,
};
const INDEXING: Record<string, (on: Context, word: string) => Promise<Answer>> = {
  carrying: async (on, word) => {
    await publish(direct, word);
    await indexChanges(on, { wait: true });
    return ok;
  },
  rebuild: async (on, word) => {
    await publish(direct, word);
    await rebuildIndex(on);
    return ok;
  },
  "bringing in step": async (on, word) => {
    await publish(direct, word);
    const { client, uid } = direct.index!;
    await done(client, client.index(uid).deleteAllDocuments());
    await bringIndexInStep(on);
    return ok;
  },
};

let words = 0;
/** Does it once with this fault, and then sees that nothing was lost or left half done. Gives whether the fault was met. */
async function survive(
  operation: (on: Context, word: string) => Promise<Answer>,
  isWrite: boolean,
  service: FaultyService,
  at: number,
  fault: Fault,
  lasts: "once" | "from then on",
): Promise<boolean> {
  const word = `w${++words}`;
  service.failAt(at, fault, lasts);
  const answer = await operation(context, word).catch((error: unknown) => ({ ok: false, error }));
  const isMet = service.calls() >= at;
  service.heal();
  await nobodyWrites();

  const has = (content: Platform) => content.roles.includes(word);
  const written = (await readPublished(direct.store.read, {})).filter(({ content }) => has(content)).length;
  if (answer.ok || !isWrite) expect(written).toBe(SLUGS.length);
  else expect([0, SLUGS.length]).toContain(written);
  await expectWholeRecords(catalogue.pool);
  // A note waits for all that differs: the revisions and the outbox agree.
  if (isWrite) expect(await wrongInIndex(direct)).toEqual([]);
  await expectEqualOnceQuiet(direct, catalogue.pool);
  return isMet;
}

/** A transaction whose client is gone ends a moment later. */
const nobodyWrites = () =>
  eventually("transactions of cut connections are gone", async () => {
    const [row] = await catalogue.sql<{ open: number }>(
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()",
    );
    return row?.open === 0;
  });

const cases = [
  ...Object.entries(WRITES).map(([name, run]) => ({
    name,
    run,
    isWrite: true,
    service: () => postgres,
    of: "PostgreSQL",
  })),
  ...Object.entries(INDEXING).flatMap(([name, run]) => [
    { name, run, isWrite: false, service: () => postgres, of: "PostgreSQL" },
    { name, run, isWrite: false, service: () => meilisearch, of: "Meilisearch" },
  ]),
].flatMap((one) => (["once", "from then on"] as const).map((lasts) => ({ ...one, lasts })));

describeWithMeilisearch(`calls that fail (SEED=${SEED})`, () => {
  test.each(cases)(
    "$name outlives a call to $of that fails, $lasts, at any point",
    async ({ run, isWrite, service, of, lasts }) => {
      // A run that meets no fault says how many calls there are.
      service().heal();
      await run(context, `w${++words}`);
      const calls = service().calls();
      expect(calls).toBeGreaterThan(0);
      await expectEqualOnceQuiet(direct, catalogue.pool);

      const points = Array.from({ length: calls }, (_, at) => at + 1);
      const faults: Fault[] =
        of === "PostgreSQL" ? ["unheard", "unanswered"] : ["unheard", "unanswered", "refused", "forbidden"];
      const chosen = FAULT_POINTS >= calls ? points : random.some(points, FAULT_POINTS);
      for (const at of chosen)
        for (const fault of FAULT_POINTS >= calls ? faults : [random.pick(faults)]) {
          // How a text is cut into pieces, and how often a task is asked after, varies: for a point that was not met, an earlier one is.
          let point = at;
          while (!(await survive(run, isWrite, service(), point, fault, lasts))) {
            expect(point).toBeGreaterThan(1);
            point = Math.ceil(point / 2);
          }
        }
    },
    Math.max(600_000, FAULT_POINTS * 60_000),
  );
});
