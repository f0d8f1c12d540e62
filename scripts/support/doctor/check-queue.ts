import type { Context } from "@/lib/catalogue/context";
import { outboxLength, refusedNotes } from "@/lib/store/outbox";
import { counted } from "@/scripts/support/closing-lines";
import { well, type Findings, type Wrong } from "@/scripts/support/doctor/check";

/** A change is carried within a second; one that waits longer than this waits for something. */
const LATE_SECONDS = 60;
const SHOWN = 5;

/** How many changes wait for the index, since when, and which ones the engine refuses. */
export async function checkQueue({ store }: Pick<Context, "store">): Promise<Findings> {
  const { pending, oldestSeconds } = await outboxLength(store.read);
  if (pending === 0) return well("no change waits");
  const wrong: Wrong[] = (await refusedNotes(store.read, SHOWN)).map(({ slug, platformId, attempts, error }) => ({
    what: `The change of ${slug ?? platformId} was refused ${counted(attempts, "time")}: ${error.replace(/\.$/, "")}.`,
    cure: "Mend what it says; it is tried again by itself, and at once by: npm run doctor -- --repair",
  }));
  if (wrong.length === 0 && oldestSeconds > LATE_SECONDS)
    wrong.push({
      what: `${counted(pending, "change waits", "changes wait")} for the index, the oldest for ${oldestSeconds.toLocaleString("en")} s.`,
      cure: "See that an indexer runs: npm start with INDEXER=inline, or npm run indexer.",
    });
  return {
    told: `${counted(pending, "change waits", "changes wait")}, the oldest for ${oldestSeconds.toLocaleString("en")} s`,
    wrong,
  };
}
