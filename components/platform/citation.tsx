import { Fragment } from "react";

import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import type { SourceNumbers } from "@/components/platform/number-sources";

type Props = {
  readonly ids: readonly string[];
  readonly numbers: SourceNumbers;
  /** The record whose sources these are, where the claim stands on another page than the record's own. */
  readonly of?: { readonly href: string; readonly name: string };
  /** Where all stand, for a sentence that sums a claim up: a long row of numbers is cut short, and its rest leads there. */
  readonly rest?: string;
};

/** Keeps the first number on the line of the word before it: between a word and a box a line may break. */
const WORD_JOINER = "\u2060";

/** Numbers after a sentence, before the others stand behind one of them: a sixteenth says no more than the third. */
const SHOWN = 3;

/** The numbers of a claim's sources, each a link to its entry at the end of the record. Says so where there is none. */
export function Citation({ ids, numbers, of, rest }: Props) {
  const { text } = words();
  const known = [...new Set(ids.flatMap((id) => numbers.numberOf(id) ?? []))].sort((a, b) => a - b);
  if (known.length === 0)
    return <span className="ml-1 text-xs font-normal text-soft">{text("source.noneInline")}</span>;
  const shown = rest !== undefined && known.length > SHOWN + 1 ? known.slice(0, SHOWN) : known;
  const more = known.length - shown.length;
  const target = of ? "-my-2 inline-block min-w-6 leading-6" : undefined;
  return (
    <>
      {shown.map((number, at) => (
        <Fragment key={number}>
          {/* A long row of numbers may be broken where its column is narrow. */}
          {at > 0 ? <wbr /> : of ? WORD_JOINER : null}
          <sup data-source={number} className="cited">
            <a
              href={`${of ? inThisLanguage(of.href) : ""}#source-${number}`}
              aria-label={of ? text("source.numberOf", { number, name: of.name }) : text("source.number", { number })}
              className={target}
            >
              {number}
            </a>
          </sup>
        </Fragment>
      ))}
      {more > 0 ? (
        <sup className="cited whitespace-nowrap">
          <a href={rest} aria-label={text("source.more", { count: more })} className={target}>
            +{more}
          </a>
        </sup>
      ) : null}
    </>
  );
}
