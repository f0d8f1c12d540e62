import { inLanguage, splitAddress } from "@/lib/core/language/addresses";

test.each([
  ["/", "/hi"],
  ["/?from=mail", "/hi?from=mail"],
  ["/platforms", "/hi/platforms"],
  ["/platforms?q=c-130j&page=2#results", "/hi/platforms?q=c-130j&page=2#results"],
  ["/platforms/p-8i-poseidon/versions/3", "/hi/platforms/p-8i-poseidon/versions/3"],
  ["/programmes/chart?measure=value", "/hi/programmes/chart?measure=value"],
  ["/programmes/chart.svg?measure=value", "/hi/programmes/chart.svg?measure=value"],
  ["/about/data", "/hi/about/data"],
])("the page %s is %s in Hindi, and back", (english, hindi) => {
  expect(inLanguage("hi", english)).toBe(hindi);
  expect(inLanguage("en", english)).toBe(english);
  expect(splitAddress(hindi, ["en", "hi"])).toEqual({ language: "hi", rest: english });
});

test.each([
  "/platforms.atom?q=x",
  "/platforms/p-8i-poseidon/cite.bib",
  "/programmes/chart.png?measure=value",
  "/programmes/chart.csv",
  "/api/v1/platforms",
  "/admin/platforms",
  "/sign-in",
  "/platformsx",
  "#main",
  "?units=metric",
  "https://example.org/platforms",
])("%s has no other language", (address) => {
  expect(inLanguage("hi", address)).toBe(address);
});

test.each(["/", "/platforms", "/history", "/hix", "/en/platforms", "/fr/platforms", "/EN", "//hi/platforms"])(
  "%s is read as an address in the default language",
  (address) => {
    expect(splitAddress(address, ["en", "hi"])).toEqual({ language: "en", rest: address });
  },
);

// Next looks a page up without regard to capitals: it must not be drawn in another language than its address names.
test.each([
  ["/HI", "/"],
  ["/Hi/platforms?q=C-130J", "/platforms?q=C-130J"],
])("%s is read in Hindi, as %s", (address, rest) => {
  expect(splitAddress(address, ["en", "hi"])).toEqual({ language: "hi", rest });
});
