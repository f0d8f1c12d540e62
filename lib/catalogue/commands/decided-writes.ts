import { changedFields, changesBetween, type Change } from "@/lib/core/platform/changes-between";
import type { Platform } from "@/lib/core/platform/platform";
import type { LockedPlatform } from "@/lib/store/locked-platforms";
import { prepareWrite, runWrite, type PreparedWrite, type Stamp } from "@/lib/store/platform-writes";
import type { Reader } from "@/lib/store/store";

/** What will be written of a record, decided while it is locked. */
export type Decided = {
  readonly slug: string;
  readonly id: string;
  readonly record: Platform;
  /** The version that the public will read. */
  readonly version: number;
  readonly outcome: "created" | "updated" | "unchanged";
  readonly changes: readonly Change[];
};

/** Compares a record with the one that is there. One that would not change keeps its version. */
export function decide(current: LockedPlatform | undefined, record: Platform, newId: () => string): Decided {
  const changes = changesBetween(current?.published ?? null, record);
  const outcome = !current ? "created" : changes.length > 0 ? "updated" : "unchanged";
  const version = outcome === "unchanged" ? (current?.publishedVersion ?? 0) : (current?.version ?? 0) + 1;
  return { slug: record.slug, id: current?.id ?? newId(), record, version, outcome, changes };
}

/** The one way in which records are published, whether by form, API, seed, import or bulk edit: record, revision and the indexer's
 *  note together. Those that stay as they are are left alone. */
export const writeDecided = (tx: Reader, decided: readonly Decided[], stamp: Stamp): Promise<void> =>
  runWrite(tx, prepareDecided(decided, stamp));

/** The same up to the point at which PostgreSQL is needed. */
export const prepareDecided = (decided: readonly Decided[], stamp: Stamp): PreparedWrite =>
  prepareWrite(
    decided
      .filter(({ outcome }) => outcome !== "unchanged")
      .map(({ id, record, version, changes, outcome }) => ({
        id,
        content: record,
        version,
        changes,
        isNew: outcome === "created",
        fields: changedFields(changes),
      })),
    stamp,
  );
