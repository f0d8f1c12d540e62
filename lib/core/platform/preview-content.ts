import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import { own } from "@/lib/core/own";
import type { Platform } from "@/lib/core/platform/platform";
import { platformSchema } from "@/lib/core/platform/platform";
import type { FieldIssue } from "@/lib/core/problems";

/** What stands in for a field that every page needs. */
const STAND_INS: JsonObject = {
  slug: "draft",
  designation: "No designation yet",
  name: "No name yet",
  summary: "No summary yet.",
  domain: "joint",
};

/** As much of a draft as a page can show, and what had to be left out of it until it is complete, by its place in the draft. */
export function previewContent(draft: JsonObject, anyCategory: string): { content: Platform; leftOut: FieldIssue[] } {
  const leftOut: FieldIssue[] = [];
  const cuts = new Set<string>();
  // What is whole by itself may still not fit together, so the rest is looked at again, without all that was wrong.
  for (;;) {
    const content = { ...(pruned(draft, [], cuts) as JsonObject), ...standIns(cuts, anyCategory) };
    const checked = platformSchema.safeParse(content);
    if (checked.success) return { content: checked.data, leftOut };
    const known = new Set(cuts);
    for (const { path, message } of checked.error.issues) {
      const place = placeInDraft(draft, path.map(String), known);
      const cut = cutOf(place);
      // A variant that names no base model is shown as a base model.
      if (cut[0] === "parent" && isCut(cut, known)) cuts.add("level");
      if (isCut(cut, cuts)) continue;
      cuts.add(cut.join("."));
      leftOut.push({ path: place.join("."), message });
    }
    if (cuts.size === known.size) throw new Error("A draft has faults that cannot be left out of a preview");
  }
}

type Place = readonly string[];

/** The innermost row that a path leads through, or its field where it leads through none: what is left out for a fault there. */
function cutOf(place: Place): Place {
  const lastRow = place.findLastIndex((step) => /^\d+$/.test(step));
  return lastRow < 0 ? place.slice(0, 1) : place.slice(0, lastRow + 1);
}

/** Whether a place is left out, or lies in what is. */
const isCut = (place: Place, cuts: ReadonlySet<string>): boolean =>
  place.some((_, at) => cuts.has(place.slice(0, at + 1).join(".")));

function pruned(value: Json, place: Place, cuts: ReadonlySet<string>): Json {
  const entries = <K>(all: Iterable<[K, Json]>): [K, Json][] =>
    [...all].flatMap(([step, inner]) => {
      const there = [...place, String(step)];
      return cuts.has(there.join(".")) ? [] : [[step, pruned(inner, there, cuts)]];
    });
  if (Array.isArray(value)) return entries((value as Json[]).entries()).map(([, row]) => row);
  return isJsonObject(value) ? Object.fromEntries(entries(Object.entries(value))) : value;
}

const standIns = (cuts: ReadonlySet<string>, anyCategory: string): JsonObject =>
  Object.fromEntries(Object.entries({ ...STAND_INS, category: anyCategory }).filter(([field]) => cuts.has(field)));

/** Where in the draft stands what a path leads to without what was cut out of it. */
function placeInDraft(draft: JsonObject, path: Place, cuts: ReadonlySet<string>): Place {
  const place: string[] = [];
  let value: Json | undefined = draft;
  for (const step of path) {
    let there = step;
    if (Array.isArray(value)) {
      const kept = [...value.keys()].filter((at) => !cuts.has([...place, at].join(".")));
      there = String(kept[Number(step)] ?? step);
      value = (value as Json[])[Number(there)];
    } else value = isJsonObject(value) ? own(value, step) : undefined;
    place.push(there);
  }
  return place;
}
