/** A list of values as PostgreSQL writes one, `{1,NULL,"a, b"}`: thousands of values travel as one text, which it takes apart in half the
 *  time of JSON. Lists within it are written as texts, which the query casts. Most columns need neither quoting nor NULL, and are then
 *  joined at once. */
export function listText(values: readonly unknown[]): string {
  const isPlain = !values.includes(null) && !values.includes(undefined);
  if (isPlain && typeof values[0] === "number") return `{${values.join(",")}}`;
  if (isPlain && typeof values[0] === "string" && !SPECIAL.test(values.join(""))) return `{"${values.join('","')}"}`;
  return `{${values.map(entryText).join(",")}}`;
}

function entryText(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number") return String(value);
  return quoted(Array.isArray(value) ? listText(value) : (value as string));
}

const quoted = (text: string) => (SPECIAL.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`);
const SPECIAL = /["\\]/;
