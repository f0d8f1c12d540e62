import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import { own } from "@/lib/core/own";
import type { FormField } from "@/lib/core/record-form/form-fields";
import { RECORD_FIELDS } from "@/lib/core/record-form/form-fields";

/** What a button does to the rows of a form. `cite` adds a source and cites it in the claim whose citations stand at `path`. */
export type RowStep = { readonly kind: "add" | "remove" | "up" | "down" | "cite"; readonly path: string };

/** Reads a button's value: `add:programmes`, `up:programmes.1`. Null where it is none of ours. */
export function parseRowStep(value: string): RowStep | null {
  const [, kind, path = ""] = /^(add|remove|up|down|cite):([A-Za-z0-9.]{1,120})$/.exec(value) ?? [];
  const field = kind ? fieldAt(path) : null;
  if (!kind || !field) return null;
  const isWhole = field.rest === null;
  const fits =
    kind === "cite"
      ? isWhole && field.kind === "citations"
      : kind === "add"
        ? isWhole && (field.kind === "rows" || field.kind === "list" || field.kind === "citations")
        : !isWhole && field.kind === "rows";
  return fits ? ({ kind, path } as RowStep) : null;
}

/** Does the step to a draft. `focus` is the path of the row or field to go on with, `whereTo` tells where each path has gone. */
export function applyRowStep(content: JsonObject, step: RowStep): { content: JsonObject; focus: string } {
  const { kind, path } = step;
  if (kind === "cite") return cite(content, path);
  if (kind === "add") {
    const rows = listAt(content, path);
    const field = fieldAt(path);
    if (field?.kind !== "rows") return { content, focus: `${path}.${rows.length}` };
    const row: JsonObject = path === "sources" ? { id: freeSourceId(content) } : {};
    return { content: put(content, path, [...rows, row]), focus: `${path}.${rows.length}` };
  }
  const [list, at] = rowOf(path);
  const rows = listAt(content, list);
  if (at >= rows.length) return { content, focus: list };
  const order = reordered(kind, at, rows.length);
  const moved = put(
    content,
    list,
    order.map((from) => rows[from] ?? null),
  );
  const focus = kind === "remove" ? (rows.length > 1 ? `${list}.${Math.min(at, rows.length - 2)}` : list) : "";
  return { content: followPreferred(moved, list, order), focus: focus || `${list}.${order.indexOf(at)}` };
}

/** A row that was removed, and where it stood. */
export type RemovedRow = { readonly path: string; readonly row: JsonObject };

/** The row that a step is about to remove, where something was typed into it that would be missed; null else. */
export function rowRemovedBy({ kind, path }: RowStep, content: JsonObject): RemovedRow | null {
  const row = kind === "remove" ? valueAt(content, path) : null;
  return isJsonObject(row) && isFilledIn(row) ? { path, row } : null;
}

/** Puts a removed row back where it stood, or as near to it as the list still goes. What was typed elsewhere since then stays. */
export function putRowBack(content: JsonObject, { path, row }: RemovedRow): { content: JsonObject; focus: string } {
  const [list, at] = rowOf(path);
  const rows = listAt(content, list);
  const place = Math.min(at, rows.length);
  const focus = `${list}.${place}`;
  return { content: put(content, list, [...rows.slice(0, place), row, ...rows.slice(place)]), focus };
}

const isFilledIn = (value: Json | undefined): boolean =>
  isJsonObject(value)
    ? Object.values(value).some(isFilledIn)
    : Array.isArray(value)
      ? (value as Json[]).some(isFilledIn)
      : value !== null && value !== undefined && value !== "";

