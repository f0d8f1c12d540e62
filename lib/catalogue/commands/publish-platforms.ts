import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { issuesOf } from "@/lib/core/parse-input";
import type { Change } from "@/lib/core/platform/changes-between";
import type { Platform } from "@/lib/core/platform/platform";
import { wordsFor } from "@/lib/core/platform/draft";
import { platformSchema } from "@/lib/core/platform/platform";
import type { Via } from "@/lib/core/platform/revision-actions";
import type { Problem } from "@/lib/core/problems";
import { forbidden, invalid, slugTaken, stale } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { decide, writeDecided, type Decided } from "@/lib/catalogue/commands/decided-writes";
import type { Context } from "@/lib/catalogue/context";
import { missingPictures } from "@/lib/catalogue/missing-pictures";
import { writeAudit } from "@/lib/store/audit";
import { findSlugOwners, lockBySlug } from "@/lib/store/locked-platforms";
import { isOvertaken } from "@/lib/store/platform-writes";

declare const parsed: unique symbol;
/** A record that has passed {@link parsePublishable}: no form, import or seed can publish an unchecked one. */
export type Publishable = Platform & { readonly [parsed]: true };

/** Checks a whole record as publishing wants it. Every problem is named at its field. */
export function parsePublishable(input: unknown): Result<Publishable, Problem> {
  const result = platformSchema.safeParse(input, {
    // A program is told the values that a field takes, where it sent another.
    error: (issue) => (issue.code === "invalid_value" && issue.input ? undefined : wordsFor(issue)),
  });
  if (result.success) return ok(result.data as Publishable);
  return fail(invalid(issuesOf(result.error)));
}

export type PublishOne = {
  readonly record: Publishable;
  /** The published version that the change was made from; null to create. Drafts do not move it. */
  readonly expectedVersion: number | null;
};

export type PublishPlatforms = {
  readonly records: readonly PublishOne[];
  readonly via: Via;
  readonly reason?: string | null;
};

export type Published = {
  readonly slug: string;
  readonly version: number;
  readonly outcome: "created" | "updated" | "unchanged";
  readonly changes: readonly Change[];
};

/** Publishes records: all of them or, at the first problem, none. Record, revision and the indexer's note are written in one
 *  transaction, so search can lag behind the catalogue but never disagree for good. A record that would not change is left alone. */
export async function publishPlatforms(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { records, via, reason = null }: PublishPlatforms,
): Promise<Result<Published[], Problem>> {
  if (!can(actor, "platform:publish")) return fail(forbidden("platform:publish"));
  const slugs = records.map(({ record }) => record.slug);
  if (new Set(slugs).size < slugs.length)
    return fail(slugTaken(slugs.find((slug, at) => slugs.indexOf(slug) !== at) ?? ""));

  const attempt = () =>
    store.transaction(
      async (tx): Promise<Result<Published[], Problem>> => {
        const before = await lockBySlug(tx, slugs);
        const takenBy = await findSlugOwners(tx, slugs);
        // Decide first, write last: after the first write only throw, since a returned failure would commit.
        const decided: Decided[] = [];
        for (const { record, expectedVersion } of records) {
          const current = before.get(record.slug);
          if (!current && takenBy.has(record.slug)) return fail(slugTaken(record.slug));
          // In the bin or taken offline: its address stays its own, and bringing it back is a step of its own.
          if (current && !current.published && expectedVersion === null) return fail(slugTaken(record.slug));
          if ((current?.publishedVersion ?? null) !== expectedVersion)
            return fail(stale(record.slug, expectedVersion, current?.publishedVersion ?? 0));
          const missing = await missingPictures(tx, record);
          if (missing.length > 0) return fail(invalid(missing));
          decided.push(decide(current, record, newId));
        }
        await writeDecided(tx, decided, { by: actor.id, via, reason, at: clock(), newId });
        const writes = decided.filter(({ outcome }) => outcome !== "unchanged");
        if (writes.length > 0) {
          const [only] = writes.length === 1 ? writes : [];
          const created = writes.filter(({ outcome }) => outcome === "created").length;
          await writeAudit(tx, {
            actor: actor.id,
            action: "platform:publish",
            target: only ? `platform:${only.id}` : null,
            details: { via, created, updated: writes.length - created },
          });
        }
        return ok(decided.map(({ slug, version, outcome, changes }) => ({ slug, version, outcome, changes })));
      },
      { timeoutMs: 60_000 + records.length * 100 },
    );

  try {
    return await attempt();
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    // Rows that are not there yet cannot be locked. Whoever created one of them has committed, so a second look tells what is wrong.
    return attempt();
  }
}
