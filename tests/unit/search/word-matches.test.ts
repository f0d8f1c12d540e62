import { emptyTable, putRecord, type FactTable } from "@/lib/search/postgresql/facts/fact-table";
import { wordMatches, type AskWords } from "@/lib/search/postgresql/facts/word-matches";

/** An id as PostgreSQL writes one. */
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const put = (table: FactTable, number: number) =>
  putRecord(table, {
    ...{ id: id(number), slug: `bison-${number}`, sortName: "bison", updated: 0, introduced: null },
    ...{ domain: "land", category: "towed-howitzer", origin: [], manufacturer: [], programmes: [], figures: [] },
  });
const tableOf = (...numbers: readonly number[]) => {
  const table = emptyTable();
  for (const number of numbers) put(table, number);
  return table;
};

/** A database that answers when it is told to, and what it was asked. */
function slowDatabase() {
  const asked: Parameters<AskWords>[0][] = [];
  const waiting: ((ids: string) => void)[] = [];
  const ask: AskWords = (question) => {
    asked.push(question);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { ask, asked, answer: (...numbers: readonly number[]) => waiting.shift()?.(numbers.map(id).join(" ")) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a query is looked for once among all records, whoever asks meanwhile and whatever changes; then of what changed alone", async () => {
  const { ask, asked, answer } = slowDatabase();
  const matches = wordMatches(ask);
  const table = tableOf(1, 2);
  const first = matches(table, "bison");
  put(table, 3);
  const second = matches(table, "bison");
  answer(2, 1);
  await turn();
  answer(3);
  expect([...(await first)]).toEqual([1, 0, 2]);
  expect([...(await second)]).toEqual([1, 0, 2]);
  expect([...(await matches(table, "bison"))]).toEqual([1, 0, 2]);
  expect(asked.map(({ query, among }) => [query, among])).toEqual([
    ["bison", null],
    ["bison", [id(3)]],
  ]);
});

test("a query that failed is looked for again by whoever asks next", async () => {
  let isAway = true;
  const matches = wordMatches(() => (isAway ? Promise.reject(new Error("away")) : Promise.resolve(id(1))));
  const table = tableOf(1);
  await expect(matches(table, "bison")).rejects.toThrow("away");
  isAway = false;
  expect([...(await matches(table, "bison"))]).toEqual([0]);
});

test("what was found for one copy is not taken for another", async () => {
  const { ask, asked, answer } = slowDatabase();
  const matches = wordMatches(ask);
  const [old, anew] = [tableOf(1, 2), tableOf(2)];
  const first = matches(old, "bison");
  const second = matches(anew, "bison");
  answer(1, 2);
  answer(2);
  await Promise.all([first, second]);
  expect([...(await matches(anew, "bison"))]).toEqual([0]);
  expect(asked.length).toBe(2);
});
