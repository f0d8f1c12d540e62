import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { StoredReport } from "@/lib/store/error-reports";
import { readReports } from "@/lib/store/error-reports";

const PER_PAGE = 20;

/** One page of what readers reported: open, the longest waiting first; or answered, the last answered first. */
export async function listReports(
  { store }: Pick<Context, "store">,
  actor: Actor,
  { isOpen, page }: { readonly isOpen: boolean; readonly page: number },
): Promise<
  Result<{ readonly reports: readonly StoredReport[]; readonly total: number; readonly last: number }, Problem>
> {
  if (!can(actor, "report:answer")) return fail(forbidden("report:answer"));
  const { reports, total } = await readReports(store.read, { isOpen, page, perPage: PER_PAGE });
  return ok({ reports, total, last: Math.max(1, Math.ceil(total / PER_PAGE)) });
}
