/* Addresses of the list as a browser changes them. Plain text work on parameters, so that the catalogue's code lists, which the
   server needs to read an address, are not sent to every reader. */

/** Parameters that stand once; every other one is a facet, of which values are added and removed. */
const SINGLE = new Set(["q", "introducedFrom", "introducedTo", "sort", "page", "perPage", "view"]);

/** The words of a search as the server will read them. */
export const tidyWords = (raw: string): string =>
  raw
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

/** The search with other words, on page 1. */
export function withWords(search: string, words: string): string {
  const rest = new URLSearchParams(search);
  rest.delete("q");
  rest.delete("page");
  return new URLSearchParams([...(words ? [["q", words]] : []), ...rest]).toString();
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
    const kept = SINGLE.has(name)
      ? []
      : result.getAll(name).filter((value) => after.includes(value) || !before.includes(value));
    result.delete(name);
    for (const value of new Set([
      ...kept,
      ...(SINGLE.has(name) ? after : after.filter((value) => !before.includes(value))),
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
