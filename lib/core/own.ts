/** What a table says of a word that came from outside; undefined where it does not have it. Read by its name alone, a table also
 *  has what every object has: "constructor", "toString". */
export const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
