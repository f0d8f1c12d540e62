import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { withBenchServices } from "@/scripts/bench/bench-services";
import { machine, writeSection } from "@/scripts/bench/benchmark-page";
import type { SearchOptions } from "@/scripts/bench/search";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { readOptions } from "@/scripts/support/read-options";
import { say, step } from "@/scripts/support/steps";

const HELP = `npm run bench [-- NAME …]: the benchmarks, side by side with their yardsticks, as tables.

  search      our API beside the same queries sent straight to Meilisearch, on the shipped and on invented records
  relevance   our search beside others on judged queries
  scripts     client JavaScript of our pages beside that of an empty page, built by the same Next
  edits       from sending an edit until a search finds its word, beside the same document sent straight to Meilisearch
  rebuild     npm run reindex while people search and edit, beside the same documents sent as files straight to Meilisearch
  outage      Meilisearch away for a while under the same load: searches, saves, and how long until all is carried
  import      files of invented records imported: a record a line, a record in many rows, whole records; beside a plain COPY of the same rows
Without a name: all. They run on services and data of their own, and write their tables to docs/benchmarks.md.
  --records N   invented records for all but relevance (default 100000; 0 leaves that part out)
  --rounds N    times that search asks everything (default 25)
  --away S      seconds that outage stops Meilisearch for (default 120)
  --keep DIR    keep the data of search, edits, rebuild and outage in DIR, where the next run finds it, instead of throwing it away
  --browser P   the Chromium that types into the search box (default /usr/bin/chromium; without one that is left out)
  --dry-run     print the tables only`;

/** What can be measured. Each is loaded when it is asked for, and gives its tables as Markdown. */
const BENCHES: Readonly<Record<string, (options: SearchOptions & { awaySeconds: number }) => Promise<string>>> = {
  search: async (options) => (await import("@/scripts/bench/search")).run(options),
  edits: async ({ records, keepDir }) => (await import("@/scripts/bench/edits")).run(records, keepDir),
  rebuild: async ({ records, keepDir }) => (await import("@/scripts/bench/rebuild")).run(records, keepDir),
  outage: async ({ records, keepDir, awaySeconds }) =>
    (await import("@/scripts/bench/outage")).run(records, keepDir, awaySeconds),
  import: async ({ records }) => (await import("@/scripts/bench/import")).run(records),
  scripts: async () => (await import("@/scripts/bench/scripts")).run(),
  relevance: async () => {
    const { run } = await import("@/scripts/bench/relevance");
    return withBenchServices(null, ({ services }) =>
      step("relevance", async () => ({ text: await run(services, say), told: "scored" })).then(({ text }) => text),
    );
  },
};

export async function main(args: string[]): Promise<void> {
  const flags = {
    records: { type: "string" },
    rounds: { type: "string" },
    away: { type: "string" },
    keep: { type: "string" },
    browser: { type: "string" },
    "dry-run": { type: "boolean" },
  } as const;
  const read = readOptions(args, flags, HELP, { takesMore: true });
  if (!read) return;
  const names = read.positionals.length > 0 ? read.positionals : Object.keys(BENCHES);
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined)
    throw new OperatorError(`There is no benchmark "${unknown}".`, `There are: ${Object.keys(BENCHES).join(", ")}.`);
  const options = {
    awaySeconds: wholeNumber("--away", read.values.away ?? "120", 1),
    records: wholeNumber("--records", read.values.records ?? "100000", 0),
    rounds: wholeNumber("--rounds", read.values.rounds ?? "25", 1),
    keepDir: read.values.keep === undefined ? null : path.resolve(read.values.keep),
    browserPath: read.values.browser ?? "/usr/bin/chromium",
  };
  const isDryRun = read.values["dry-run"] === true;
  const started = performance.now();

  for (const name of names) {
    const tables = await BENCHES[name]?.(options);
    const section = `${machine()}\n\n${tables ?? ""}`;
    console.log(`\n## ${name}\n\n${section}\n`);
    if (!isDryRun) await writeSection(name, section);
  }
  tellEnd(
    `${counted(names.length, "benchmark")} (${names.join(", ")}) ${isDryRun ? "shown" : "written to docs/benchmarks.md"}`,
    started,
    isDryRun ? "npm run bench, to write them down" : "git diff docs/benchmarks.md",
  );
}

function wholeNumber(name: string, raw: string, min: number): number {
  if (/^\d{1,7}$/.test(raw) && Number(raw) >= min) return Number(raw);
  throw new OperatorError(`${name} is "${raw}"; it takes a number from ${min} up.`, "See npm run bench -- --help.");
}
