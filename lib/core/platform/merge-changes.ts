import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject, sameJson } from "@/lib/core/json";
import { own } from "@/lib/core/own";
import { mergeOrder } from "@/lib/core/platform/merge-order";
import { rowsByIdentity } from "@/lib/core/platform/row-identity";

/** A place that both sides changed, each in its own way. An absent value means that the field or row is not there. */
export type Overlap = {
  /** As in the history: `summary`, `programmes[in-navy].delivered`, `programmes order`. */
  readonly path: string;
  readonly base?: Json;
  readonly theirs?: Json;
  readonly mine?: Json;
};

export type Side = "theirs" | "mine";

export type Merge = { readonly merged: JsonObject; readonly overlaps: readonly Overlap[] };

/** Brings two people's changes of the same record together: field by field, and rows by what they are and not by where they stand.
 *  Where both changed the same place, it is named with all three values, and `choices` says by path whose value holds; mine until then.
 *  Nothing that either side wrote is dropped without being named. */
export function mergeChanges(
  base: JsonObject,
  theirs: JsonObject,
  mine: JsonObject,
  choices: Readonly<Record<string, Side>> = {},
): Merge {
  const overlaps: Overlap[] = [];
  const merged = mergeValues({ path: "", field: "", base, theirs, mine }, (overlap) => {
    overlaps.push(overlap);
    return own(choices, overlap.path) === "theirs" ? "theirs" : "mine";
  });
  return { merged: merged as JsonObject, overlaps };
}

type Value = Json | undefined;
type Three = { path: string; field: string; base: Value; theirs: Value; mine: Value };
type Choose = (overlap: Overlap) => Side;

function mergeValues(three: Three, choose: Choose): Value {
  const { path, base, theirs, mine } = three;
  if (same(theirs, mine)) return mine;
  if (same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isJsonObject(theirs) && isJsonObject(mine)) return mergeObjects(three, theirs, mine, choose);
  if (Array.isArray(theirs) && Array.isArray(mine)) return mergeLists(three, theirs as Json[], mine as Json[], choose);
  const side = choose({ path, ...stated({ base, theirs, mine }) });
  return side === "theirs" ? theirs : mine;
}

/** Absent and null say the same: a field that nobody filled in. */
const same = (one: Value, other: Value) => sameJson(one ?? null, other ?? null);

const stated = (values: { base: Value; theirs: Value; mine: Value }): Omit<Overlap, "path"> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function mergeObjects(
  { path, base, theirs: _t, mine: _m }: Three,
  theirs: JsonObject,
  mine: JsonObject,
  choose: Choose,
): JsonObject {
  const before = isJsonObject(base) ? base : {};
  const merged: Record<string, Json> = {};
  // Sorted, since neither side's order of fields means anything and both must lead to the same record.
  for (const field of [...new Set([...Object.keys(before), ...Object.keys(theirs), ...Object.keys(mine)])].sort()) {
    const inner = {
      path: path ? `${path}.${field}` : field,
      field,
      base: own(before, field),
      theirs: own(theirs, field),
      mine: own(mine, field),
    };
    const value = mergeValues(inner, choose);
    if (value !== undefined) merged[field] = value;
  }
  return merged;
}

function mergeLists(
  { path, field, base }: Three,
  theirs: readonly Json[],
  mine: readonly Json[],
  choose: Choose,
): Json[] {
  const before = rowsByIdentity(field, Array.isArray(base) ? (base as Json[]) : []);
  const [left, right] = [rowsByIdentity(field, theirs), rowsByIdentity(field, mine)];
  const kept = new Map<string, Json>();
  for (const row of new Set([...before.keys(), ...left.keys(), ...right.keys()])) {
    const value = mergeValues(
      { path: `${path}[${row}]`, field: "", base: before.get(row), theirs: left.get(row), mine: right.get(row) },
      choose,
    );
    if (value !== undefined) kept.set(row, value);
  }
  const order = mergeOrder(
    { base: [...before.keys()], theirs: [...left.keys()], mine: [...right.keys()] },
    new Set(kept.keys()),
    (orders) => choose({ path: `${path} order`, ...orders }),
  );
  return order.map((row) => kept.get(row) as Json);
}
