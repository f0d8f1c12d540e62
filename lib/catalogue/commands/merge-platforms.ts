import { can, type Actor } from "@/lib/core/access/access";
import { mergedInto, renamedIn } from "@/lib/core/platform/merge-records";
import { invalid, notFound, stale, type FieldIssue, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { decide, writeDecided, type Decided } from "@/lib/catalogue/commands/decided-writes";
import { parsePublishable } from "@/lib/catalogue/commands/publish-platforms";
import { refused } from "@/lib/catalogue/commands/refused-act";
import type { Context } from "@/lib/catalogue/context";
import { allAddresses } from "@/lib/store/addresses";
import { writeAudit } from "@/lib/store/audit";
import { closeBatch, openBatch } from "@/lib/store/batches";
import { readLinksHere } from "@/lib/store/links-here";
import { lockById, lockBySlug } from "@/lib/store/locked-platforms";
import type { Stamp } from "@/lib/store/platform-writes";
import { giveAddress, writeBinned } from "@/lib/store/withdrawals";

export type MergePlatforms = {
  readonly loser: string;
  readonly winner: string;
  /** The published versions that whoever decides has looked at. */
  readonly expected?: { readonly loser: number; readonly winner: number };
  readonly reason?: string | null;
};

export type PlatformsMerged = {
  readonly batchId: string;
  /** Records with a new version: the winner, and those that named the loser. */
  readonly changed: readonly string[];
};

/** Makes one record of two that are about the same platform. The winner keeps its content and takes the loser's relations; records
 *  that name the loser name the winner; the loser goes to the bin and its address leads to the winner. A version of each record that
 *  changes, one transaction. Further facts of the loser are not taken over: what stands in its last version is for an editor to read. */
export async function mergePlatforms(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { loser: loserSlug, winner: winnerSlug, expected, reason = null }: MergePlatforms,
): Promise<Result<PlatformsMerged, Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(await refused({ store }, actor, "platform:bulk-edit"));
  if (loserSlug === winnerSlug)
    return fail(invalid([{ path: "winner", message: "Choose another record than the one that is to go" }]));
  const batchId = newId();
  const at = clock();
  return store.transaction<Result<PlatformsMerged, Problem>>(async (tx) => {
    const locked = await lockBySlug(tx, [loserSlug, winnerSlug]);
    const [loser, winner] = [locked.get(loserSlug), locked.get(winnerSlug)];
    if (!loser?.published) return fail(notFound("platform", loserSlug));
    if (!winner?.published) return fail(notFound("platform", winnerSlug));
    for (const [{ slug, publishedVersion }, wanted] of [
      [loser, expected?.loser],
      [winner, expected?.winner],
    ] as const)
      if (wanted !== undefined && publishedVersion !== wanted) return fail(stale(slug, wanted, publishedVersion ?? 0));

    const addresses = new Set(await allAddresses(tx, [loser.id]));
    const links = await readLinksHere(tx, loser);
    const naming = await lockById(
      tx,
      links.filter(({ id, where }) => where === "published" && id !== winner.id).map(({ id }) => id),
    );
    const decided: Decided[] = [];
    const issues: FieldIssue[] = [];
    for (const current of [winner, ...naming.values()]) {
      if (!current.published) continue;
      const renamed = renamedIn(current.published, addresses, winnerSlug);
      const record = parsePublishable(current === winner ? mergedInto(renamed, loser.published) : renamed);
      if (record.ok) {
        const one = decide(current, record.value, newId);
        // The winner has a version of the merge even where it takes nothing over.
        const isBare = current === winner && one.outcome === "unchanged";
        decided.push(isBare ? { ...one, outcome: "updated", version: current.version + 1 } : one);
      } else if (record.problem.kind === "invalid")
        issues.push(...record.problem.issues.map((issue) => ({ ...issue, path: `${current.slug}: ${issue.path}` })));
    }
    if (issues.length > 0) return fail(invalid(issues));

    const why = reason ?? `Merged ${loserSlug} into ${winnerSlug}`;
    await openBatch(tx, { id: batchId, kind: "merge", actor: actor.id, at, reason: why });
    const stamp: Stamp = { by: actor.id, via: "bulk", reason: why, at, newId, batchId };
    const { id, slug, publishedVersion, published: content } = loser;
    await writeBinned(tx, [{ id, slug, version: loser.version + 1, publishedVersion, content }], stamp);
    await giveAddress(tx, loser, winner.id, at);
    await writeDecided(tx, decided, stamp);
    const changed = decided.flatMap((one) => (one.outcome === "unchanged" ? [] : [one.slug])).sort();
    await closeBatch(tx, batchId, { created: 0, updated: changed.length + 1, unchanged: 0 });
    const details = { batch: batchId, into: `platform:${winner.id}`, changed: changed.length };
    await writeAudit(tx, { actor: actor.id, action: "platform:merge", target: `platform:${loser.id}`, details });
    return ok({ batchId, changed });
  });
}
