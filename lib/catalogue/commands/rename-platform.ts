import type { Context } from "@/lib/catalogue/context";
import type { PublishedDraft } from "@/lib/catalogue/publish-record";
import { writePublic } from "@/lib/catalogue/publish-record";
import type { RecordStep } from "@/lib/catalogue/on-record";
import { onRecord } from "@/lib/catalogue/on-record";
import type { Actor } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import { platformSchema } from "@/lib/core/platform/platform";
import type { Problem } from "@/lib/core/problems";
import { slugTaken, stale, wrongState } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { isSlugTaken } from "@/lib/store/records";

/** Gives a published record another address. The old one leads to it for good, and stays its own. */
export function renamePlatform(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { to, via, reason = null, expectedVersion, ...which }: RecordStep & { readonly to: string },
): Promise<Result<PublishedDraft, Problem>> {
  return onRecord<PublishedDraft>(context, actor, which, "platform:rename", async (tx, record) => {
    const { id, published, publishedVersion } = record;
    if (!published || publishedVersion === null) return fail(wrongState(record.slug, "not published", "published"));
    if (expectedVersion !== undefined && expectedVersion !== publishedVersion)
      return fail(stale(record.slug, expectedVersion, publishedVersion));
    const content = parseInput(platformSchema, { ...published, slug: to });
    if (!content.ok) return content;
    if (to === record.slug) return ok({ id, slug: to, version: publishedVersion });
    if (await isSlugTaken(tx, to, id)) return fail(slugTaken(to));
    const stamp = { by: actor.id, at: context.clock(), via, reason };
    return ok({ id, slug: to, version: await writePublic(tx, record, content.value, stamp, context.newId) });
  });
}
