import { ENGLISH, type Words } from "@/lib/core/language/words";
import { isSlug } from "@/lib/core/platform/slug";

/** Side by side means that one can look across: more columns are a table, which the list offers. */
export const COMPARE_MAX = 5;

/** Everything that a comparison's address says. */
export type Comparison = {
  /** Addresses of the records, in the reader's order. */
  readonly slugs: readonly string[];
  readonly onlyDifferences: boolean;
  /** What was typed to add a further record; empty for none. */
  readonly add: string;
};

/** Reads any address without throwing. What cannot be used is dropped, each with a sentence for the reader. */
export function parseComparison(
  params: URLSearchParams,
  { text }: Words = ENGLISH,
): { comparison: Comparison; notices: string[] } {
  const notices: string[] = [];
  const slugs: string[] = [];
  for (const raw of params.getAll("p")) {
    const slug = raw.trim().toLowerCase();
    if (!slug) continue;
    if (!isSlug(slug)) notices.push(text("compare.noAddress", { raw: raw.slice(0, 60) }));
    else if (slugs.includes(slug)) notices.push(text("compare.twice", { slug }));
    else if (slugs.length === COMPARE_MAX) notices.push(text("compare.tooMany", { max: COMPARE_MAX, slug }));
    else slugs.push(slug);
  }
  const only = params.get("only") ?? "";
  if (only !== "" && only !== "differences") notices.push(text("compare.only"));
  const add = (params.get("add") ?? "")
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
  return { comparison: { slugs, onlyDifferences: only === "differences", add }, notices };
}

/** The one address of a comparison: what is typed to add is no part of it. */
export function compareHref({
  slugs,
  onlyDifferences = false,
}: Partial<Comparison> & Pick<Comparison, "slugs">): string {
  const params = new URLSearchParams(slugs.map((slug) => ["p", slug]));
  if (onlyDifferences) params.set("only", "differences");
  return params.size > 0 ? `/compare?${params.toString()}` : "/compare";
}
