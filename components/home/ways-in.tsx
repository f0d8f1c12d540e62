import { words } from "@/components/language/words";
import type { TextKey } from "@/lib/core/language/language";
import { WayLink } from "@/components/ui/way-link";
import type { FacetKey } from "@/lib/core/search/facets";
import { emptySearch } from "@/lib/core/search/search-state";
import type { SearchState } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

const by = (facets: Partial<Record<FacetKey, readonly string[]>>, change: Partial<SearchState> = {}): SearchState => {
  const empty = emptySearch();
  return { ...empty, ...change, facets: { ...empty.facets, ...facets } };
};

const WAYS: readonly { label: TextKey; note: TextKey; search: SearchState }[] = [
  {
    label: "ways.indiaInducted",
    note: "ways.indiaInductedNote",
    search: by({ operator: ["IN"], status: ["inducted"] }),
  },
  {
    label: "ways.usInducted",
    note: "ways.usInductedNote",
    search: by({ operator: ["IN"], origin: ["US"], status: ["inducted"] }),
  },
  {
    label: "ways.usComing",
    note: "ways.usComingNote",
    search: by({ operator: ["IN"], origin: ["US"], stage: ["coming"] }),
  },
  {
    label: "ways.indiaCoProduction",
    note: "ways.indiaCoProductionNote",
    search: by({ operator: ["IN"], status: ["planned-co-production"] }),
  },
  { label: "ways.fms", note: "ways.fmsNote", search: by({ route: ["fms"] }) },
  {
    label: "ways.navyComing",
    note: "ways.navyComingNote",
    search: by({ service: ["Indian Navy"], stage: ["coming"] }),
  },
  {
    label: "ways.indiaInCoProduction",
    note: "ways.indiaInCoProductionNote",
    search: by({ operator: ["IN"], status: ["in-co-production"] }),
  },
  {
    label: "ways.newest",
    note: "ways.newestNote",
    search: by({ stage: ["in-service"] }, { sort: "-introduced" }),
  },
];

/** Questions that many come with, as searches. */
export function WaysIn() {
  return (
    <ul className="grid gap-x-10 sm:grid-cols-2">
      {WAYS.map(({ label, note, search }) => (
        <li key={label} className="border-b border-rule">
          <WayLink
            href={searchHref(search)}
            className="flex min-h-12 flex-wrap items-baseline gap-x-3 py-2.5 no-underline"
          >
            <span className="strong">{words().text(label)}</span>
            <span className="text-sm text-soft">{words().text(note)}</span>
          </WayLink>
        </li>
      ))}
    </ul>
  );
}
