import { inThisLanguage } from "@/components/language/current-language";
import { sentText } from "@/components/language/sent-text";
import type { FacetTexts } from "@/components/search/facet-texts";
import type { FacetData, ValueData } from "@/components/search/facet-data";
import { FacetLink } from "@/components/search/facet-link";
import { FindValue } from "@/components/search/find-value";
import type { Toggles } from "@/components/search/search-address";
import { listHref, togglesOf, valuesHref } from "@/components/search/search-address";
import { WayLink } from "@/components/ui/way-link";
import { figureIn } from "@/lib/core/figure";

/** The search in which facets stand. */
export type FacetsInSearch = {
  /** In its canonical form. */
  readonly search: string;
  /** The names of all facets, in the order of an address. */
  readonly order: readonly string[];
  readonly texts: FacetTexts;
};

/** A facet, and what its links need to know of the search in which it stands. */
export type FacetInSearch = Toggles & {
  readonly facet: FacetData;
  readonly search: string;
  readonly texts: FacetTexts;
};

export const inSearch = (facet: FacetData, { search, order, texts }: FacetsInSearch): FacetInSearch => ({
  facet,
  search,
  texts,
  ...togglesOf(facet.key, search, order),
});

/** One facet of the panel. Open at first where it is short or in use; `details` keeps a reader's own choice. */
export function FacetGroup(props: FacetInSearch) {
  const { facet, search, texts, chosen } = props;
  const shown = facet.lists.reduce((sum, { values }) => sum + values.length, 0);
  return (
    <details open className="border-b border-rule py-2" data-facet={facet.key}>
      <summary className="flex min-h-9 items-center justify-between text-sm">
        <h3>
          {facet.label}
          {chosen.size > 0 ? (
            <span className="ml-2 font-normal text-soft">
              {sentText(texts, "facet.chosen", { count: chosen.size })}
            </span>
          ) : null}
        </h3>
        <span aria-hidden="true" className="text-soft">
          ▾
        </span>
      </summary>
      {shown < facet.size ? (
        <FindValue facet={facet.key} label={facet.label} search={search} count={facet.size} texts={texts} />
      ) : null}
      {facet.lists.map(({ heading, values }, at) =>
        heading === null ? (
          <FacetLinks key={at === 0 ? "first" : "last"} values={values} {...props} />
        ) : (
          <Group key={heading} heading={heading} values={values} {...props} />
        ),
      )}
      {shown < facet.size ? <AllValues facet={facet} search={search} texts={texts} /> : null}
      <Definitions facet={facet} texts={texts} />
    </details>
  );
}

/** The values as links that add or remove them. */
export function FacetLinks({
  values,
  facet,
  texts,
  chosen,
  toggled,
}: FacetInSearch & { values: readonly ValueData[] }) {
  return (
    <ul>
      {values.map(([value, count, label = value]) => (
        <FacetLink
          key={value}
          href={inThisLanguage(listHref(toggled(value)))}
          facet={facet.key}
          value={value}
          label={label}
          verb={sentText(texts, chosen.has(value) ? "facet.remove" : "facet.add", { facet: facet.label })}
          count={count}
          counted={[figureIn(texts.locale, count), sentText(texts, "facet.platforms", { count })]}
          max={facet.max}
          chosen={chosen.has(value)}
          plain
        />
      ))}
    </ul>
  );
}

/** Folded until it is wanted. */
function Group({ heading, ...props }: FacetInSearch & { heading: string; values: readonly ValueData[] }) {
  const sum = props.values.reduce((before, [, count]) => before + count, 0);
  return (
    <details>
      <summary className="flex min-h-9 items-center justify-between gap-2 text-sm">
        <span>
          <span aria-hidden="true" className="mr-2 inline-block w-3 text-soft">
            ▸
          </span>
          {heading}
        </span>
        <span className="text-xs text-soft tabular-nums">
          {figureIn(props.texts.locale, sum)}
          <span className="sr-only">{sentText(props.texts, "facet.platforms", { count: sum })}</span>
        </span>
      </summary>
      <div className="pl-3">
        <FacetLinks {...props} />
      </div>
    </details>
  );
}

/** The way to the page that has every value. */
export function AllValues({ facet, search, texts }: Pick<FacetInSearch, "facet" | "search" | "texts">) {
  return (
    <WayLink
      href={valuesHref(facet.key, search)}
      rel="nofollow"
      className="flex min-h-11 items-center text-sm lg:min-h-9"
    >
      {sentText(texts, "facet.showAll", { count: facet.size })}
      <span className="sr-only">{sentText(texts, "facet.valuesOf", { facet: facet.label.toLowerCase() })}</span>
    </WayLink>
  );
}

/** What counts as each value, one click away. */
function Definitions({ facet, texts }: Pick<FacetInSearch, "facet" | "texts">) {
  if (facet.definitions.length === 0) return null;
  return (
    <details className="text-xs text-soft">
      <summary className="flex min-h-8 items-center underline decoration-dotted underline-offset-4">
        {sentText(texts, "facet.counts")}
        <span className="sr-only">{sentText(texts, "facet.countsOf", { facet: facet.label.toLowerCase() })}</span>
      </summary>
      <dl className="pb-2">
        {facet.definitions.map(([label, definition]) => (
          <div key={label} className="mt-1.5">
            <dt className="inline text-ink">{label}:</dt> <dd className="inline">{definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
