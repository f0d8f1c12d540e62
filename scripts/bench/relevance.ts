import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Meilisearch, Settings } from "meilisearch";
import pg from "pg";

import { readSeedFiles } from "@/lib/catalogue/commands/seed-shipped-records";
import { synonymSetsSchema } from "@/lib/core/search/synonym-sets";
import { emptySearch } from "@/lib/core/search/search-state";
import type { SearchDocument } from "@/lib/search/document";
import { isListed, toDocument } from "@/lib/search/document";
import type { SearchEngine } from "@/lib/search/engine";
import { done } from "@/lib/search/meilisearch/tasks";
import { openMeilisearch } from "@/lib/search/meilisearch/client";
import { meilisearchEngine } from "@/lib/search/meilisearch/meilisearch-engine";
import { SETTINGS, settingsWith } from "@/lib/search/meilisearch/settings";
import type { Outcome, Scores } from "@/scripts/bench/relevance/score";
import { DEPTH, judge, readJudged, scoresByKind, scoresOf } from "@/scripts/bench/relevance/score";
import type { Yardstick } from "@/scripts/bench/relevance/yardsticks";
import { meilisearchByDefault, miniSearch, postgresqlFullText } from "@/scripts/bench/relevance/yardsticks";

type Services = { readonly databaseUrl: string; readonly meili: { readonly url: string; readonly key: string } };

/** Scores our search on the judged queries beside three yardsticks on the same records, and ours with one part taken away at a
 *  time, so that each part shows what it earns. Gives the tables as Markdown. Leaves nothing behind. */
export async function run(
  { databaseUrl, meili }: Services,
  say: (line: string) => void = () => undefined,
): Promise<string> {
  const records = await readSeedFiles(path.join(process.cwd(), "prisma/seed/platforms"));
  const updatedAt = new Date(0);
  const stored = records.map((content) => ({ id: content.slug, version: 1, publishedVersion: 1, updatedAt, content }));
  const names = new Map(records.map((record) => [record.slug, record.name]));
  const listed = stored.filter(isListed);
  const documents = listed.map((one) => toDocument(one, names.get(one.content.parent ?? "") ?? null));
  const platforms = listed.map((one) => one.content);
  const judged = readJudged();
  const settings = settingsWith(
    synonymSetsSchema.parse(JSON.parse(await readFile(path.join(process.cwd(), "prisma/seed/synonyms.json"), "utf8"))),
  );
  const client = openMeilisearch(meili, 30_000);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();

  try {
    say("our search");
    const ours = await withIndex(client, documents, settings, (engine) => outcomesOf(judged, slugsBy(engine)));
    const yardsticks: [string, Outcome[]][] = [];
    for (const make of [
      () => meilisearchByDefault(client, "bench_default", platforms),
      () => postgresqlFullText(database, platforms),
      () => miniSearch(platforms),
    ]) {
      const yardstick: Yardstick = await make();
      say(yardstick.name);
      yardsticks.push([yardstick.name, await outcomesOf(judged, yardstick.search)]);
      await yardstick.close();
    }
    const without: [string, Outcome[]][] = [];
    for (const [name, part] of PARTS) {
      say(`ours without ${name}`);
      const { change: changed = {}, document = (one: SearchDocument) => one } = part;
      without.push([
        `without ${name}`,
        await withIndex(client, documents.map(document), { ...settings, ...changed }, (engine) =>
          outcomesOf(judged, slugsBy(engine)),
        ),
      ]);
    }
    return [
      `${judged.length} judged queries on ${platforms.length} records.`,
      table(
        ["search", ...MEASURES.map(([heading]) => heading)],
        [["ours", ours] as [string, Outcome[]], ...yardsticks].map(([name, outcomes]) => [
          name,
          ...measured(scoresOf(outcomes)),
        ]),
      ),
      "By kind of query, ours:",
      table(
        ["kind", "queries", ...MEASURES.map(([heading]) => heading)],
        [...scoresByKind(ours)].map(([kind, scores]) => [kind, String(scores.queries), ...measured(scores)]),
      ),
      "What each part earns: the same search with one part taken away.",
      table(
        ["search", ...MEASURES.map(([heading]) => heading)],
        [["ours", ours] as [string, Outcome[]], ...without].map(([name, outcomes]) => [
          name,
          ...measured(scoresOf(outcomes)),
        ]),
      ),
    ].join("\n\n");
  } finally {
    await database.end();
  }
}

type Part = { readonly change?: Partial<Settings>; readonly document?: (document: SearchDocument) => SearchDocument };

const PARTS: readonly (readonly [name: string, Part])[] = [
  ["keys of whole names (and so without putting them first)", { document: (one) => ({ ...one, keys: [] }) }],
  ["keys of parts of names", { document: (one) => ({ ...one, partKeys: [] }) }],
  ["names in one spelling", { document: (one) => ({ ...one, titles: [] }) }],
  ["name words with typo tolerance", { document: (one) => ({ ...one, nameWords: [] }) }],
  ["category and roles", { document: (one) => ({ ...one, kinds: [] }) }],
  ["makers, operators and origins", { document: (one) => ({ ...one, parties: [] }) }],
  ["the summary", { document: (one) => ({ ...one, summaryWords: "" }) }],
  ["loose keys", { document: (one) => ({ ...one, looseKeys: [] }) }],
  ["sounds", { document: (one) => ({ ...one, sounds: [] }) }],
  ["synonyms", { change: { synonyms: {} } }],
  [
    "typo tolerance kept off designations",
    { change: { typoTolerance: { ...SETTINGS.typoTolerance, disableOnAttributes: [], disableOnNumbers: false } } },
  ],
  [
    "our order of ranking rules",
    { change: { rankingRules: ["words", "typo", "proximity", "attribute", "sort", "exactness"] } },
  ],
];

const MEASURES: readonly (readonly [string, (scores: Scores) => string])[] = [
  ["success@1", (scores) => scores.success1.toFixed(3)],
  ["success@3", (scores) => scores.success3.toFixed(3)],
  ["success@5", (scores) => scores.success5.toFixed(3)],
  ["MRR@10", (scores) => scores.mrr10.toFixed(3)],
  ["recall@20", (scores) => scores.recall20.toFixed(3)],
  ["`not` violations", (scores) => String(scores.violations)],
];
const measured = (scores: Scores) => MEASURES.map(([, read]) => read(scores));

async function withIndex<T>(
  client: Meilisearch,
  documents: readonly SearchDocument[],
  settings: Settings,
  work: (engine: SearchEngine) => Promise<T>,
): Promise<T> {
  const uid = "bench_relevance";
  await done(client, client.createIndex(uid, { primaryKey: "id" }));
  try {
    await done(client, client.index(uid).updateSettings(settings));
    await done(client, client.index(uid).addDocuments([...documents]));
    return await work(meilisearchEngine(client, uid));
  } finally {
    await done(client, client.deleteIndex(uid));
  }
}

const slugsBy = (engine: SearchEngine) => async (query: string) =>
  (await engine.search({ ...emptySearch(), query, sort: "relevance", perPage: DEPTH })).hits.map((hit) => hit.slug);

async function outcomesOf(
  judged: readonly Parameters<typeof judge>[0][],
  search: (query: string) => Promise<readonly string[]>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  // A query that fails counts as one that finds nothing.
  for (const one of judged) outcomes.push(judge(one, await search(one.q).catch(() => [])));
  return outcomes;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
