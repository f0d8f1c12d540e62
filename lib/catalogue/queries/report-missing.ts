import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { DeskRow } from "@/lib/core/platform/desk-row";
import { readDeskList } from "@/lib/store/desk-list";
import type { DeadLink, LongUnchanged, SharedKey, StaleFact } from "@/lib/store/missing-report";
import {
  REPORTED_MAX,
  readDeadLinks,
  readLongUnchanged,
  readSharedNames,
  readStaleFacts,
} from "@/lib/store/missing-report";

export type MissingReport = {
  /** A list of so many entries may be the beginning of a longer one. */
  readonly listedMax: number;
  /** Published claims always have a source: the database sees to it. */
  readonly draftsLackingSources: readonly DeskRow[];
  readonly staleFacts: readonly StaleFact[];
  readonly sharedNames: readonly SharedKey[];
  readonly longUnchanged: readonly LongUnchanged[];
  readonly deadLinks: readonly DeadLink[];
};

/** What there is to mend in the catalogue. A fact is stale when its date of knowledge is older than so many months. */
export async function reportMissing(
  { store: { read }, clock }: Pick<Context, "store" | "clock">,
  actor: Actor,
  { staleAfterMonths = 24 }: { readonly staleAfterMonths?: number } = {},
): Promise<Result<MissingReport, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const before = new Date(clock());
  before.setUTCMonth(before.getUTCMonth() - staleAfterMonths);
  const lacking = await readDeskList(read, { lackingSources: true }, { page: 1, perPage: REPORTED_MAX });
  return ok({
    listedMax: REPORTED_MAX,
    draftsLackingSources: lacking.rows,
    staleFacts: await readStaleFacts(read, before.toISOString().slice(0, 10)),
    sharedNames: await readSharedNames(read),
    longUnchanged: await readLongUnchanged(read),
    deadLinks: await readDeadLinks(read),
  });
}
