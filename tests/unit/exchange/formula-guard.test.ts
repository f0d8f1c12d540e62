import { guarded, unguarded } from "@/lib/exchange/formula-guard";
import { randomNumbers } from "@/tests/support/random-numbers";

const SIGNS = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "＝",
  "＋",
  "－",
  "＠",
  "'",
  "''",
  " ",
  "a",
  "1",
  '"',
  ",",
  "त",
  "𝕊",
  "",
];

test.each(SIGNS.slice(0, 11))("a cell never begins with %j", (sign) => {
  expect(guarded(`${sign}1`)).toBe(`'${sign}1`);
});

test("a plain text, also one in apostrophes, is left as it is", () => {
  for (const text of ["", "Tejas", "'Vikrant'", "1-2", "a=b", "'", "''"]) expect(guarded(text)).toBe(text);
});

// Lossless exports rest on this: whatever a text is made of, it comes back, and no spreadsheet runs it.
test("any text comes back from its cell as it was, and no cell begins a formula", () => {
  const random = randomNumbers(1);
  for (let at = 0; at < 20_000; at++) {
    const text = Array.from({ length: random.between(0, 6) }, () => random.pick(SIGNS)).join("");
    expect(unguarded(guarded(text))).toBe(text);
    expect(guarded(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  }
});
