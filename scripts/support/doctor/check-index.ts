import type { Context } from "@/lib/catalogue/context";
import { findIndexFault, indexFaultWords } from "@/lib/search/indexing/index-fault";
import { compareIndex, type Difference } from "@/lib/search/indexing/verify-index";
import { counted } from "@/scripts/support/closing-lines";
import { firstFew, well, type Findings } from "@/scripts/support/doctor/check";
import type { Progress } from "@/scripts/support/progress";

const REPAIR = "Run: npm run doctor -- --repair";

/** Whether the index is there, of this version, and set as the code says. */
export async function checkIndexSettings({ store, index }: Pick<Context, "store" | "index">): Promise<Findings> {
  if (!index) return well("no index");
  const fault = await findIndexFault(store.read, index);
  if (!fault) return well("as the code has them");
  return { told: indexFaultWords(fault), wrong: [{ what: `The index ${indexFaultWords(fault)}.`, cure: REPAIR }] };
}

/** Differences named of each kind. */
const NAMED = 5;
const KINDS = ["missing", "extra", "different", "kept"] as const;
/** What is wrong with them, after "3 documents". */
const WORDS = {
  missing: "missing in the index",
  extra: "extra in the index",
  different: "different in the index",
  kept: "kept for the next rebuild otherwise than the record has it",
};

/** Compares index and database record by record. */
export async function checkIndex(
  { store, index }: Pick<Context, "store" | "index">,
  { update }: Pick<Progress, "update">,
): Promise<Findings> {
  if (!index) return well("no index");
  const counts = { missing: 0, extra: 0, different: 0, waiting: 0, kept: 0 };
  const names = { missing: [], extra: [], different: [], waiting: [], kept: [] } as Record<
    Difference["kind"],
    string[]
  >;
  for await (const difference of compareIndex(store, index, { onProgress: update })) {
    counts[difference.kind] += 1;
    if (names[difference.kind].length < NAMED) names[difference.kind].push(nameOf(difference));
  }
  const waiting = counts.waiting > 0 ? `, ${counted(counts.waiting, "change")} on the way` : "";
  const wrong = KINDS.filter((kind) => counts[kind] > 0);
  if (wrong.length === 0) return well(`equal to the database, record by record${waiting}`);
  return {
    told: `${wrong.map((kind) => `${counts[kind].toLocaleString("en")} ${kind === "kept" ? "kept otherwise" : kind}`).join(", ")}${waiting}`,
    wrong: wrong.map((kind) => ({
      what: `${counted(counts[kind], "document")} ${WORDS[kind]}: ${listOf(names[kind], counts[kind])}.`,
      cure: REPAIR,
    })),
  };
}

const nameOf = ({ slug, id, kind, fields }: Difference) =>
  `${slug ?? id}${kind === "different" ? ` (${firstFew(fields)})` : ""}`;

const listOf = (names: readonly string[], count: number) =>
  `${names.join(", ")}${count > names.length ? ` and ${(count - names.length).toLocaleString("en")} more` : ""}`;
