import type { FacetData, ValueData } from "@/components/search/facet-data";
import { FacetLink } from "@/components/search/facet-link";
import { FindValue } from "@/components/search/find-value";
import type { Toggles } from "@/components/search/search-address";
import { listHref, togglesOf, valuesHref } from "@/components/search/search-address";
import { WayLink } from "@/components/ui/way-link";
import { figure } from "@/lib/core/figure";

/** The search in which facets stand. */
export type FacetsInSearch = {
  /** In its canonical form. */
  readonly search: string;
  /** The names of all facets, in the order of an address. */
  readonly order: readonly string[];
};

/** A facet, and what its links need to know of the search in which it stands. */
export type FacetInSearch = Toggles & { readonly facet: FacetData; readonly search: string };

export const inSearch = (facet: FacetData, { search, order }: FacetsInSearch): FacetInSearch => ({
  facet,
  search,
  ...togglesOf(facet.key, search, order),
});

/** One facet of the panel. Open at first where it is short or in use; `details` keeps a reader's own choice. */
export function FacetGroup(props: FacetInSearch) {
  const { facet, search, chosen } = props;
  const shown = facet.lists.reduce((sum, { values }) => sum + values.length, 0);
  return (
    <details open className="border-b border-rule py-2" data-facet={facet.key}>
      <summary className="flex min-h-9 items-center justify-between text-sm">
        <h3>
          {facet.label}
          {chosen.size > 0 ? <span className="ml-2 font-normal text-soft">{chosen.size} chosen</span> : null}
        </h3>
        <span aria-hidden="true" className="text-soft">
          ▾
        </span>
      </summary>
      {shown < facet.size ? (
        <FindValue facet={facet.key} label={facet.label} search={search} count={facet.size} />
      ) : null}
      {facet.lists.map(({ heading, values }, at) =>
        heading === null ? (
          <FacetLinks key={at === 0 ? "first" : "last"} values={values} {...props} />
        ) : (
          <Group key={heading} heading={heading} values={values} {...props} />
        ),
      )}
      {shown < facet.size ? <AllValues facet={facet} search={search} /> : null}
      <Definitions facet={facet} />
    </details>
  );
}

/** The values as links that add or remove them. */
export function FacetLinks({ values, facet, chosen, toggled }: FacetInSearch & { values: readonly ValueData[] }) {
  return (
    <ul>
      {values.map(([value, count, label = value]) => (
        <FacetLink
          key={value}
          href={listHref(toggled(value))}
          facet={facet.key}
          value={value}
          label={label}
          facetLabel={facet.label}
          count={count}
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
          {props.values.reduce((sum, [, count]) => sum + count, 0)}
          <span className="sr-only"> platforms</span>
        </span>
      </summary>
      <div className="pl-3">
        <FacetLinks {...props} />
      </div>
    </details>
  );
}

/** The way to the page that has every value. */
export function AllValues({ facet, search }: { facet: FacetData; search: string }) {
  return (
    <WayLink
      href={valuesHref(facet.key, search)}
      rel="nofollow"
      className="flex min-h-11 items-center text-sm lg:min-h-9"
    >
      Show all {figure(facet.size)}
      <span className="sr-only"> values of {facet.label.toLowerCase()}</span>
    </WayLink>
  );
}

/** What counts as each value, one click away. */
function Definitions({ facet }: { facet: FacetData }) {
  if (facet.definitions.length === 0) return null;
  return (
    <details className="text-xs text-soft">
      <summary className="flex min-h-8 items-center underline decoration-dotted underline-offset-4">
        What counts<span className="sr-only"> as each {facet.label.toLowerCase()}</span>
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