/** Where a path has gone by a step; null for what was removed. Rows that stand open stay open by it. */
export function whereTo({ kind, path }: RowStep, other: string): string | null {
  if (kind === "add" || kind === "cite") return other;
  const [list, at] = rowOf(path);
  if (!other.startsWith(`${list}.`)) return other;
  const [head = "", ...rest] = other.slice(list.length + 1).split(".");
  const from = Number(head);
  const count = Math.max(from, at) + 2;
  const to = kind === "remove" && from === at ? -1 : reordered(kind, at, count).indexOf(from);
  return to < 0 ? null : [list, String(to), ...rest].join(".");
}

/** The old places of the rows, in their new order. */
function reordered(kind: RowStep["kind"], at: number, count: number): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  const other = kind === "up" ? at - 1 : at + 1;
  if (kind === "remove") order.splice(at, 1);
  else if (other >= 0 && other < count) [order[at], order[other]] = [other, at];
  return order;
}

function cite(content: JsonObject, path: string): { content: JsonObject; focus: string } {
  const id = freeSourceId(content);
  const sources = listAt(content, "sources");
  const withSource = put(content, "sources", [...sources, { id }]);
  return { content: put(withSource, path, [...listAt(content, path), id]), focus: `sources.${sources.length}` };
}

function freeSourceId(content: JsonObject): string {
  const taken = new Set(listAt(content, "sources").map((row) => (isJsonObject(row) ? row.id : null)));
  for (let number = taken.size + 1; ; number++) if (!taken.has(`source-${number}`)) return `source-${number}`;
}

/** A dispute names the side that it follows by its place, so the name moves with the side. */
function followPreferred(content: JsonObject, list: string, order: readonly number[]): JsonObject {
  const [, dispute] = /^(disputes\.\d+)\.sides$/.exec(list) ?? [];
  if (!dispute) return content;
  const preferred = valueAt(content, `${dispute}.preferred`);
  if (typeof preferred !== "number") return content;
  const now = order.indexOf(preferred);
  return put(content, `${dispute}.preferred`, now < 0 ? null : now);
}

function rowOf(path: string): [list: string, at: number] {
  const cut = path.lastIndexOf(".");
  return [path.slice(0, cut), Number(path.slice(cut + 1))];
}

const listAt = (content: JsonObject, path: string): readonly Json[] => {
  const value = valueAt(content, path);
  return Array.isArray(value) ? (value as Json[]) : [];
};

function valueAt(content: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = content;
  for (const step of path.split(".")) {
    if (Array.isArray(value)) value = (value as Json[])[Number(step)];
    else value = isJsonObject(value) ? own(value, step) : undefined;
  }
  return value;
}

/** The same draft with another value at a path. A path through rows that are not there changes nothing. */
function put(content: JsonObject, path: string, value: Json): JsonObject {
  return putIn(content, path.split("."), value) as JsonObject;
}

function putIn(at: Json | undefined, [step, ...rest]: readonly string[], value: Json): Json {
  if (step === undefined) return value;
  if (/^\d+$/.test(step)) {
    const rows = Array.isArray(at) ? (at as Json[]) : [];
    return rows.map((row, place) => (place === Number(step) ? putIn(row, rest, value) : row));
  }
  const fields = isJsonObject(at) ? at : {};
  return { ...fields, [step]: putIn(fields[step], rest, value) };
}

type Place = {
  readonly kind: FormField["kind"];
  /** The row's number, where the path names one. */ readonly rest: string | null;
};

/** The field that a path leads to, by the form's own description; null where it leads nowhere. */
function fieldAt(path: string): Place | null {
  let fields: readonly FormField[] = RECORD_FIELDS;
  const steps = path.split(".");
  while (steps.length > 0) {
    const name = steps.shift();
    const field = fields.find((one) => one.name === name);
    if (!field) return null;
    if (field.kind === "group") {
      fields = field.fields;
      continue;
    }
    const row = steps.shift();
    if (row === undefined) return { kind: field.kind, rest: null };
    if (!/^\d{1,3}$/.test(row) || field.kind !== "rows") return null;
    if (steps.length === 0) return { kind: "rows", rest: row };
    fields = field.fields;
  }
  return null;
}
