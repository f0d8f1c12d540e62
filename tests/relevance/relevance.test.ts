import type { Outcome } from "@/scripts/bench/relevance/score";
import { DEPTH, judge, readJudged, scoresByKind, scoresOf } from "@/scripts/bench/relevance/score";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { emptySearch } from "@/lib/core/search/search-state";
import { parseSearchState } from "@/lib/core/search/url-codec";
import type { SeededCatalogue } from "@/tests/support/seeded-catalogue";
import { openSeededCatalogue } from "@/tests/support/seeded-catalogue";

let catalogue: SeededCatalogue;
let outcomes: Outcome[];

beforeAll(async () => {
  catalogue = await openSeededCatalogue();
  outcomes = [];
  for (const judged of readJudged()) {
    const { state } = parseSearchState(new URLSearchParams({ q: judged.q, perPage: String(DEPTH) }));
    const { hits } = await searchPlatforms(catalogue.context, { ...emptySearch(), ...state });
    outcomes.push(
      judge(
        judged,
        hits.map((hit) => hit.slug),
      ),
    );
  }
});
afterAll(() => catalogue.close());

const missed = (list: readonly Outcome[]) =>
  list
    .map(
      ({ judged, rank, hits }) =>
        `${judged.q}: wanted ${judged.want[0]} at 1, found at ${rank}; first is ${hits[0] ?? "nothing"}`,
    )
    .join("\n");

// The floor under the judged queries. A change that lowers a score must say why, here and in docs/how-search-works.md.
test.each([
  ["designation", "success1", 0.98],
  ["name", "success1", 0.98],
  ["ship", "success1", 0.98],
  ["sibling", "success1", 0.97],
  ["typo", "success1", 0.93],
  ["hindi", "success1", 0.95],
  ["maker", "success1", 0.9],
  ["noise", "success1", 0.9],
  ["role", "success1", 0.85],
  ["prefix", "success5", 0.98],
  ["set", "recall20", 0.92],
] as const)("of %s queries, %s is at least %d", (kind, measure, floor) => {
  const scores = scoresByKind(outcomes).get(kind);
  const off = outcomes.filter(({ judged, rank }) => judged.kind === kind && rank > 1);
  expect({
    score: (scores?.[measure] ?? 0) >= floor,
    missed: (scores?.[measure] ?? 0) >= floor ? "" : missed(off),
  }).toEqual({ score: true, missed: "" });
});

test("over all queries the first wanted record stands near the top", () => {
  expect(scoresOf(outcomes).mrr10).toBeGreaterThanOrEqual(0.97);
});

test("no record stands above the wanted one that must not", () => {
  expect(missed(outcomes.filter(({ violates }) => violates))).toBe("");
});
