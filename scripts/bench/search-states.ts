import { parseSearchState } from "@/lib/core/search/url-codec";
import type { SearchState } from "@/lib/core/search/search-state";
import { syntheticDesignation } from "@/scripts/bench/synthetic-platforms";

export type StateKind = "words" | "designations" | "facets" | "one acquisition" | "paging and sorting" | "empty";
export type BenchState = { readonly kind: StateKind; readonly params: string; readonly state: SearchState };

/** What is asked, as it stands in a URL. A fixed mix: to change it is to begin a new series of figures. */
const ASKED: Readonly<Record<StateKind, readonly string[]>> = {
  words: [
    "q=fighter",
    "q=radar",
    "q=anti-tank missile",
    "q=frigate",
    "q=transport helicopter",
    "q=indian navy",
    "q=hindustan aeronautics",
    "q=silent heron",
  ],
  designations: [
    "q=su 30 mki",
    "q=p8i",
    "q=t-90",
    "q=mig29",
    "q=c130j",
    "q=m 777",
    "q=rafale",
    `q=${syntheticDesignation(500).toLowerCase().replace("-", " ")}`,
  ],
  facets: [
    "domain=air",
    "category=fighter-aircraft&category=strike-aircraft",
    "origin=US&origin=FR",
    "status=inducted",
    "stage=coming",
    "operator=IN",
    "domain=sea&category=frigate&origin=IN",
    "introducedFrom=2000&introducedTo=2015&domain=land",
  ],
  "one acquisition": [
    "operator=IN&status=inducted",
    "operator=IN&status=on-order&status=in-delivery",
    "operator=IN&service=Indian Navy&stage=in-service",
    "operator=IN&operator=FR&status=inducted&status=retired",
    "operator=IN&route=fms",
    "operator=IN&stage=coming&route=indigenous&category=radar",
    "q=missile&operator=IN&status=inducted",
    "service=Indian Air Force&status=inducted&origin=IN",
  ],
  "paging and sorting": [
    "page=2",
    "page=3&perPage=50",
    "sort=-introduced",
    "sort=-updated&page=2",
    "q=missile&page=2",
    "operator=IN&sort=name&page=2",
  ],
  empty: ["", "perPage=100", "q=zzqxv", "operator=IN&introducedFrom=2090"],
};

/** The states, each checked to be what its URL says. */
export const BENCH_STATES: readonly BenchState[] = Object.entries(ASKED).flatMap(([kind, list]) =>
  list.map((asked): BenchState => {
    const params = new URLSearchParams(asked);
    const { state, notices } = parseSearchState(params);
    if (notices.length > 0)
      throw new Error(`"${asked}" is not a search: ${notices.map((notice) => notice.message).join("; ")}`);
    return { kind: kind as StateKind, params: params.toString(), state };
  }),
);

/** What is typed into the search box, letter by letter. */
export const TYPED: readonly string[] = [
  "fi",
  "figh",
  "raf",
  "su 3",
  "su 30",
  "brahm",
  "p8",
  "heli",
  "subma",
  "indian na",
];
