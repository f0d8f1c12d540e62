import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject, sameJson } from "@/lib/core/json";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { own } from "@/lib/core/own";
import { fieldLabel, inOrder, rowLabel, saidOf } from "@/lib/core/platform/describe-fields";
import { rowsByIdentity } from "@/lib/core/platform/row-identity";
import { isStoredMoney, MONEY_FIELDS, storedMoneyText, type StoredMoney } from "@/lib/core/programme/format-money";
import type { Segment } from "@/lib/core/platform/text-difference";
import { textDifference } from "@/lib/core/platform/text-difference";

/** One difference between two versions, in words. */
export type DescribedChange = {
  /** As in a conflict: `programmes[in-navy].delivered`. */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** What it is about: `Programme "India, Indian Navy"`, or the field itself: `Summary`. */
  readonly about: string;
  /** The whole as one sentence: `Programme "India, Indian Navy": delivered 8 → 12`. */
  readonly text: string;
  /** For running text that was changed: its pieces, the removed and the added ones marked. */
  readonly segments: readonly Segment[] | null;
};

/** Texts from this length on are compared word by word. */
const RUNNING_TEXT = 60;

/** What stands otherwise in `after` than in `before`, in the record's order: fields, rows by what they are, units, citations.
 *  Takes drafts as well as records, whatever was typed into them. */
export function describeChanges(
  before: JsonObject | null,
  after: JsonObject,
  words: Words = ENGLISH,
): DescribedChange[] {
  if (!before) return [];
  const found: DescribedChange[] = [];
  compareFields({ before, after, path: "", about: null, sources: sourceTitles(before, after), words }, found);
  return found;
}

type Place = {
  before: JsonObject;
  after: JsonObject;
  path: string;
  /** The row that the fields belong to; null for the record itself. */
  about: string | null;
  sources: ReadonlyMap<string, string>;
  words: Words;
};

