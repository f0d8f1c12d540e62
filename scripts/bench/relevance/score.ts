import { readFileSync } from "node:fs";
import path from "node:path";

/** One judged query: see tests/fixtures/relevance/README.md. */
export type Judged = {
  readonly q: string;
  readonly want: readonly string[];
  readonly not?: readonly string[];
  readonly kind: string;
};

/** How many hits are looked at. */
export const DEPTH = 20;

export function readJudged(file = path.join(process.cwd(), "tests/fixtures/relevance/judged.jsonl")): Judged[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Judged);
}

/** What one query's first hits are worth. */
export type Outcome = {
  readonly judged: Judged;
  readonly hits: readonly string[];
  readonly rank: number;
  readonly recall: number;
  readonly violates: boolean;
};

/** Scores the first {@link DEPTH} hits, best first. `rank` is that of the first wanted one, from 1; infinite when none is there. */
export function judge(judged: Judged, hits: readonly string[]): Outcome {
  const seen = hits.slice(0, DEPTH);
  const at = seen.findIndex((slug) => judged.want.includes(slug));
  const rank = at < 0 ? Infinity : at + 1;
  const violates = (judged.not ?? []).some((slug) => seen.includes(slug) && seen.indexOf(slug) + 1 < rank);
  return {
    judged,
    hits: seen,
    rank,
    recall: judged.want.filter((slug) => seen.includes(slug)).length / judged.want.length,
    violates,
  };
}

export type Scores = {
  readonly queries: number;
  readonly success1: number;
  readonly success3: number;
  readonly success5: number;
  readonly mrr10: number;
  readonly recall20: number;
  readonly violations: number;
};

/** Means over queries, not over kinds. */
export function scoresOf(outcomes: readonly Outcome[]): Scores {
  const share = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length / outcomes.length;
  const mean = (read: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + read(outcome), 0) / outcomes.length;
  return {
    queries: outcomes.length,
    success1: share(({ rank }) => rank <= 1),
    success3: share(({ rank }) => rank <= 3),
    success5: share(({ rank }) => rank <= 5),
    mrr10: mean(({ rank }) => (rank <= 10 ? 1 / rank : 0)),
    recall20: mean(({ recall }) => recall),
    violations: outcomes.filter(({ violates }) => violates).length,
  };
}

/** Scores by kind of query, in the order in which kinds first appear. */
export function scoresByKind(outcomes: readonly Outcome[]): Map<string, Scores> {
  const kinds = [...new Set(outcomes.map(({ judged }) => judged.kind))];
  return new Map(kinds.map((kind) => [kind, scoresOf(outcomes.filter(({ judged }) => judged.kind === kind))]));
}
