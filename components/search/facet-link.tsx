"use client";

import { StatusShape } from "@/components/programme/status-mark";
import { ScaleBar } from "@/components/ui/scale-bar";
import { WayLink } from "@/components/ui/way-link";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import type { Status } from "@/lib/core/taxonomy/statuses";

type Props = {
  readonly href: string;
  readonly facet: string;
  readonly value: string;
  readonly label: string;
  /** What following it does, for the ear: `Add filter Status: `. */
  readonly verb: string;
  readonly count: number;
  /** The count as a figure, and what is counted, for the ear. */
  readonly counted: readonly [figure: string, unit: string];
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
export function FacetLink({ href, facet, value, label, verb, count, counted, max, chosen, plain = false }: Props) {
  const link = {
    href,
    "data-toggle": `${facet}=${value}`,
    rel: "nofollow",
    "aria-current": chosen ? ("true" as const) : undefined,
    className: "facet-value",
  };
  const words = (
    <>
      <span className="sr-only">{verb}</span>
      <span aria-hidden="true" className="facet-tick">
        {chosen ? (
          <svg viewBox="0 0 12 12" width="10" height="10">
            <path d="M2 6.5 5 9.5 10 3" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        ) : null}
      </span>
      {facet === "status" && value !== NOT_STATED ? <StatusShape status={value as Status} /> : null}
      <span className={`facet-label ${value === NOT_STATED ? "italic" : chosen ? "strong" : ""}`}>{label}</span>
      <span className="facet-count">
        <ScaleBar value={count} max={max} />
        {counted[0]}
        <span className="sr-only">{counted[1]}</span>
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