function compareFields({ before, after, path, about, sources, words }: Place, found: DescribedChange[]): void {
  const say = saidOf(sources, words);
  if (about !== null && isQuantity(before) && isQuantity(after) && !sameQuantity(before, after))
    found.push(changed(words, `${path}.value`, about, "value", quantity(before, say), quantity(after, say)));

  for (const field of inOrder([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [own(before, field), own(after, field)];
    // A field that nobody filled in may be null or not there: that is no difference.
    if (
      sameJson(old ?? null, now ?? null) ||
      (about !== null && QUANTITY.has(field) && isQuantity(before) && isQuantity(after))
    )
      continue;
    const inner = path ? `${path}.${field}` : field;
    if ((isRows(old) || isRows(now)) && (isRows(old) || isEmpty(old)) && (isRows(now) || isEmpty(now))) {
      const [left, right] = [isRows(old) ? old : [], isRows(now) ? now : []];
      compareRows({ field, before: left, after: right, path: inner, about, sources, words }, found);
    } else if (isJsonObject(old) && isJsonObject(now)) {
      const label = about === null ? fieldLabel(field, words) : `${about}, ${fieldLabel(field, words).toLowerCase()}`;
      const areMoney = isStoredMoney(old) && isStoredMoney(now);
      if (areMoney && !sameSum(old, now)) {
        const [was, is] = sums(old, now, words);
        found.push(changed(words, inner, about, field, was, is, old, now));
      }
      const [left, right] = areMoney ? [besidesTheSum(old), besidesTheSum(now)] : [old, now];
      compareFields({ before: left, after: right, path: inner, about: label, sources, words }, found);
    } else found.push(changed(words, inner, about, field, say(field, old), say(field, now), old, now));
  }
}

type Rows = {
  field: string;
  before: readonly Json[];
  after: readonly Json[];
  path: string;
  about: string | null;
  sources: Place["sources"];
  words: Words;
};

function compareRows({ field, before, after, path, about, sources, words }: Rows, found: DescribedChange[]): void {
  const [left, right] = [rowsByIdentity(field, before), rowsByIdentity(field, after)];
  const named = (row: Json) =>
    about === null ? rowLabel(field, row, words) : `${about}, ${lowered(rowLabel(field, row, words))}`;
  const tell = (kind: "added" | "removed", identity: string, row: Json) =>
    found.push({
      path: `${path}[${identity}]`,
      kind,
      about: named(row),
      text: words.text(`change.${kind}`, { what: named(row) }),
      segments: null,
    });
  for (const [identity, row] of left) {
    const now = right.get(identity);
    if (now === undefined) tell("removed", identity, row);
    else if (isJsonObject(row) && isJsonObject(now))
      compareFields(
        { before: row, after: now, path: `${path}[${identity}]`, about: named(now), sources, words },
        found,
      );
  }
  for (const [identity, row] of right) if (!left.has(identity)) tell("added", identity, row);
  const [kept, now] = [
    [...left.keys()].filter((row) => right.has(row)),
    [...right.keys()].filter((row) => left.has(row)),
  ];
  if (kept.join("\n") === now.join("\n")) return;
  const label = about === null ? fieldLabel(field, words) : `${about}, ${fieldLabel(field, words).toLowerCase()}`;
  found.push({
    path: `${path} order`,
    kind: "moved",
    about: label,
    text: words.text("change.order", { what: label }),
    segments: null,
  });
}

function changed(
  words: Words,
  path: string,
  about: string | null,
  field: string,
  before: string | null,
  after: string | null,
  old?: Json,
  now?: Json,
): DescribedChange {
  const label = fieldLabel(field, words);
  // A figure needs no word before it: "Length: 120 m → 125 m".
  const what =
    about === null ? label : old === undefined && now === undefined ? `${about}:` : `${about}: ${lowered(label)}`;
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  const isLong = typeof old === "string" && typeof now === "string" && Math.max(old.length, now.length) >= RUNNING_TEXT;
  const segments = isLong ? textDifference(old, now) : null;
  const nothing = words.text("change.nothing");
  const text = segments
    ? words.text("change.reworded", { what })
    : `${what} ${before ?? nothing} → ${after ?? nothing}`;
  return { path, kind, about: about ?? label, text, segments };
}

/** A specification's figure is read with its unit and certainty, so it is told as one. */
const QUANTITY = new Set(["value", "valueTo", "unit", "certainty"]);
const isQuantity = (row: JsonObject) => "unit" in row && !isJsonObject(row.value);
const sameQuantity = (one: JsonObject, other: JsonObject) =>
  [...QUANTITY].every((field) => sameJson(one[field] ?? null, other[field] ?? null));

function quantity(row: JsonObject, say: ReturnType<typeof saidOf>): string | null {
  const { value, valueTo, unit, certainty } = row;
  if (value === null || value === undefined) return null;
  const figures = [value, valueTo].flatMap((figure) => say("value", figure) ?? []).join("–");
  const how =
    certainty === "exact" || certainty === undefined || certainty === null ? null : say("certainty", certainty);
  return [how, figures, say("unit", unit)].filter(Boolean).join(" ");
}

/** A sum of money is read with its currency and its dollars, so it is told as one. */
const sameSum = (one: JsonObject, other: JsonObject) =>
  MONEY_FIELDS.every((field) => sameJson(one[field] ?? null, other[field] ?? null));

const besidesTheSum = (money: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(money).filter(([field]) => !MONEY_FIELDS.includes(field)));

function sums(old: StoredMoney, now: StoredMoney, words: Words): [string, string] {
  const [was, is] = [storedMoneyText(old, words), storedMoneyText(now, words)];
  return was === is ? [storedMoneyText(old, words, true), storedMoneyText(now, words, true)] : [was, is];
}

/** Lists whose rows are compared one by one: of objects, and of plain texts such as origins and citations. */
const isRows = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isEmpty = (value: Json | undefined) => value === undefined || value === null;

const lowered = (label: string) => label.slice(0, 1).toLowerCase() + label.slice(1);

function sourceTitles(...records: readonly JsonObject[]): Map<string, string> {
  const rows = records.flatMap((record) => (isRows(record.sources) ? record.sources : []));
  return new Map(
    rows.flatMap((row) =>
      isJsonObject(row) && typeof row.id === "string" && typeof row.title === "string" ? [[row.id, row.title]] : [],
    ),
  );
}
