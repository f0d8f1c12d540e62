import type { Context } from "@/lib/catalogue/context";
import { counted } from "@/scripts/support/closing-lines";
import { indexWarning } from "@/scripts/support/prepare-catalogue";
import { step } from "@/scripts/support/steps";

/** Brings the index in step after a script has written records. Where the engine fails what was written stays, and so it is a warning:
 *  the notes wait for an indexer. */
export async function indexStep(context: Pick<Context, "store" | "index">): Promise<void> {
  const { bringIndexInStep } = await import("@/lib/search/indexing/bring-index-in-step");
  await step("index", async ({ update }) => {
    if (!context.index) return { told: "none: searches are answered by PostgreSQL" };
    const { indexed, rebuilt } = await bringIndexInStep(context, { onProgress: update });
    return {
      told: rebuilt ? `${counted(indexed, "record")}, built anew` : `${counted(indexed, "change")} carried over`,
    };
  }).catch((error: unknown) => {
    const { what, cure } = indexWarning(error);
    console.error(`${what}\n${cure}`);
  });
}
