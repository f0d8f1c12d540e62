import type { FieldPath } from "@/lib/exchange/raw-record";

/** How a record lies in a table, for CSV and XLSX: a row for the record itself and, below it, a row for each of its names, makers,
 *  specifications, programmes, events and so on. Every cell holds one plain value, which a spreadsheet can sort and correct;
 *  lists of words stand in one cell, a line each. Both ways, writing and reading, go by this one description. */
export type Field = {
  /** Heading of the column. */
  readonly column: string;
  /** Where the value stands within the row's own object. */
  readonly path: readonly string[];
  readonly holds: "text" | "number" | "list";
};

export type RowKind = {
  /** What stands in the column `row`. */
  readonly name: string;
  /** The list that these rows make: of the record, or of the row of another kind that they stand below. */
  readonly list: string | null;
  readonly below: string | null;
  readonly fields: readonly Field[];
};

const text = (column: string, ...path: string[]): Field => ({
  column,
  path: path.length ? path : [column],
  holds: "text",
});
const number = (column: string, ...path: string[]): Field => ({ ...text(column, ...path), holds: "number" });
const list = (column: string, ...path: string[]): Field => ({ ...text(column, ...path), holds: "list" });
const money = [
  number("amount", "value", "amount"),
  text("currency", "value", "currency"),
  number("usd", "value", "usd"),
  text("usdAsOf", "value", "usdAsOf"),
  list("valueSources", "value", "sources"),
];

export const ROW_KINDS: readonly RowKind[] = [
  {
    name: "record",
    list: null,
    below: null,
    fields: [
      text("slug"),
      text("level"),
      text("parent"),
      text("designation"),
      text("name"),
      text("domain"),
      text("category"),
      list("roles"),
      list("origin"),
      number("introduced", "introduced", "year"),
      list("sources", "introduced", "sources"),
      text("summary"),
    ],
  },
  { name: "name", list: "names", below: "record", fields: [text("text"), text("kind"), text("lang")] },
  {
    name: "manufacturer",
    list: "manufacturers",
    below: "record",
    fields: [text("name"), text("country"), text("part")],
  },
  {
    name: "spec",
    list: "specs",
    below: "record",
    fields: [
      text("key"),
      text("of"),
      number("value"),
      number("valueTo"),
      text("unit"),
      text("certainty"),
      text("text"),
      text("note"),
      list("sources"),
    ],
  },
  {
    name: "variant",
    list: "variants",
    below: "record",
    fields: [text("designation"), text("note"), text("other", "slug")],
  },
  {
    name: "programme",
    list: "programmes",
    below: "record",
    fields: [
      text("key"),
      text("operator"),
      list("services"),
      text("status"),
      text("route"),
      number("ordered"),
      number("delivered"),
      ...money,
      text("asOf"),
      text("note"),
      list("sources"),
    ],
  },
  {
    name: "event",
    list: "events",
    below: "programme",
    fields: [text("date"), text("type"), text("detail"), number("quantity"), ...money, list("sources")],
  },
  {
    name: "picture",
    list: "pictures",
    below: "record",
    fields: [text("file"), text("alt"), text("credit"), text("licence"), text("url"), text("focus")],
  },
  { name: "relation", list: "related", below: "record", fields: [text("kind"), text("other", "slug"), text("note")] },
  { name: "dispute", list: "disputes", below: "record", fields: [text("about"), number("preferred"), text("reason")] },
  { name: "side", list: "sides", below: "dispute", fields: [text("claim"), list("sources")] },
  {
    name: "source",
    list: "sources",
    below: "record",
    fields: [text("id"), text("title"), text("publisher"), text("url"), text("date"), text("kind")],
  },
];

/** All columns, in the order in which they are written: what a row is and whose, then the fields of each kind as they come. */
export const COLUMNS: readonly string[] = [
  ...new Set(["row", "slug", "version", ...ROW_KINDS.flatMap(({ fields }) => fields.map(({ column }) => column))]),
];

export const kindsBelow = (name: string): readonly RowKind[] => ROW_KINDS.filter(({ below }) => below === name);

/** The column in which a field of a row stands; the first that it reaches where the path goes deeper. */
export function columnOf(kind: RowKind, path: FieldPath): string {
  const match = (field: Field) =>
    field.path.every((part, at) => path[at] === undefined || part === path[at]) && path.length > 0;
  const exact = kind.fields
    .filter(match)
    .sort((a, b) => Number(b.path.length <= path.length) - Number(a.path.length <= path.length));
  return exact[0]?.column ?? "";
}

/** A list as one cell, a line for each entry. One that could not be told apart from that is written as JSON. */
export const listCell = (entries: readonly string[]): string =>
  entries.some((entry) => /[\r\n]/.test(entry)) || entries[0]?.startsWith("[")
    ? JSON.stringify(entries)
    : entries.join("\n");

/** The entries of such a cell; what is not JSON after all is read as lines. */
export function listOf(cell: string): unknown {
  if (cell.startsWith("[")) {
    try {
      return JSON.parse(cell) as unknown;
    } catch {
      // A word in brackets, typed by a person.
    }
  }
  return cell
    .split(/\r\n|\r|\n/)
    .map((entry) => entry.trim())
    .filter(Boolean);
}
