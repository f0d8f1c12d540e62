import { formatParts, formatText, placeholdersOf } from "@/lib/core/language/format-message";

const PLURAL = "{count, plural, =0 {none} one {# platform} other {# platforms}}";

test.each([
  ["plain", {}, "plain"],
  ["{name} and {name}", { name: "P-8I" }, "P-8I and P-8I"],
  ["{count, number} of {all, number}", { count: 12, all: 1234567 }, "12 of 12,34,567"],
  [PLURAL, { count: 0 }, "none"],
  [PLURAL, { count: 1 }, "1 platform"],
  [PLURAL, { count: 100000 }, "1,00,000 platforms"],
  ["{kind, select, a {A{own, select, yes {!} other {?}}} other {{name}}}", { kind: "a", own: "yes", name: "" }, "A!"],
  ["{kind, select, a {A} other {of {name}}}", { kind: "b", name: "B" }, "of B"],
  ["under <five> # and a < b", {}, null],
  ["a < b, # <one>x</one>", {}, "a < b, # x"],
])("%s with %j is %s", (message, values, text) => {
  const format = () => formatText(message, values, "hi-IN-u-nu-latn");
  if (text === null) expect(format).toThrow("malformed");
  else expect(format()).toBe(text);
});

test.each(["{name", "{count, plural, one {x}}", "<a>x</b>", "x}", "{a, date}"])("%s is refused", (message) => {
  expect(() => formatText(message, { name: "", count: 1, a: 1 })).toThrow("malformed");
});

test("a value that is asked for and not given is a mistake that is told", () => {
  expect(() => formatText("{name}", {})).toThrow('"name"');
});

test("what stands between tags comes as pieces, and what is asked for can be told", () => {
  const message = "See <list>all {count, number}</list> or <start>go back</start>.";
  expect(formatParts(message, { count: 3 }, "en-GB")).toEqual([
    "See ",
    { tag: "list", parts: ["all 3"] },
    " or ",
    { tag: "start", parts: ["go back"] },
    ".",
  ]);
  expect(placeholdersOf(message)).toEqual(["<list>", "<start>", "count"]);
});
