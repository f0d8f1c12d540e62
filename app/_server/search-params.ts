import "server-only";

/** The parameters of a page's address. Next hands over repeated ones as lists. */
export function toSearchParams(given: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) for (const one of [value ?? []].flat()) params.append(name, one);
  return params;
}

type Asked = string | readonly string[] | undefined;

/** A number from 1 up that an address names, as those of versions and pages are; undefined where it names none. */
export function askedNumber(value: Asked, digits = 9): number | undefined {
  const [written = ""] = [value ?? []].flat();
  return /^[1-9]\d*$/.test(written) && written.length <= digits ? Number(written) : undefined;
}

/** The page of a list that an address asks for; the first where it names none. */
export const askedPage = ({ page }: Readonly<Record<string, Asked>>): number => askedNumber(page, 6) ?? 1;
