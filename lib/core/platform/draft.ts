import { z } from "zod";

import { figure } from "@/lib/core/figure";
import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject, sameJson } from "@/lib/core/json";
import { issuesOf } from "@/lib/core/parse-input";
import { fullName } from "@/lib/core/platform/full-name";
import { platformRecordSchema, platformSchema } from "@/lib/core/platform/platform";
import type { FieldIssue } from "@/lib/core/problems";

export const DRAFT_STATES = ["draft", "in-review"] as const;

/** What an editor has saved so far: any of a record's fields, with whatever was typed into them. */
export type DraftContent = JsonObject;

/* A whole record at the schema's limits is far smaller; these stop a flood, not an editor. */
const MAX_CHARACTERS = 600_000;
const MAX_DEPTH = 8;
const MAX_ROWS = 1_000;
const MAX_TEXT = 20_000;

const FIELDS: ReadonlySet<string> = new Set(Object.keys(platformRecordSchema.shape));
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

/** Checks what may be saved as a draft: bounded, storable, in the fields of a record; nothing more. Publishing asks for the rest:
 *  {@link missingForPublishing}. Two checks, not one with a flag. */
export const draftSchema = z.unknown().transform((input, context): DraftContent => {
  const report = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  if (!isPlainObject(input)) {
    report([], "Send the draft as an object with the fields of a record");
    return z.NEVER;
  }
  for (const field of Object.keys(input)) if (!FIELDS.has(field)) report([field], "A record has no such field");
  const content = storable(input, [], report);
  if (JSON.stringify(content).length > MAX_CHARACTERS)
    report([], `Shorten the draft: it may have ${figure(MAX_CHARACTERS)} characters in all`);
  return content as DraftContent;
});

type Path = (string | number)[];

/** The same value as JSON that PostgreSQL can store: without NULs and halves of pairs, which nobody types on purpose. */
function storable(value: unknown, path: Path, report: (path: Path, message: string) => void): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string") {
    if (value.length > MAX_TEXT) report(path, `Shorten this to ${figure(MAX_TEXT)} characters`);
    return value.replaceAll("\0", "").toWellFormed();
  }
  if (path.length >= MAX_DEPTH) report(path, "This is nested too deeply for a record");
  else if (Array.isArray(value)) {
    if (value.length <= MAX_ROWS) return value.map((row, at) => storable(row, [...path, at], report));
    report(path, `Keep to ${figure(MAX_ROWS)} rows`);
  } else if (isPlainObject(value)) {
    const kept: Record<string, Json> = {};
    for (const [field, inner] of Object.entries(value)) {
      if (!FIELD_NAME.test(field)) report([...path, field.slice(0, 40)], "A record has no such field");
      else if (inner !== undefined) kept[field] = storable(inner, [...path, field], report);
    }
    return kept;
  } else report(path, "This is no text, number, list or object");
  return null;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What publishing asks for that the draft does not have yet, each point at its field. Empty when it may be published. */
export function missingForPublishing(draft: DraftContent): FieldIssue[] {
  const checked = platformSchema.safeParse(draft, { error: wordsFor });
  return checked.success ? [] : issuesOf(checked.error);
}

/** The points that are about a claim without a source. */
export const lacksSource = ({ path, message }: FieldIssue): boolean =>
  /(^|\.)sources(\.\d+)?$/.test(path) && path !== "sources" && message.length > 0;

/** What the library says of a value that it does not take, before it has words for it. */
type RawIssue = { readonly code?: string; readonly input?: unknown; readonly expected?: unknown };

/** What a record lacks at a field, in our words where the library has only its own. */
export function wordsFor({ code, input, expected }: RawIssue): string | undefined {
  if (input === undefined || input === null || input === "") return "Fill this in";
  if (code === "invalid_value") return "Choose one of the listed values";
  if (code === "invalid_type" && expected === "number") return "Enter a number, in figures alone";
  if (code === "invalid_type") return "This is not of the kind that the field takes";
  return undefined;
}

/** A line by which the desk knows a draft, however little is in it. */
export function titleOf(draft: DraftContent): string {
  const words = [draft.designation, draft.name].filter((part): part is string => typeof part === "string");
  const [designation = "", name = ""] = words.map((part) => part.trim());
  return fullName({ designation, name }).trim() || "Untitled record";
}

/** What must be typed to purge a record: its name exactly, or what it is known by without one. */
export function nameToPurge({ name, designation }: DraftContent, slug: string): string {
  for (const part of [name, designation]) if (typeof part === "string" && part.trim() !== "") return part.trim();
  return slug;
}

/** Whether two drafts say the same. A field that is absent says the same as one that is null, or a list without a row. */
export const sameDraft = (one: DraftContent, other: DraftContent): boolean =>
  sameJson(withoutNulls(one), withoutNulls(other));

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0))
      .map(([field, inner]) => [field, withoutNulls(inner)]),
  );
}
