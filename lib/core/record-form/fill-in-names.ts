import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";

/** Gives an address to a record, and keys to programmes, that were left without: made from what is known of them.
 *  What was typed is left alone, whether or not it is fit. */
export function fillInNames(content: JsonObject): JsonObject {
  const slug = isBlank(content.slug) ? addressOf(content) : null;
  const programmes = Array.isArray(content.programmes) ? withKeys(content.programmes as Json[]) : null;
  return { ...content, ...(slug ? { slug } : {}), ...(programmes ? { programmes } : {}) };
}

function addressOf({ designation, name }: JsonObject): string | null {
  const words = [designation, name].filter((part): part is string => typeof part === "string" && part.trim() !== "");
  const [first = "", second = ""] = words.map(hyphened);
  return (second.startsWith(first) ? second : `${first}-${second}`).replace(/^-|-$/g, "").slice(0, 80) || null;
}

function withKeys(rows: readonly Json[]): Json[] {
  const taken = new Set(rows.map((row) => (isJsonObject(row) ? row.key : null)));
  return rows.map((row) => {
    if (!isJsonObject(row) || !isBlank(row.key) || isBlank(row.operator)) return row;
    const service = Array.isArray(row.services) ? (row.services as Json[])[0] : null;
    const stem = hyphened([row.operator, service].filter((part) => typeof part === "string").join(" ")).slice(0, 50);
    if (!stem) return row;
    let key = stem;
    for (let count = 2; taken.has(key); count++) key = `${stem}-${count}`;
    taken.add(key);
    return { ...row, key };
  });
}

const isBlank = (value: Json | undefined) =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

const hyphened = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
