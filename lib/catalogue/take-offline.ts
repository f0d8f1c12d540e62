import type { DraftContent } from "@/lib/core/platform/draft";
import { AT_REST, putDraft, updateDraft } from "@/lib/store/drafts";
import { addNotes } from "@/lib/store/outbox";
import type { DeskRecord, Stamp } from "@/lib/store/records";
import { removePublished, writeStep } from "@/lib/store/records";
import type { Reader } from "@/lib/store/store";

/** Takes a record from the public or to the bin, within a transaction that holds it. What was public stays as a draft,
 *  unless there is one; what was to happen to a draft that goes to the bin does not happen any more. */
export async function takeOffline(
  tx: Reader,
  record: DeskRecord,
  action: "unpublish" | "bin",
  stamp: Stamp,
): Promise<number> {
  const { id, published, publishedVersion, draft } = record;
  const content = published ?? draft?.content ?? {};
  // First, since a record cannot be public and in the bin, not even within a transaction.
  if (published) {
    await removePublished(tx, id);
    await addNotes(tx, [id]);
  }
  const columns = action === "bin" ? { binnedAt: stamp.at, binnedVersion: publishedVersion } : {};
  const version = await writeStep(tx, record, { action, content, changes: [], columns }, stamp);
  if (!draft) {
    const kept = { platformId: id, content: content as DraftContent, version, baseVersion: publishedVersion };
    await putDraft(tx, { ...kept, by: stamp.by, at: stamp.at }, null);
  } else if (action === "bin") await updateDraft(tx, id, draft.version, AT_REST);
  return version;
}
