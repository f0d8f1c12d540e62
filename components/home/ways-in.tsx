import { WayLink } from "@/components/ui/way-link";
import type { FacetKey } from "@/lib/core/search/facets";
import { emptySearch } from "@/lib/core/search/search-state";
import type { SearchState } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

const by = (facets: Partial<Record<FacetKey, readonly string[]>>, change: Partial<SearchState> = {}): SearchState => {
  const empty = emptySearch();
  return { ...empty, ...change, facets: { ...empty.facets, ...facets } };
};

const WAYS: readonly { label: string; note: string; search: SearchState }[] = [
  { label: "Inducted by India", note: "in service today", search: by({ operator: ["IN"], status: ["inducted"] }) },
  {
    label: "From the United States, inducted by India",
    note: "Hercules, Globemaster, Poseidon, Chinook and others",
    search: by({ operator: ["IN"], origin: ["US"], status: ["inducted"] }),
  },
  {
    label: "From the United States, coming to India",
    note: "proposed, planned, approved and on order",
    search: by({ operator: ["IN"], origin: ["US"], stage: ["coming"] }),
  },
  {
    label: "Planned co-production in India",
    note: "announced, nothing signed",
    search: by({ operator: ["IN"], status: ["planned-co-production"] }),
  },
  { label: "Bought as a US Foreign Military Sale", note: "by any operator", search: by({ route: ["fms"] }) },
  {
    label: "Coming to the Indian Navy",
    note: "ships, aircraft and weapons",
    search: by({ service: ["Indian Navy"], stage: ["coming"] }),
  },
  {
    label: "In co-production in India",
    note: "built under a joint or licensed programme",
    search: by({ operator: ["IN"], status: ["in-co-production"] }),
  },
  {
    label: "Newest in service",
    note: "by year of introduction",
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
            <span className="strong">{label}</span>
            <span className="text-sm text-soft">{note}</span>
          </WayLink>
        </li>
      ))}
    </ul>
  );
}
