import type { Json } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import { fieldLabel, saidOf } from "@/lib/core/platform/describe-fields";
import type { Overlap } from "@/lib/core/platform/merge-changes";

/** An overlap in words: where it is, and what each side has there. */
export function describeOverlap({ path, ...sides }: Overlap): Record<"label" | "base" | "theirs" | "mine", string> {
  const field = /([A-Za-z]+)(?: order)?$/.exec(path.replace(/\[[^\]]*\]$/, ""))?.[1] ?? path;
  const say = (value: Json | undefined) => saidInWords(field, value);
  return { label: labelOf(path), base: say(sides.base), theirs: say(sides.theirs), mine: say(sides.mine) };
}

/** `programmes[in-navy].delivered` is `Programmes, in-navy: delivered`. */
function labelOf(path: string): string {
  const isOrder = path.endsWith(" order");
  const words = path
    .replace(/ order$/, "")
    .replace(/\[([^\]]*)\]/g, ", $1: ")
    .split(/(?<=: )\.?|\./)
    .filter(Boolean)
    .map((part, at) => {
      const [, name = "", rest = ""] = /^([A-Za-z]*)(.*)$/s.exec(part) ?? [];
      const label = fieldLabel(name);
      return (at === 0 ? label : label.slice(0, 1).toLowerCase() + label.slice(1)) + rest;
    })
    .join(" ")
    .replace(/: $/, "");
  return isOrder ? `${words}: order` : words;
}

function saidInWords(field: string, value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (Array.isArray(value)) return (value as Json[]).map((item) => saidInWords(field, item)).join("\n") || "nothing";
  if (isJsonObject(value))
    return Object.entries(value)
      .filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0))
      .map(([name, inner]) => `${fieldLabel(name)}: ${saidInWords(name, inner)}`)
      .join("\n");
  return saidOf(new Map())(field, value) ?? "nothing";
}
