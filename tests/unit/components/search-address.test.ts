import { listHref, rebase, spokenFields, tidyWords, togglesOf, withWords } from "@/components/search/search-address";
import { FACETS, FACET_KEYS } from "@/lib/core/search/facets";
import { withToggled } from "@/lib/core/search/search-state";
import { searchHref, serializeSearchState } from "@/lib/core/search/url-codec";
import { anySearch } from "@/tests/support/any-search";
import { randomNumbers } from "@/tests/support/random-numbers";

test("a link that adds or removes a value leads where the server's own address of that search does", () => {
  const random = randomNumbers(3);
  for (let round = 0; round < 300; round++) {
    const state = anySearch(random);
    for (const { key } of FACETS) {
      const { toggled } = togglesOf(key, serializeSearchState(state), FACET_KEYS);
      for (const value of [...state.facets[key], "none", "Zoë & Co"])
        expect(listHref(toggled(value))).toBe(searchHref(withToggled(state, key, value)));
    }
  }
});

test.each([
  ["q=old&domain=air&page=3", "new  words", "q=new+words&domain=air"],
  ["domain=air", "new", "q=new&domain=air"],
  ["domain=air", "\u202Enew\u202C", "q=new&domain=air"],
  ["q=old", "", ""],
])("«%s» with the words «%s» is «%s»", (search, words, expected) => {
  expect(withWords(search, tidyWords(words))).toBe(expected);
});

// A link is drawn for the search that the page shows. When the reader is ahead of the page, both changes must hold.
test.each([
  // link, page, asked for meanwhile, result
  ["operator=IN", "", null, "operator=IN"],
  ["operator=IN", "", "q=p8", "q=p8&operator=IN"],
  ["q=p&operator=IN", "q=p", "q=p8i", "q=p8i&operator=IN"],
  ["operator=IN", "operator=IN&operator=US", "operator=IN&operator=US&domain=air", "domain=air&operator=IN"],
  ["operator=IN&operator=US", "operator=IN", "operator=IN&operator=FR", "operator=IN&operator=FR&operator=US"],
  ["", "operator=IN&domain=sea", "q=x&operator=IN&domain=sea", "q=x"],
  ["q=a&view=table", "q=a", "q=ab", "q=ab&view=table"],
  ["q=a&page=2", "q=a", "q=ab", "q=ab"],
  ["q=navy&operator=IN", "q=india+navy", "q=india+navy+ship", "q=navy&operator=IN"],
])("a link to «%s» on the page of «%s», with «%s» asked for, leads to «%s»", (target, shown, wanted, expected) => {
  const sorted = (text: string) => [...new URLSearchParams(text)].map(String).sort();
  expect(sorted(rebase(target, shown, wanted))).toEqual(sorted(expected));
});

test("a form says neither empty fields nor defaults", () => {
  const fields: [string, string][] = [
    ["q", " p  8 "],
    ["introducedTo", ""],
    ["sort", "name"],
    ["perPage", "48"],
  ];
  expect(spokenFields(fields, "sort=name&perPage=24")).toBe("q=p+8&perPage=48");
});
