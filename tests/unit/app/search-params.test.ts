import { askedNumber, askedPage } from "@/app/_server/search-params";

test("of what an address says, only a number from 1 up that the database can hold is taken for one", () => {
  expect(["1", "50", "999999999"].map((written) => askedNumber(written))).toEqual([1, 50, 999_999_999]);
  for (const written of ["", "0", "-1", "1.5", "1e9", "0x1", " 1", "01", "Infinity", "NaN", "1000000000", undefined])
    expect([written, askedNumber(written)]).toEqual([written, undefined]);
});

test("of several the first counts", () => {
  expect([askedNumber(["2", "3"]), askedNumber(["x", "3"]), askedNumber([])]).toEqual([2, undefined, undefined]);
});

test("a page that cannot be is the first", () => {
  expect([askedPage({ page: "7" }), askedPage({}), askedPage({ page: "-7" }), askedPage({ page: "1000000" })]).toEqual([
    7, 1, 1, 1,
  ]);
});
