import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { DeskRow } from "@/lib/core/platform/desk-row";
import type { DeskFilter, DeskPage } from "@/lib/store/desk-list";
import { readDeskList, readDeskSlugs } from "@/lib/store/desk-list";

export type ListDesk = DeskFilter & Partial<DeskPage>;
export type DeskList = {
  readonly total: number;
  readonly page: number;
  readonly last: number;
  readonly rows: readonly DeskRow[];
};

const PER_PAGE_MAX = 200;

/** The desk's list: public records, drafts and, where asked for, the bin. */
export async function listDesk(
  { store }: Pick<Context, "store">,
  actor: Actor,
  { page = 1, perPage = 50, oldestFirst, ...filter }: ListDesk = {},
): Promise<Result<DeskList, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const within = {
    page: Math.max(1, Math.trunc(page)),
    perPage: Math.min(PER_PAGE_MAX, Math.max(1, Math.trunc(perPage))),
    oldestFirst,
  };
  return ok(await readDeskList(store.read, filter, within));
}

/** The addresses of all that the desk's list has on its pages and the public reads: what an export or a bulk edit can be of. */
export async function listDeskSlugs(
  { store }: Pick<Context, "store">,
  actor: Actor,
  filter: DeskFilter,
): Promise<Result<readonly string[], Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  return ok(await readDeskSlugs(store.read, filter));
}
