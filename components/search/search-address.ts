/* Addresses of the list as a browser changes them. Plain text work on parameters, so that the catalogue's code lists, which the
   server needs to read an address, are not sent to every reader. */

/** Parameters that stand once, bounds of ranges among them; every other one is a facet, of which values are added and removed. */
const SINGLE = new Set(["q", "sort", "page", "perPage", "view"]);
const standsOnce = (name: string) => SINGLE.has(name) || /(From|To)$/.test(name);

/** The words of a search as the server will read them. */
export const tidyWords = (raw: string): string =>
  raw
    .normalize("NFC")
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

/** The words that a search has. */
export const wordsIn = (search: string): string => new URLSearchParams(search).get("q") ?? "";

/** The search with other words, on page 1. */
export function withWords(search: string, words: string): string {
  const rest = new URLSearchParams(search);
  rest.delete("q");
  rest.delete("page");
  return new URLSearchParams([...(words ? [["q", words]] : []), ...rest]).toString();
}

/** A facet's values in a search: which are chosen, and the search with one more of them or without it. */
export type Toggles = {
  readonly chosen: ReadonlySet<string>;
  /** On page 1, in the one order that the server writes an address in. */
  readonly toggled: (value: string) => string;
};

/** @param order the names of all facets, in the order of an address */
export function togglesOf(facet: string, search: string, order: readonly string[]): Toggles {
  const params = new URLSearchParams(search);
  const chosen = new Set(params.getAll(facet));
  const earlier = new Set(["q", ...order.slice(0, order.indexOf(facet))]);
  const others = [...params].filter(([name]) => name !== facet && name !== "page");
  const before = others.filter(([name]) => earlier.has(name));
  const after = others.slice(before.length);
  return {
    chosen,
    toggled: (value) => {
      const next = chosen.has(value) ? [...chosen].filter((other) => other !== value) : [...chosen, value].sort();
      const own = next.map((one): [string, string] => [facet, one]);
      return new URLSearchParams([...before, ...own, ...after]).toString();
    },
  };
}

/** The address of the list for a search, and of the page of all values of a facet in it; `find` keeps those with certain words. */
export const listHref = (search: string): string => (search ? `/platforms?${search}` : "/platforms");

export function valuesHref(facet: string, search: string, find = ""): string {
  const params = new URLSearchParams(search);
  params.delete("page");
  if (find) params.set("find", find);
  return `/platforms/values/${facet}${params.size > 0 ? `?${params.toString()}` : ""}`;
}

/**
 * What a link means while the page still shows an older search. The link was drawn for `shown` and leads to `target`; the
 * reader has asked for `wanted` meanwhile. The change from `shown` to `target` is made to `wanted`, so that neither is lost.
 */
export function rebase(target: string, shown: string, wanted: string | null): string {
  if (wanted === null || wanted === shown) return target;
  const [to, from, result] = [target, shown, wanted].map((text) => new URLSearchParams(text)) as [
    URLSearchParams,
    URLSearchParams,
    URLSearchParams,
  ];
  for (const name of new Set([...to.keys(), ...from.keys()])) {
    const [after, before] = [to.getAll(name), from.getAll(name)];
    if (after.join("\n") === before.join("\n")) continue;
    const kept = standsOnce(name)
      ? []
      : result.getAll(name).filter((value) => after.includes(value) || !before.includes(value));
    result.delete(name);
    for (const value of new Set([
      ...kept,
      ...(standsOnce(name) ? after : after.filter((value) => !before.includes(value))),
    ]))
      result.append(name, value);
  }
  // The pages of another search are not those that the link was drawn for.
  result.delete("page");
  return result.toString();
}

/** The fields of a form that say something: neither empty nor the default that the address leaves out. */
export function spokenFields(fields: Iterable<[string, FormDataEntryValue]>, defaults: string): string {
  const silent = new URLSearchParams(defaults);
  const said = [...fields].filter(
    (field): field is [string, string] =>
      typeof field[1] === "string" && field[1] !== "" && silent.get(field[0]) !== field[1],
  );
  return new URLSearchParams(said.map(([name, value]) => [name, name === "q" ? tidyWords(value) : value])).toString();
}
