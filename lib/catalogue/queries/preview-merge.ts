import { can, type Actor } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import { keysOfNames } from "@/lib/core/platform/draft-search";
import type { MergePreview, MergeSide } from "@/lib/core/platform/merge-preview";
import { mergedInto, renamedIn } from "@/lib/core/platform/merge-records";
import type { Platform } from "@/lib/core/platform/platform";
import { forbidden, invalid, type FieldIssue, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/catalogue/context";
import { whatLinksHere } from "@/lib/catalogue/queries/what-links-here";
import { allAddresses, presentAddresses } from "@/lib/store/addresses";
import { readSharedKeys } from "@/lib/store/desk-list";
import { readRecord } from "@/lib/store/records";
import { readPublicRevisions } from "@/lib/store/revisions";
import type { Reader } from "@/lib/store/store";

/** Two records as somebody names them: each by its address, present or former, or by a designation or name, however it is spelled. */
export type NamedForMerge = { readonly loser: string; readonly winner: string };

/** Two published records side by side, before one of them is made the other's.
 *  @returns a problem at `loser` or `winner` where no public record is meant, or several are, or both are the same */
export async function previewMerge(
  context: Pick<Context, "store">,
  actor: Actor,
  named: NamedForMerge,
): Promise<Result<MergePreview, Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(forbidden("platform:bulk-edit"));
  const { read } = context.store;
  const [loser, winner] = [await sideOf(read, "loser", named.loser), await sideOf(read, "winner", named.winner)];
  if ("message" in loser || "message" in winner)
    return fail(invalid([loser, winner].flatMap((one) => ("message" in one ? [one] : []))));
  if (loser.shown.id === winner.shown.id)
    return fail(invalid([{ path: "winner", message: "Both are the same record: name another one" }]));
  const addresses = await allAddresses(read, [loser.shown.id]);
  const links = await whatLinksHere(context, actor, loser.shown.id);
  const naming = links.ok ? links.value.filter(({ where }) => where === "published").map(({ slug }) => slug) : [];
  const before = renamedIn(winner.record, new Set(addresses), winner.shown.slug);
  return ok({
    loser: loser.shown,
    winner: winner.shown,
    differences: describeChanges(loser.content, winner.content),
    taken: describeChanges(winner.record, mergedInto(before, loser.record)),
    addresses,
    naming: [...new Set(naming)].filter((slug) => slug !== winner.shown.slug),
  });
}

type Side = { readonly shown: MergeSide; readonly content: JsonObject; readonly record: Platform };

async function sideOf(read: Reader, path: keyof NamedForMerge, typed: string): Promise<Side | FieldIssue> {
  const asked = typed.trim().slice(0, 300);
  const addressed = await sideAt(read, asked);
  if (addressed) return addressed;
  const called = await slugsCalled(read, asked);
  const side = called.length === 1 ? await readSide(read, called[0] ?? "") : null;
  if (side) return side;
  const message =
    asked === ""
      ? "Name a record"
      : called.length > 1
        ? `Several records are called so; enter the address of one: ${called.join(", ")}`
        : "No public record has this address, designation or name";
  return { path, message };
}

/** The public record at this address, present or former. */
async function sideAt(read: Reader, typed: string): Promise<Side | null> {
  const [address = ""] = typed.split(/[?#]/);
  const last = address.split("/").findLast(Boolean) ?? "";
  return readSide(read, (await presentAddresses(read, [last])).get(last) ?? last);
}

/** The addresses of the public records of this designation or name. */
async function slugsCalled(read: Reader, typed: string): Promise<string[]> {
  const found = await readSharedKeys(read, keysOfNames([typed]), null);
  return found.flatMap((one) => (one.publishedVersion === null ? [] : [one.slug]));
}

async function readSide(read: Reader, slug: string): Promise<Side | null> {
  const record = await readRecord(read, { slug });
  if (!record?.published || record.publishedVersion === null) return null;
  const version = record.publishedVersion;
  const [revision] = await readPublicRevisions(read, record.id, { before: version + 1, limit: 1 });
  if (!revision) return null;
  const { content } = revision;
  const text = (field: string) => (typeof content[field] === "string" ? content[field] : "");
  const { id } = record;
  const shown = { id, slug, version, designation: text("designation"), name: text("name"), summary: text("summary") };
  return { shown, content, record: record.published };
}
