import { table } from "@/scripts/bench/benchmark-page";
import type { Loaded } from "@/scripts/bench/load-records";
import { measureSearch, type Measured } from "@/scripts/bench/measure-search";
import { measureTyping, type Typing } from "@/scripts/bench/measure-typing";
import { ms, ratio } from "@/scripts/bench/samples";
import { BENCH_STATES } from "@/scripts/bench/search-states";
import { recordsOf, withServedCatalogue, type ServedCatalogue } from "@/scripts/bench/served-catalogue";
import { step } from "@/scripts/support/steps";

export type SearchOptions = {
  /** Invented records beside the shipped ones; 0 measures the shipped ones alone. */
  readonly records: number;
  readonly rounds: number;
  /** Where the data stays for the next run; null throws it away. */
  readonly keepDir: string | null;
  /** The browser that types; where there is none, typing is not measured. */
  readonly browserPath: string;
};

type Result = { readonly loaded: Loaded; readonly measured: Measured; readonly typing: Typing | null };

const TYPING_ROUNDS = 3;

/** Measures our API beside the same queries sent straight to Meilisearch, on the shipped records and on invented ones, each
 *  in a catalogue of its own served by a production build. Gives the tables as Markdown. */
export async function run({ records, rounds, keepDir, browserPath }: SearchOptions): Promise<string> {
  const results: Result[] = [];
  for (const count of records > 0 ? [0, records] : [0])
    results.push(await withServedCatalogue(count, keepDir, (served) => measureCatalogue(served, rounds, browserPath)));
  return report(results, rounds);
}

async function measureCatalogue(
  { services, env, context, loaded }: ServedCatalogue,
  rounds: number,
  browserPath: string,
): Promise<Result> {
  const { measured } = await step("measure", async ({ update }) => {
    const measured = await measureSearch({
      meili: services.meili,
      indexUid: context.index?.uid ?? "",
      site: env.publicUrl,
      rounds,
      onProgress: update,
    });
    return { measured, told: `${BENCH_STATES.length} searches, ${rounds} times each` };
  });
  const { typing } = await step("type", async () => {
    const typing = await measureTyping(env.publicUrl, browserPath, TYPING_ROUNDS);
    return { typing, told: typing ? `${typing.results.length} keys` : `left out: no browser at ${browserPath}` };
  });
  return { loaded, measured, typing };
}

const pairsOf = ({ measured, typing }: Result): Measured["pairs"] => [
  ...measured.pairs,
  ...(typing
    ? [["a key to the painted results, beside a key to its painted letter", typing.letter, typing.results] as const]
    : []),
];

function report(results: readonly Result[], rounds: number): string {
  const heading = ({ loaded }: Result) => recordsOf(loaded);
  return [
    `${BENCH_STATES.length} searches, each asked ${rounds} times after a warm-up, one request at a time over one kept-alive connection to each server, both sides in turn within one run. Milliseconds until the last byte.`,
    ...results.flatMap((result) => [
      `### The API beside the same queries sent straight to Meilisearch: ${heading(result)}`,
      table(
        ["searches", "Meilisearch p50", "p95", "our API p50", "p95", "ratio p50", "ratio p95"],
        [...result.measured.byKind].map(([kind, { direct, api }]) => [
          kind,
          ms(direct, 50),
          ms(direct, 95),
          ms(api, 50),
          ms(api, 95),
          ratio(api, direct, 50),
          ratio(api, direct, 95),
        ]),
      ),
      `### What else there is to wait for: ${heading(result)}`,
      table(
        ["measured, and beside what", "yardstick p50", "p95", "measured p50", "p95", "ratio p50", "ratio p95"],
        pairsOf(result).map(([words, yardstick, measured]) => [
          words,
          ms(yardstick, 50),
          ms(yardstick, 95),
          ms(measured, 50),
          ms(measured, 95),
          ratio(measured, yardstick, 50),
          ratio(measured, yardstick, 95),
        ]),
      ),
    ]),
    "### Loading",
    table(
      ["records", "published in PostgreSQL, a second", "index built from PostgreSQL, a second", "note"],
      results.map((result) => [
        heading(result),
        result.loaded.publishRate?.toLocaleString("en") ?? "–",
        result.loaded.indexRate.toLocaleString("en"),
        result.loaded.isIndexOnly ? "most are in the index alone" : "–",
      ]),
    ),
  ].join("\n\n");
}
