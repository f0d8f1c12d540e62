import type { Context } from "@/lib/catalogue/context";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { carryChanges } from "@/lib/search/indexing/index-changes";
import { repairIndex } from "@/lib/search/indexing/repair-index";
import { compareIndex } from "@/lib/search/indexing/verify-index";
import { makeNotesDue } from "@/lib/store/outbox";
import { counted } from "@/scripts/support/closing-lines";
import type { Progress } from "@/scripts/support/progress";

/** Mends what the doctor finds wrong with the index: builds it anew where it is missing or set otherwise, leaves a note for each record
 *  whose document differs, tries refused changes again, and carries all of it. Says what it did. */
export async function repair(
  context: Context,
  { update }: Pick<Progress, "update">,
): Promise<{ readonly told: string }> {
  const { store, index } = context;
  if (!index) return { told: "no index to mend" };
  const { rebuilt, ...found } = await bringIndexInStep(context, { onProgress: update });
  const mended = found.mended + (await repairIndex(store, index, compareIndex(store, index, { onProgress: update })));
  const again = await makeNotesDue(store.read);
  const { count: carried, refused } = await carryChanges(context, { wait: true });
  const count = carried + (rebuilt === null ? found.indexed : 0);
  const did = [
    ...(rebuilt === null ? [] : [`the index was built anew, since ${rebuilt}`]),
    ...(mended > 0 ? [`${counted(mended, "document")} mended`] : []),
    ...(again > 0 ? [`${counted(again, "refused change")} tried again`] : []),
    ...(count > 0 ? [`${counted(count, "change")} carried over`] : []),
    ...(refused > 0 ? [`${counted(refused, "change")} refused once more`] : []),
  ];
  return { told: did.length === 0 ? "nothing to mend" : did.join(", ") };
}
