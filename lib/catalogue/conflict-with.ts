import type { JsonObject } from "@/lib/core/json";
import { mergeChanges } from "@/lib/core/platform/merge-changes";
import type { Conflict } from "@/lib/core/problems";
import type { DeskRecord } from "@/lib/store/records";
import { readRevisionContent } from "@/lib/store/records";
import type { Reader } from "@/lib/store/store";

type Sides = Pick<Conflict, "against" | "yours" | "current" | "theirs" | "mine">;

/** Describes a conflict whole: what both sides began with, what each made of it, and both together. */
export async function conflictWith(read: Reader, record: DeskRecord, sides: Sides): Promise<Conflict> {
  const { yours, theirs, mine } = sides;
  const base: JsonObject = (yours === null ? null : await readRevisionContent(read, record.id, yours)) ?? {};
  return { kind: "conflict", slug: record.slug, base, ...sides, ...mergeChanges(base, theirs, mine) };
}
