import "server-only";

/** The parameters of a page's address. Next hands over repeated ones as lists. */
export function toSearchParams(given: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) for (const one of [value ?? []].flat()) params.append(name, one);
  return params;
}

/** The page of a desk's list that an address asks for; the first where it names none. */
export const askedPage = (params: Record<string, string | string[] | undefined>): number => Number(params.page) || 1;
