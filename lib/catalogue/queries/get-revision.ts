import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import type { Platform } from "@/lib/core/platform/platform";
import { platformSchema } from "@/lib/core/platform/platform";
import { isVersion } from "@/lib/core/platform/version-number";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { readRecord } from "@/lib/store/records";
import type { StoredRevision } from "@/lib/store/revisions";
import { readPublicRevisions, readRevisions } from "@/lib/store/revisions";

/** A published version as the public may read and cite it, for good. */
export type PublicRevision = {
  readonly slug: string;
  readonly version: number;
  readonly at: Date;
  readonly isCurrent: boolean;
  readonly content: Platform;
};

/** One published version of a public record. Null for anything else: drafts, unpublished and binned records, versions that never were. */
export async function findPublicRevision(
  { store: { read } }: Pick<Context, "store">,
  slug: string,
  version: number,
): Promise<PublicRevision | null> {
  const record = await readRecord(read, { slug });
  if (!record?.published || !isVersion(version)) return null;
  const [found] = await readPublicRevisions(read, record.id, { before: version + 1, limit: 1 });
  if (found?.version !== version) return null;
  const content = platformSchema.safeParse(found.content);
  if (!content.success) return null;
  return {
    slug: record.slug,
    version,
    at: found.at,
    isCurrent: version === record.publishedVersion,
    content: content.data,
  };
}

/** Any version of any record, for the desk. */
export async function getRevision(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<StoredRevision, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  if (!(await readRecord(read, { id }))) return fail(notFound("record", id.slice(0, 80)));
  const [found] = isVersion(version) ? await readRevisions(read, id, { before: version + 1, limit: 1 }) : [];
  return found?.version === version ? ok(found) : fail(notFound("version", String(version)));
}

/** What stands otherwise in one version than in another, in words. */
export async function compareRevisions(
  context: Pick<Context, "store">,
  actor: Actor,
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): Promise<Result<readonly DescribedChange[], Problem>> {
  const before = await getRevision(context, actor, { id, version: from });
  if (!before.ok) return before;
  const after = await getRevision(context, actor, { id, version: to });
  return after.ok ? ok(describeChanges(before.value.content, after.value.content)) : after;
}
