"use client";

import { StatusShape } from "@/components/programme/status-mark";
import { ScaleBar } from "@/components/ui/scale-bar";
import { WayLink } from "@/components/ui/way-link";
import { figure } from "@/lib/core/figure";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

type Props = {
  readonly href: string;
  readonly facet: string;
  readonly value: string;
  readonly label: string;
  readonly facetLabel: string;
  readonly count: number;
  readonly max: number;
  readonly chosen: boolean;
  /** The page takes care of its links itself (`LiveSearch`): a plain anchor is enough, of which a list has a hundred. */
  readonly plain?: boolean;
};

/**
 * One value of a facet, as a link that adds or removes it.
 *
 * A link and no checkbox, on purpose: choosing a value leads to another list with other counts at once, and a reader who
 * hears "checkbox" may expect to tick several and submit. The name says what following it does and how many it has; the
 * box that the eye sees is drawn, and the state is said once, by the verb. It needs no script, and it is keyed by its
 * value, so that focus stays on it when the page changes in place.
 */
export function FacetLink({ href, facet, value, label, facetLabel, count, max, chosen, plain = false }: Props) {
  const link = {
    href,
    "data-toggle": `${facet}=${value}`,
    rel: "nofollow",
    "aria-current": chosen ? ("true" as const) : undefined,
    className: "facet-value",
  };
  const words = (
    <>
      <span className="sr-only">{`${chosen ? "Remove" : "Add"} filter ${facetLabel}: `}</span>
      <span aria-hidden="true" className="facet-tick">
        {chosen ? (
          <svg viewBox="0 0 12 12" width="10" height="10">
            <path d="M2 6.5 5 9.5 10 3" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        ) : null}
      </span>
      {facet === "status" && STATUSES.has(value) ? <StatusShape status={value} /> : null}
      <span className={`facet-label ${value === NOT_STATED ? "italic" : chosen ? "strong" : ""}`}>{label}</span>
      <span className="facet-count">
        <ScaleBar value={count} max={max} />
        {figure(count)}
        <span className="sr-only">{count === 1 ? " platform" : " platforms"}</span>
      </span>
    </>
  );
  return (
    <li data-label={label.toLowerCase()}>
      {plain ? (
        <a {...link}>{words}</a>
      ) : (
        <WayLink {...link} scroll={false}>
          {words}
        </WayLink>
      )}
    </li>
  );
}
