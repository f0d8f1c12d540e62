import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import type { RevisionAction } from "@/lib/core/platform/revision-actions";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { readRecord } from "@/lib/store/records";
import type { StoredRevision } from "@/lib/store/revisions";
import { readPublicationBefore, readPublicRevisions, readRevisions } from "@/lib/store/revisions";

const PAGE = 50;

export type HistoryEntry = {
  readonly version: number;
  readonly action: RevisionAction;
  readonly at: Date;
  readonly by: string;
  readonly via: string;
  readonly reason: string | null;
  /** Against the version before; a published one against the one published before. Empty for the first. */
  readonly changes: readonly DescribedChange[];
};

/** What the public learns of a version: not who wrote it, nor what the desk said about it. */
export type PublicHistoryEntry = Pick<HistoryEntry, "version" | "at" | "changes">;

export type PublicHistory = { readonly entries: readonly PublicHistoryEntry[]; readonly hasOlder: boolean };

/** A record's history for the desk, newest first; `before` is the last version of the page that was read. */
export async function listRevisions(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  { id, before }: { readonly id: string; readonly before?: number | undefined },
): Promise<Result<readonly HistoryEntry[], Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  if (!(await readRecord(read, { id }))) return fail(notFound("record", id.slice(0, 80)));
  const versions = await readRevisions(read, id, { before, limit: PAGE + 1 });
  const entries: HistoryEntry[] = [];
  for (const [at, version] of versions.slice(0, PAGE).entries()) {
    const before = versions.slice(at + 1);
    const earlier =
      version.action === "publish"
        ? (before.find(({ action }) => action === "publish") ??
          (await readPublicationBefore(read, id, version.version)))
        : before[0];
    entries.push(toEntry(version, earlier));
  }
  return ok(entries);
}

/** The published versions of a public record, newest first. Null where the public finds no record. */
export async function listPublicRevisions(
  { store: { read } }: Pick<Context, "store">,
  { slug, before }: { readonly slug: string; readonly before?: number | undefined },
  words: Words = ENGLISH,
): Promise<PublicHistory | null> {
  const record = await readRecord(read, { slug });
  if (!record?.published) return null;
  const versions = await readPublicRevisions(read, record.id, { before, limit: PAGE + 1 });
  const entries = versions.slice(0, PAGE).map((version, at) => {
    const { version: number, at: time, changes } = toEntry(version, versions[at + 1], words);
    return { version: number, at: time, changes };
  });
  return { entries, hasOlder: versions.length > PAGE };
}

const toEntry = (
  { version, action, at, by, via, reason, content }: StoredRevision,
  earlier: StoredRevision | undefined,
  words: Words = ENGLISH,
): HistoryEntry => ({
  version,
  action,
  at,
  by,
  via,
  reason,
  changes: describeChanges(earlier?.content ?? null, content, words),
});
