/** The name as lists order it: case and accents apart, numbers by size (`Agni-II` is a word, but `Mk 2` comes before `Mk 10`).
 *  Stored beside the name, so that PostgreSQL and the search engine sort alike, byte by byte. */
export const sortName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/\d+/g, (digits) => digits.padStart(8, "0"));
