import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { own } from "@/lib/core/own";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { isStoredMoney, storedMoneyText } from "@/lib/core/programme/format-money";
import { isPartialDate } from "@/lib/core/time/partial-date";
import { PICTURE_FOCUSES } from "@/lib/core/taxonomy/picture-focuses";

/** Fields whose words are not those of their name. */
const LABELS: Readonly<Record<string, string>> = {
  slug: "Address",
  names: "Further names",
  origin: "Origin",
  introduced: "First service",
  specs: "Specifications",
  related: "Relations",
  asOf: "As of",
  usd: "Value in dollars",
  usdAsOf: "Date of the conversion",
  valueTo: "Upper end",
  url: "Web address",
  of: "Version",
  key: "Key",
  lang: "Language",
  alt: "What it shows",
  focus: "What stays in sight",
};

const FIELDS = Object.keys(platformRecordSchema.shape);

/** A record's fields in the order of its schema, each once; others behind them. A stored version does not keep an order of its own. */
export const inOrder = (fields: readonly string[]): string[] => {
  const place = (field: string) => (FIELDS.includes(field) ? FIELDS.indexOf(field) : FIELDS.length);
  return [...new Set(fields)].sort((a, b) => place(a) - place(b));
};

/** `asOf` is `As of`, `manufacturers` is `Manufacturers`. */
export const fieldLabel = (field: string, words: Words = ENGLISH): string =>
  words.field(field) ??
  own(LABELS, field) ??
  field.slice(0, 1).toUpperCase() + field.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a row is called: `Programme "India, Indian Navy"`, `Length (Mk 2)`, `Source "Notice of an order"`. */
export function rowLabel(field: string, row: Json, words: Words = ENGLISH): string {
  const { text } = words;
  const is = isJsonObject(row) ? row : {};
  switch (field) {
    case "programmes":
      return text("row.programme", {
        name:
          listed(
            country(is.operator, words),
            ...(Array.isArray(is.services) ? (is.services as Json[]).map((one) => words.service(word(one))) : []),
          ) || word(is.key),
      });
    case "events":
      return text("row.event", { name: listed(said(word(is.date), words), words.inSentence("event", word(is.type))) });
    case "specs":
      return `${words.label("spec", word(is.key)) || text("row.spec")}${is.of ? ` (${word(is.of)})` : ""}`;
    case "names":
      return text("row.name", { name: word(is.text) });
    case "manufacturers":
      return text("row.manufacturer", { name: word(is.name) });
    case "variants":
      return text("row.variant", { name: word(is.designation) });
    case "pictures":
      return text("row.picture", { name: word(is.alt) || word(is.file) });
    case "related":
      return text("row.relation", { name: listed(words.inSentence("relation", word(is.kind)), word(is.slug)) });
    case "disputes":
      return text("row.dispute", { name: word(is.about) });
    case "sides":
      return text("row.side", { name: word(is.claim).slice(0, 60) });
    case "sources":
      // Within a claim, a citation: the id of a source.
      return isJsonObject(row)
        ? text("row.source", { name: word(is.title) || word(is.id) })
        : text("row.citation", { name: word(row) });
    case "origin":
      return text("row.origin", { name: country(row, words) });
    case "roles":
      return text("row.role", { name: word(row) });
    case "services":
      return text("row.service", { name: words.service(word(row)) });
    default:
      return `${fieldLabel(field, words)} "${word(row)}"`;
  }
}

/** Fields that hold a date. What a draft has there may be anything. */
const DATES: ReadonlySet<string> = new Set(["asOf", "date", "usdAsOf"]);

const CODES: Readonly<Record<string, (code: string, words: Words) => string>> = {
  status: (code, words) => words.label("status", code),
  route: (code, words) => words.label("route", code),
  category: (code, words) => words.label("category", code),
  domain: (code, words) => words.label("domain", code),
  focus: (code) => PICTURE_FOCUSES.labelOf(code),
  operator: (code, words) => country(code, words),
  country: (code, words) => country(code, words),
  certainty: (code, words) => (words === ENGLISH ? code.replaceAll("-", " ") : words.label("certainty", code)),
  unit: (code, words) => words.label("unit", code),
};

/** Says a value in words: codes by their label, figures with separators, money as a sum, nothing as null. */
export function saidOf(sources: ReadonlyMap<string, string>, words: Words = ENGLISH) {
  return function say(field: string, value: Json | undefined): string | null {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "number") return field === "year" ? String(value) : words.figure(value);
    if (typeof value === "string") {
      if (DATES.has(field)) return said(value, words);
      return own(CODES, field)?.(value, words) ?? sources.get(value) ?? value;
    }
    if (isStoredMoney(value)) return storedMoneyText(value, words);
    return (isJsonObject(value) ? fieldsSaid(value, say, words) : "") || JSON.stringify(value);
  };
}

/** The fields of a value, its citations apart: the year itself where it has no other, else each with its name. */
function fieldsSaid(value: JsonObject, say: (field: string, value: Json) => string | null, words: Words): string {
  const told = inOrder(Object.keys(value)).flatMap((field) => {
    const is = field === "sources" ? null : say(field, value[field] as Json);
    return is === null ? [] : [{ label: fieldLabel(field, words).toLowerCase(), is }];
  });
  const [only, ...more] = told;
  return only && more.length === 0 ? only.is : told.map(({ label, is }) => `${label} ${is}`).join(", ");
}

const word = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
const country = (value: Json | undefined, words: Words): string => {
  const code = word(value);
  return /^[A-Z]{2}$/.test(code) ? words.country(code) : code;
};
const said = (date: string, words: Words) => (isPartialDate(date) ? words.date(date) : date);
const listed = (...words: readonly string[]) => words.filter(Boolean).join(", ");
