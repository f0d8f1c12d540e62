import type { Context } from "@/lib/catalogue/context";
import { withSurroundings } from "@/lib/catalogue/queries/find-platform";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import { previewContent } from "@/lib/core/platform/preview-content";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";
import type { FieldIssue, Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { readRecord } from "@/lib/store/records";
import { findUnsavedEdits } from "@/lib/store/unsaved-edits";
import { isUuid } from "@/lib/core/uuid";

/** A record as its public page would show it: what this editor is typing, else the draft, else what is public. */
export async function previewDraft(
  { store: { read }, clock }: Pick<Context, "store" | "clock">,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly platform: PublishedPlatform; readonly leftOut: readonly FieldIssue[] }, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const record = await readRecord(read, { id });
  const [unsaved] = isUuid(id) ? await findUnsavedEdits(read, actor.id, id) : [];
  const draft = unsaved?.content ?? record?.draft?.content ?? (record?.published as JsonObject | null | undefined);
  if (!draft) return fail(notFound("record", id.slice(0, 80)));
  const { content, leftOut } = previewContent(draft, CATEGORIES.codes[0]);
  const version = record?.draft?.version ?? record?.publishedVersion ?? 1;
  const stored = { id, version, publishedVersion: version, updatedAt: clock(), content };
  return ok({ platform: await withSurroundings(read, stored), leftOut });
}
