import { parseSearchState } from "@/lib/core/search/url-codec";

/** What the address of the list asks for. Next hands over repeated parameters as lists. */
export function readSearch(searchParams: Readonly<Record<string, string | string[] | undefined>>) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams))
    for (const one of [value ?? []].flat()) params.append(name, one);
  return parseSearchState(params);
}
