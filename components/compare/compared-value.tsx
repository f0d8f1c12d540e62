import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { Quantity } from "@/components/platform/quantity";
import type { ComparedSpec } from "@/lib/core/compare/compare-specs";
import type { Platform } from "@/lib/core/platform/platform";

/** A record as a column of the comparison. */
export type Column = { readonly content: Platform; readonly numbers: SourceNumbers; readonly href: string };

/** What one record states under one key, each figure with the way to where it stands and to its sources. */
export function ComparedValue({ specs, record }: { specs: readonly ComparedSpec[]; record: Column }) {
  const { text, prose } = words();
  return (
    <ul className="space-y-1">
      {specs.map(({ at, stated, aligned, isConverted }) => (
        <li key={at} data-claim="spec">
          {/* A short figure reaches into the room beside it, so that a finger finds it and not the number of its source. */}
          <a
            href={`${inThisLanguage(record.href)}#${anchors.spec(at)}`}
            className="-ml-3 py-[3px] pr-1 pl-3 text-ink no-underline hover:underline"
          >
            <Quantity spec={aligned} />
          </a>
          <Citation
            ids={stated.sources}
            numbers={record.numbers}
            of={{ href: record.href, name: record.content.designation }}
          />
          {isConverted ? (
            <span className="block text-xs text-soft">
              {text("specs.stated")} <Quantity spec={stated} />
            </span>
          ) : null}
          {stated.of ? (
            <span lang={prose} className="block text-xs text-soft">
              {stated.of}
            </span>
          ) : null}
          {stated.note ? (
            <span lang={prose} className="block text-xs text-soft">
              {stated.note}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
