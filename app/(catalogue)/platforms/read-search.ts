import { words } from "@/components/language/words";
import { toSearchParams } from "@/app/_server/search-params";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** What the address of the list asks for. */
export const readSearch = (searchParams: Readonly<Record<string, string | string[] | undefined>>) =>
  parseSearchState(toSearchParams(searchParams), words());
