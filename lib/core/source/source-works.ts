import { ENGLISH, type Words } from "@/lib/core/language/words";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";

/** A source across the catalogue: entries of several records are one work where their address is the same or, without one, their
 *  title and publisher. What they say otherwise of it is taken as most of them have it. */
export type SourceWork = {
  /** Names the work in addresses: made from what identifies it, so it stays while that does. */
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly kind: string;
  /** Published records that list it. */
  readonly records: number;
  /** Claims of these records that rest on it, alone or with others. */
  readonly claims: number;
};

export const UNDATED = "undated";
export const SOURCES_PER_PAGE = 50;
const PAGE_MAX = 10_000;

/** Everything that the address of the list of sources says. */
export type SourceFilter = {
  readonly query: string;
  readonly publisher: string | null;
  readonly kind: string | null;
  /** A year of publication, or {@link UNDATED}. */
  readonly year: string | null;
  readonly page: number;
};

/** Reads any address without throwing. What cannot be used is dropped, each with a sentence for the reader. */
export function parseSourceFilter(
  params: URLSearchParams,
  { text }: Words = ENGLISH,
): { filter: SourceFilter; notices: string[] } {
  const notices: string[] = [];
  const read = (name: string, allows: (value: string) => boolean, takes: string): string | null => {
    const value = tidy(params.get(name) ?? "");
    if (value === "" || allows(value)) return value || null;
    notices.push(text("notice.takes", { param: name, allowed: takes }) + text("site.stop"));
    return null;
  };
  const page = read(
    "page",
    (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= PAGE_MAX,
    text("notice.number", { min: "1", max: String(PAGE_MAX) }),
  );
  const filter = {
    query: tidy(params.get("q") ?? "").slice(0, 200),
    publisher: read("publisher", (value) => value.length <= 120, text("notice.publisher")),
    kind: read("kind", (value) => SOURCE_KINDS.has(value), SOURCE_KINDS.codes.join(", ")),
    year: read(
      "year",
      (value) => value === UNDATED || /^(18|19|20|21)\d\d$/.test(value),
      text("notice.yearOr", { other: UNDATED }),
    ),
    page: Number(page ?? 1),
  };
  return { filter, notices };
}

/** The one address of a list of sources: defaults are left out. */
export function sourcesHref(filter: Partial<SourceFilter> = {}): string {
  const params = new URLSearchParams();
  if (filter.query) params.set("q", filter.query);
  for (const name of ["publisher", "kind", "year"] as const) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  if (filter.page && filter.page > 1) params.set("page", String(filter.page));
  return params.size > 0 ? `/sources?${params.toString()}` : "/sources";
}

/** How many works there are, and by what they can be narrowed. A filter's own counts ignore its choice. */
export type SourceList = {
  readonly total: number;
  readonly works: readonly SourceWork[];
  readonly kinds: readonly Counted[];
  readonly years: readonly Counted[];
  readonly publishers: readonly Counted[];
};
export type Counted = { readonly value: string; readonly count: number };

const tidy = (raw: string) =>
  raw
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
