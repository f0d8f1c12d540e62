import type { Json } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import { own } from "@/lib/core/own";

/** By which of its fields a row of a list is known, so that a row that moves is still the same row. */
const KNOWN_BY: Readonly<Record<string, readonly string[]>> = {
  names: ["text"],
  manufacturers: ["name", "part"],
  specs: ["key", "of"],
  variants: ["designation"],
  pictures: ["file"],
  programmes: ["key"],
  events: ["date", "type"],
  related: ["kind", "slug"],
  disputes: ["about"],
  sides: ["claim"],
  sources: ["id"],
};

/** A list's rows by their identity, in the list's order. Rows that would share one are told apart by their count: `length #2`.
 *  Texts and citations are known by what they say. `field` is the list's own name: `specs`, `events`. */
export function rowsByIdentity(field: string, rows: readonly Json[]): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const row of rows) {
    const name = identityOf(field, row);
    let identity = name;
    for (let count = 2; found.has(identity); count++) identity = `${name} #${count}`;
    found.set(identity, row);
  }
  return found;
}

function identityOf(field: string, row: Json): string {
  if (!isJsonObject(row)) return typeof row === "string" ? row : JSON.stringify(row);
  const parts = (own(KNOWN_BY, field) ?? []).flatMap((part) => {
    const value = row[part];
    return value === undefined || value === null || value === ""
      ? []
      : [typeof value === "string" ? value : JSON.stringify(value)];
  });
  // A row that nobody has named yet is known by its place among such rows.
  return parts.join(", ") || "new";
}
