import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
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
  category: "other",
};

/** As much of a draft as a page can show, and what had to be left out of it until it is complete. */
export function previewContent(draft: JsonObject, anyCategory: string): { content: Platform; leftOut: FieldIssue[] } {
  const leftOut: FieldIssue[] = [];
  let content: JsonObject = draft;
  // Each round takes out at least one thing; a draft has no more than so many.
  for (let round = 0; round < 5_000; round++) {
    const checked = platformSchema.safeParse(content);
    if (checked.success) return { content: checked.data, leftOut };
    const [issue] = checked.error.issues;
    if (!issue) break;
    const path = issue.path.map(String);
    leftOut.push({ path: path.join("."), message: issue.message });
    const [field = ""] = path;
    if (Object.hasOwn(STAND_INS, field))
      content = { ...content, [field]: field === "category" ? anyCategory : (STAND_INS[field] ?? null) };
    else content = (without(content, path) ?? {}) as JsonObject;
  }
  throw new Error("A draft has faults that cannot be left out of a preview");
}

/** The value without the innermost row that a path leads through, or without its field where it leads through none. */
function without(value: Json, path: readonly string[]): Json {
  const lastRow = path.findLastIndex((step) => /^\d+$/.test(step));
  const cut = lastRow < 0 ? path.slice(0, 1) : path.slice(0, lastRow + 1);
  return remove(value, cut);
}

function remove(value: Json, [step = "", ...rest]: readonly string[]): Json {
  if (Array.isArray(value))
    return (value as Json[]).flatMap((row, at) =>
      at !== Number(step) ? [row] : rest.length === 0 ? [] : [remove(row, rest)],
    );
  if (!isJsonObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name !== step ? [[name, inner]] : rest.length === 0 ? [] : [[name, remove(inner, rest)]],
    ),
  );
}
