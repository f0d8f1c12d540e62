import { FACETS } from "@/lib/core/search/facets";
import { parseSearchState, searchHref, serializeSearchState } from "@/lib/core/search/url-codec";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { anySearch } from "@/tests/support/any-search";
import { randomNumbers } from "@/tests/support/random-numbers";

const parse = (url: string) => parseSearchState(new URLSearchParams(url));
const tidied = (url: string) => serializeSearchState(parse(url).state);

test.each<[string, string, string[]]>([
  // Nothing asked, or nothing that we know.
  ["", "", []],
  ["?q=&operator=&page=&introducedFrom=+", "", []],
  ["?utm_source=x&fbclid=y", "", []],
  // Defaults are left out, and what is not one stays.
  ["?sort=name&page=1&perPage=24&view=list", "", []],
  ["?q=rafale&sort=relevance", "q=rafale", []],
  ["?q=rafale&sort=name", "q=rafale&sort=name", []],
  ["?sort=relevance", "", []],
  ["?view=table&sort=-updated", "sort=-updated&view=table", []],
  // One order of keys and values, each value once.
  ["?page=2&category=frigate&q=navy&category=destroyer", "q=navy&category=destroyer&category=frigate&page=2", []],
  ["?category=frigate&category=frigate&utm_source=x", "category=frigate", []],
  ["?status=In_Service&status=On%20Order", "status=on-order", ["status"]],
  ["?operator=in&operator=IN&origin=NONE", "operator=IN&origin=none", []],
  // Names are free, but tidy.
  ["?service=++Indian+++Navy+", "service=Indian+Navy", []],
  ["?manufacturer=L%26T&manufacturer=Bar%7CWorks+50%25", "manufacturer=Bar%7CWorks+50%25&manufacturer=L%26T", []],
  ["?manufacturer=a%00b", "", ["manufacturer"]],
  ["?service=Socie%CC%81te%CC%81", "service=Soci%C3%A9t%C3%A9", []],
  // Bad values are dropped and noted, each by itself.
  ["?page=-2&sort=price", "", ["sort", "page"]],
  ["?domain=underground&domain=sea", "domain=sea", ["domain"]],
  ["?operator=SU&operator=UK", "", ["operator", "operator"]],
  ["?view=cards&perPage=all", "", ["perPage", "view"]],
  // Words.
  ["?q=%E2%80%AEp-8i%E2%81%A9+%E2%80%8Esu-30", "q=p-8i+su-30", []],
  ["?q=+p-8i%0A%09poseidon++", "q=p-8i+poseidon", []],
  ["?q=%00%1F", "", []],
  ["?q=%F0%9F%9A%81%20%E0%A4%A4%E0%A5%8B%E0%A4%AA", "q=%F0%9F%9A%81+%E0%A4%A4%E0%A5%8B%E0%A4%AA", []],
  ["?q=first&q=second", "q=first", []],
  // Bounds, from both sides.
  ["?page=0", "", ["page"]],
  ["?page=10000", "page=10000", []],
  ["?page=10001", "", ["page"]],
  ["?page=2.5&perPage=1e1", "", ["page", "perPage"]],
  ["?perPage=0", "", ["perPage"]],
  ["?perPage=1", "perPage=1", []],
  ["?perPage=100", "perPage=100", []],
  ["?perPage=101", "", ["perPage"]],
  ["?introducedFrom=1850&introducedTo=2100", "introducedFrom=1850&introducedTo=2100", []],
  ["?introducedFrom=1849&introducedTo=2101", "", ["introducedFrom", "introducedTo"]],
  ["?introducedFrom=2000&introducedTo=2000", "introducedFrom=2000&introducedTo=2000", []],
  ["?introducedFrom=2001&introducedTo=2000", "", ["introducedTo"]],
  ["?introducedFrom=MMX", "", ["introducedFrom"]],
  ["?calibreTo=155.0&calibreFrom=7.62&rangeFrom=0", "rangeFrom=0&calibreFrom=7.62&calibreTo=155", []],
  [
    "?weightFrom=-1&rangeTo=1e3&displacementFrom=5.1234&calibreTo=12,7",
    "",
    ["rangeTo", "weightFrom", "displacementFrom", "calibreTo"],
  ],
  ["?weightFrom=1000000001&rangeFrom=300.5&rangeTo=300", "", ["rangeTo", "weightFrom"]],
])("%s becomes «%s» and notes %j", (messy, tidy, noted) => {
  const { state, notices } = parse(messy);
  expect(serializeSearchState(state)).toBe(tidy);
  expect(notices.map((notice) => notice.param).sort()).toEqual([...noted].sort());
  expect(tidied(tidy)).toBe(tidy);
});

