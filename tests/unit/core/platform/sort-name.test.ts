import { sortName } from "@/lib/core/platform/sort-name";

test("names stand as a reader looks for them: case and accents apart, numbers by size", () => {
  const ordered = ["Agni-I", "AK-203", "Akash", "Écureuil", "Mk 2", "MK-10", "Mk 54", "P-8I", "P-17A", "Zorawar"];
  const byBytes = (a: string, b: string) => (sortName(a) < sortName(b) ? -1 : 1);
  expect([...ordered].reverse().sort(byBytes)).toEqual(ordered);
});

test.each([
  ["F/A-18E", "f a 00000018e"],
  ["  'Dhruv'  ", "dhruv"],
  ["Société 7", "societe 00000007"],
  ["तोप", "तप"],
])("«%s» is sorted as «%s»", (name, key) => {
  expect(sortName(name)).toBe(key);
});
