import { Fragment } from "react";

import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import type { SourceNumbers } from "@/components/platform/number-sources";

type Props = {
  readonly ids: readonly string[];
  readonly numbers: SourceNumbers;
  /** The record whose sources these are, where the claim stands on another page than the record's own. */
  readonly of?: { readonly href: string; readonly name: string };
};

/** The numbers of a claim's sources, each a link to its entry at the end of the record. Says so where there is none. */
export function Citation({ ids, numbers, of }: Props) {
  const { text } = words();
  const known = [...new Set(ids.flatMap((id) => numbers.numberOf(id) ?? []))].sort((a, b) => a - b);
  if (known.length === 0)
    return <span className="ml-1 text-xs font-normal text-soft">{text("source.noneInline")}</span>;
  return known.map((number, at) => (
    <Fragment key={number}>
      {/* A long row of numbers may be broken where its column is narrow. */}
      {at > 0 ? <wbr /> : null}
      <sup data-source={number} className="ml-0.5 font-sans font-normal">
        <a
          href={`${of ? inThisLanguage(of.href) : ""}#source-${number}`}
          aria-label={of ? text("source.numberOf", { number, name: of.name }) : text("source.number", { number })}
          className={`no-underline hover:underline ${of ? "-my-2 inline-block min-w-6 text-center leading-6" : "px-px"}`}
        >
          {number}
        </a>
      </sup>
    </Fragment>
  ));
}