test("a notice repeats what was read, shortened, and says what is taken instead", () => {
  const { notices } = parse(`page=0&operator=${"x".repeat(500)}`);
  expect(notices).toEqual([
    { param: "operator", raw: "x".repeat(100), message: expect.stringContaining("Operator has no value") },
    { param: "page", raw: "0", message: "page takes a number from 1 to 10000" },
  ]);
});

test.each([
  ["200 characters", "a".repeat(200), "a".repeat(200), 0],
  ["201 characters", "a".repeat(201), "a".repeat(200), 1],
  ["a space at the cut", `${"a".repeat(199)} b`, "a".repeat(199), 1],
  // Half a character is none: it could be neither sent on nor written into an address.
  ["a character of two units at the cut", `${"a".repeat(199)}🚁`, "a".repeat(199), 1],
])("a query of %s is used as far as it may go", (_, typed, used, noticed) => {
  const { state, notices } = parseSearchState(new URLSearchParams({ q: typed }));
  expect(state.query).toBe(used);
  expect(notices).toHaveLength(noticed);
});

test("50 values are taken over all facets together, and those beyond are named", () => {
  const services = Array.from({ length: 40 }, (_, at) => `service=Service ${at}`);
  const makers = Array.from({ length: 13 }, (_, at) => `manufacturer=Maker ${at}`);
  const { state, notices } = parse([...services, ...makers].join("&"));
  expect([state.facets.service.length, state.facets.manufacturer.length]).toEqual([40, 10]);
  expect(notices.map(({ raw }) => raw)).toEqual(["Maker 10", "Maker 11", "Maker 12"]);
});

test("every code of every list is a value of its facet, and so is «not stated»", () => {
  const lists = { stage: STAGES, status: STATUSES, domain: DOMAINS, category: CATEGORIES, route: ROUTES };
  for (const facet of FACETS) {
    const list = facet.key in lists ? lists[facet.key as keyof typeof lists].codes : [];
    for (const code of [...list, "none"]) expect(facet.parse(code)).toBe(code);
  }
});

test("a search survives its address, whatever it asks", () => {
  const random = randomNumbers(1);
  for (let round = 0; round < 500; round++) {
    const state = anySearch(random);
    expect(parse(serializeSearchState(state))).toEqual({ state, notices: [] });
    expect(searchHref(state).replace(/^\/platforms\??/, "")).toBe(serializeSearchState(state));
  }
});

test("no address is too odd to be read, and what is read is stable", () => {
  const random = randomNumbers(2);
  const bits = [
    "%",
    "%00",
    "%ED%A0%80",
    "%C3",
    "&&",
    "==",
    "q",
    "=",
    "page",
    "99999999999999999999",
    "introducedFrom",
    "-0",
    "status",
    "manufacturer",
    "constructor",
    "__proto__",
    "\u{1F681}",
    "\uD83D",
    " ",
    "'",
    `"`,
  ];
  for (let round = 0; round < 2000; round++) {
    const url = Array.from({ length: random.between(1, 12) }, () => random.pick(bits)).join("");
    const once = tidied(url);
    expect(tidied(once)).toBe(once);
  }
});
