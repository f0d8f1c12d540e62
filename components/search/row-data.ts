import { words } from "@/components/language/words";
import { silhouetteOf } from "@/components/platform/silhouettes";
import { headlineFacts, originOf } from "@/components/search/describe-hit";
import { cutSegments } from "@/components/search/cut-segments";
import { nameSegments, segmentsOf } from "@/components/search/highlighted";
import type { Hit, Segment } from "@/lib/core/search/results";
import type { Category } from "@/lib/core/taxonomy/categories";
import type { Status } from "@/lib/core/taxonomy/statuses";

/** What a browser draws a result at reading size from. */
export type RowData = {
  readonly href: string;
  readonly category: Category;
  readonly designation: readonly Segment[];
  /** Null where the designation says it. */
  readonly name: readonly Segment[] | null;
  readonly kind: string;
  /** The headline status with its word; null where there is no programme. */
  readonly status: { readonly code: Status; readonly label: string } | null;
  readonly facts: readonly string[];
  readonly summary: readonly Segment[];
};

/** Characters of a summary in a list: two lines of a wide screen. */
const SUMMARY_MAX = 160;

/** The path of the side view of each category among the results. */
export type Drawings = Readonly<Partial<Record<Category, string>>>;

/** The results in words, and the drawings that they share. */
export function resultRows(hits: readonly Hit[]): { rows: RowData[]; drawings: Drawings } {
  const { label } = words();
  return {
    rows: hits.map((hit) => ({
      href: hit.url,
      category: hit.category,
      designation: segmentsOf(hit, "designation"),
      name: nameSegments(hit),
      kind: [label("category", hit.category), hit.manufacturers.slice(0, 2).join(", "), originOf(hit)]
        .filter(Boolean)
        .join(" · "),
      status: hit.headline ? { code: hit.headline.status, label: label("status", hit.headline.status) } : null,
      facts: hit.headline ? headlineFacts(hit.headline) : [],
      summary: cutSegments(segmentsOf(hit, "summary"), SUMMARY_MAX),
    })),
    drawings: Object.fromEntries(hits.map(({ category }) => [category, silhouetteOf(category)])),
  };
}
