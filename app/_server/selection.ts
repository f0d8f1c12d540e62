import "server-only";

import { deskParams, readDeskFilter } from "@/app/_server/desk-filter";
import type { Context } from "@/lib/catalogue/context";
import { listDeskSlugs } from "@/lib/catalogue/queries/list-desk";
import type { Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { ok, type Result } from "@/lib/core/result";
import type { SearchState } from "@/lib/core/search/search-state";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** Many records, by the list that they are of. */
export type Selection = {
  readonly of: { readonly search: SearchState } | { readonly slugs: readonly string[] };
  /** What names it again, in an address or in the hidden fields of a form. */
  readonly params: Readonly<Record<string, string>>;
  /** The list itself, to go back to. */
  readonly href: string;
};

const ADDRESS_MAX = 4_000;

/** What is meant by `of=desk` with the parameters of the desk's list, or by `search`, the address of a public search or what stands
 *  behind its question mark. Null where nothing is. */
export async function readSelection(
  all: Context,
  actor: Actor,
  params: URLSearchParams,
): Promise<Result<Selection | null, Problem>> {
  if (params.get("of") === "desk") {
    const { state, filter } = readDeskFilter(params, actor, all.clock());
    const slugs = await listDeskSlugs(all, actor, filter);
    if (!slugs.ok) return slugs;
    const named = deskParams(state);
    const fields = { ...Object.fromEntries(named), of: "desk" };
    return ok({ of: { slugs: slugs.value }, params: fields, href: `/admin/platforms?${named}` });
  }
  const address = params.get("search")?.trim().slice(0, ADDRESS_MAX);
  if (!address) return ok(null);
  const query = address.includes("?") ? address.slice(address.indexOf("?") + 1) : address.includes("=") ? address : "";
  const { state } = parseSearchState(new URLSearchParams(query));
  return ok({ of: { search: state }, params: { search: query || "q=" }, href: `/platforms?${query}` });
}
