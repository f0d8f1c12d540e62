import { joinDesignations, looseKey, tokensOf, wholeKeys } from "@/lib/core/designation/designation";

const keyOf = (name: string) => tokensOf(name).join("");

test.each([
  ["p8i", ["P-8I", "p8i", "P 8 I", "p-8 i", "Ｐ－８Ｉ", "P‑8I"]],
  ["su30mki", ["Su-30MKI", "su30 mki", "SU 30 MKI"]],
  ["mi17v5", ["Mi-17V5", "mi 17 v5", "MI17-V5"]],
  ["9k58", ["9K58", "9k 58"]],
  ["agm84", ["AGM-84", "agm 84"]],
  ["p17a", ["P17A", "Project 17A", "P-17 Alpha", "project 17 alfa", "proj 17a"]],
  ["mk1a", ["Mk1A", "Mark 1A", "mk 1a"]],
  ["agni5", ["Agni-V", "agni 5", "AGNI V", "agni ५"]],
  ["htt40", ["HTT-40", "HTT-4O", "htt 4o"]],
  ["s400", ["S-400", "S-4OO"]],
])("%s is typed in many ways", (key, ways) => {
  expect(ways.map(keyOf)).toEqual(ways.map(() => key));
});

test.each([
  ["MiG-29", "MiG-29K"],
  ["Agni-IV", "Agni-V"],
  ["Mk1", "Mk1A"],
  ["P-17", "P-17A"],
  ["C-130J", "C-130H"],
  ["AH-64D", "AH-64E"],
  ["Mark my words", "Mk my words"],
])("%s is not %s", (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

// Looked up by name alone, a table also has what every object has.
test("words of the language that this is written in are words like any other", () => {
  expect(tokensOf("constructor 5, mk constructor")).toEqual(["constructor", "5", "mk", "constructor"]);
  expect(tokensOf("air constructor 17 constructor")).toEqual(["air", "constructor", "17", "constructor"]);
});

// The quick way of plain letters must read as the careful one does, which any other letter in the text calls for.
test.each(["L&T K9 Vajra-T", "INS Vikrant's air wing", "Mark II (Mk-II), 17 alpha; S-4OO", "  a\tb\n", ""])(
  "«%s» is read alike beside letters of another script",
  (text) => {
    expect(tokensOf(`${text} तोप`)).toEqual([...tokensOf(text), "तोप"]);
  },
);

test("neighbouring pieces are joined to one designation, and what stands beside it is not", () => {
  expect(joinDesignations(tokensOf("31 MQ 9B for the navy"))).toEqual(["31", "mq9b", "for", "the", "navy"]);
  expect(joinDesignations(tokensOf("L 70 40mm gun"))).toEqual(["l70", "40mm", "gun"]);
  expect(joinDesignations(tokensOf("HAL Do 228"))).toEqual(["hal", "do228"]);
});

test("a whole name is a key, and so is each designation in it", () => {
  expect(wholeKeys("C-17 Globemaster III")).toEqual(["c17globemaster3", "c17globemasteriii", "c17"]);
});

test("what looks alike is alike where a look-up forgives", () => {
  expect(["p8l", "p8I".toLowerCase(), "p81"].map(looseKey)).toEqual(["p81", "p81", "p81"]);
  expect(looseKey("lio")).toBe("lio");
});
