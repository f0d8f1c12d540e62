import { figure } from "@/lib/core/figure";
import type { Json } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { countryName } from "@/lib/core/taxonomy/countries";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { EVENT_TYPES } from "@/lib/core/taxonomy/event-types";
import { PICTURE_FOCUSES } from "@/lib/core/taxonomy/picture-focuses";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

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
export const fieldLabel = (field: string): string =>
  (Object.hasOwn(LABELS, field) ? LABELS[field] : undefined) ??
  field.slice(0, 1).toUpperCase() + field.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a row is called: `Programme "India, Indian Navy"`, `Length (Mk 2)`, `Source "Notice of an order"`. */
export function rowLabel(field: string, row: Json): string {
  const is = isJsonObject(row) ? row : {};
  switch (field) {
    case "programmes":
      return `Programme "${listed(country(is.operator), ...(Array.isArray(is.services) ? (is.services as Json[]).map(word) : [])) || word(is.key)}"`;
    case "events":
      return `Event "${listed(word(is.date), EVENT_TYPES.labelOf(word(is.type)).toLowerCase())}"`;
    case "specs":
      return `${SPEC_KEYS.labelOf(word(is.key)) || "Specification"}${is.of ? ` (${word(is.of)})` : ""}`;
    case "names":
      return `Name "${word(is.text)}"`;
    case "manufacturers":
      return `Manufacturer "${word(is.name)}"`;
    case "variants":
      return `Variant "${word(is.designation)}"`;
    case "pictures":
      return `Picture "${word(is.alt) || word(is.file)}"`;
    case "related":
      return `Relation "${listed(RELATION_KINDS.labelOf(word(is.kind)).toLowerCase(), word(is.slug))}"`;
    case "disputes":
      return `Dispute "${word(is.about)}"`;
    case "sides":
      return `Side "${word(is.claim).slice(0, 60)}"`;
    case "sources":
      // Within a claim, a citation: the id of a source.
      return isJsonObject(row) ? `Source "${word(is.title) || word(is.id)}"` : `Citation of "${word(row)}"`;
    case "origin":
      return `Origin "${country(row)}"`;
    case "roles":
      return `Role "${word(row)}"`;
    case "services":
      return `Service "${word(row)}"`;
    default:
      return `${fieldLabel(field)} "${word(row)}"`;
  }
}

const CODES: Readonly<Record<string, (code: string) => string>> = {
  status: (code) => STATUSES.labelOf(code),
  route: (code) => ROUTES.labelOf(code),
  category: (code) => CATEGORIES.labelOf(code),
  domain: (code) => DOMAINS.labelOf(code),
  focus: (code) => PICTURE_FOCUSES.labelOf(code),
  operator: (code) => country(code),
  country: (code) => country(code),
  certainty: (code) => code.replaceAll("-", " "),
};

/** Says a value in words: codes by their label, figures with separators, nothing as null. */
export const saidOf =
  (sources: ReadonlyMap<string, string>) =>
  (field: string, value: Json | undefined): string | null => {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "number") return field === "year" ? String(value) : figure(value);
    if (typeof value === "string")
      return (Object.hasOwn(CODES, field) ? CODES[field]?.(value) : sources.get(value)) ?? value;
    return JSON.stringify(value);
  };

const word = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
const country = (value: Json | undefined): string => {
  const code = word(value);
  return /^[A-Z]{2}$/.test(code) ? countryName(code) : code;
};
const listed = (...words: readonly string[]) => words.filter(Boolean).join(", ");
