import { Fragment } from "react";

import type { SourceNumbers } from "@/components/platform/number-sources";

type Props = {
  readonly ids: readonly string[];
  readonly numbers: SourceNumbers;
  /** The record whose sources these are, where the claim stands on another page than the record's own. */
  readonly of?: { readonly href: string; readonly name: string };
};

/** The numbers of a claim's sources, each a link to its entry at the end of the record. Says so where there is none. */
export function Citation({ ids, numbers, of }: Props) {
  const known = [...new Set(ids.flatMap((id) => numbers.numberOf(id) ?? []))].sort((a, b) => a - b);
  if (known.length === 0) return <span className="ml-1 text-xs font-normal text-soft">(no source recorded)</span>;
  return known.map((number, at) => (
    <Fragment key={number}>
      {/* A long row of numbers may be broken where its column is narrow. */}
      {at > 0 ? <wbr /> : null}
      <sup data-source={number} className="ml-0.5 font-sans font-normal">
        <a
          href={`${of?.href ?? ""}#source-${number}`}
          aria-label={of ? `Source ${number} of ${of.name}` : `Source ${number}`}
          className="px-px no-underline hover:underline"
        >
          {number}
        </a>
      </sup>
    </Fragment>
  ));
}
