import { publishPlatforms, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { saveDraft, type SaveDraft } from "@/lib/catalogue/commands/save-draft";
import { submitDraft } from "@/lib/catalogue/commands/submit-draft";
import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";

export const anEditor = anActor({ id: "user:asha", role: "editor" });
export const aPublisher = anActor({ id: "user:ravi", role: "publisher" });
export const anAdministrator = anActor({ id: "user:mira", role: "administrator" });

/** What a step gave; a refusal fails the test and says why. */
export function expectDone<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** Saves a draft as an editor does at the form. */
export const saved = async (context: Context, draft: Partial<SaveDraft> = {}, actor: Actor = anEditor) =>
  expectDone(
    await saveDraft(context, actor, { id: null, content: aPlatform(), expectedVersion: null, via: "form", ...draft }),
  );

/** A draft that waits for review. */
export async function submitted(context: Context, content: unknown = aPlatform(), actor: Actor = anEditor) {
  const { id, version } = await saved(context, { content }, actor);
  expectDone(await submitDraft(context, actor, { id, expectedVersion: version, via: "form" }));
  return { id, version };
}

/** A record that the public reads, at version 1. */
export async function published(context: Context, record: Publishable = aPlatform()) {
  expectDone(await publishPlatforms(context, aPublisher, { via: "api", records: [{ record, expectedVersion: null }] }));
  const row = await context.store.read.platform.findUniqueOrThrow({ where: { slug: record.slug } });
  return { id: row.id, version: row.version };
}
