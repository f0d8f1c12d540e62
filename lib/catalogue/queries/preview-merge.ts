import { can, type Actor } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import { describeChanges, type DescribedChange } from "@/lib/core/platform/describe-changes";
import { forbidden, notFound, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/catalogue/context";
import { whatLinksHere } from "@/lib/catalogue/queries/what-links-here";
import { readRecord } from "@/lib/store/records";
import { readPublicRevisions } from "@/lib/store/revisions";

export type MergeSide = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly designation: string;
  readonly name: string;
  readonly summary: string;
};

export type MergePreview = {
  readonly loser: MergeSide;
  readonly winner: MergeSide;
  /** What stands otherwise in the one that would stay. */
  readonly differences: readonly DescribedChange[];
  /** Published records that name the one that is to go, and would name the other. */
  readonly naming: readonly string[];
};

/** Two published records side by side, before one of them is made the other's. */
export async function previewMerge(
  context: Pick<Context, "store">,
  actor: Actor,
  slugs: { readonly loser: string; readonly winner: string },
): Promise<Result<MergePreview, Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(forbidden("platform:bulk-edit"));
  const [loser, winner] = [await side(context, slugs.loser), await side(context, slugs.winner)];
  if (!loser) return fail(notFound("platform", slugs.loser.slice(0, 80)));
  if (!winner) return fail(notFound("platform", slugs.winner.slice(0, 80)));
  const links = await whatLinksHere(context, actor, loser.shown.id);
  const naming = links.ok ? links.value.filter(({ where }) => where === "published").map(({ slug }) => slug) : [];
  return ok({
    loser: loser.shown,
    winner: winner.shown,
    differences: describeChanges(loser.content, winner.content),
    naming: [...new Set(naming)].filter((slug) => slug !== winner.shown.slug),
  });
}

async function side(
  { store: { read } }: Pick<Context, "store">,
  slug: string,
): Promise<{ shown: MergeSide; content: JsonObject } | null> {
  const record = await readRecord(read, { slug });
  if (!record?.published || record.publishedVersion === null) return null;
  const version = record.publishedVersion;
  const [revision] = await readPublicRevisions(read, record.id, { before: version + 1, limit: 1 });
  if (!revision) return null;
  const { content } = revision;
  const text = (field: string) => (typeof content[field] === "string" ? content[field] : "");
  const { id } = record;
  const shown = { id, slug, version, designation: text("designation"), name: text("name"), summary: text("summary") };
  return { shown, content };
}
