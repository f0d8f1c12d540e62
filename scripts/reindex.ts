import os from "node:os";
import { OperatorError } from "@/lib/operator-error";
import { checkSearch } from "@/lib/services/check-search";
import { sweepEarly } from "@/lib/sweep-early";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { withCatalogue } from "@/scripts/support/with-catalogue";

const HELP = `npm run reindex: rebuild the search index from PostgreSQL.

Builds a second index beside the live one and swaps the two: searches go on meanwhile, and an interrupted run leaves the
live index as it was. Works beside a running catalogue as well.
  --anew   make every document from its record, also those kept from when they were made: where somebody wrote to the tables by hand`;

/** Less than elsewhere, since it is to stay below 300 MB, however many records there are. Alone it was seen to hold 250 MB at the most, 279 with 25 and
 *  286 with 35; under load 294, and 303 with 35. It is Meilisearch that a rebuild waits for, so sweeping more often costs it little. */
const HEAP_GROWTH = 15;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { anew: { type: "boolean" } }, HELP);
  if (!read) return;
  const { anew = false } = read.values;
  sweepEarly(HEAP_GROWTH);
  const started = performance.now();

  const count = await withCatalogue("reindex", async (context, { databaseUrl, meili }) => {
    if (!context.index || !meili) {
      throw new OperatorError(
        "There is no Meilisearch to build an index in.",
        "Set MEILI_URL to one, or MEILI_BIN to its program, in .env.",
      );
    }
    const wrong = await checkSearch(meili);
    if (wrong) throw wrong;
    await requireMigrated(databaseUrl);

    const { rebuildIndex } = await import("@/lib/search/indexing/rebuild-index");
    // Readers go first, and so does Meilisearch's one thread that takes documents apart: it is what a rebuild waits for.
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
    const { built } = await step("index", async ({ update }) => {
      const begun = performance.now();
      const built = await rebuildIndex(context, { onProgress: update, anew });
      const perSecond = Math.round(built / ((performance.now() - begun) / 1000));
      return { built, told: `${counted(built, "record")}, ${perSecond.toLocaleString("en")} a second` };
    });
    return built;
  });

  tellEnd(
    `${counted(count, "record")} indexed`,
    started,
    "npm run doctor, to compare index and database record by record",
  );
}
