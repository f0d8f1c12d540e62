import { words } from "@/components/language/words";
import { ReportSign } from "@/components/reports/report-sign";
import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { ShownQuantity, StatedQuantity } from "@/components/platform/shown-quantity";
import type { Spec } from "@/lib/core/platform/spec";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";
import { SPEC_GROUPS, SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";

type Props = {
  readonly specs: readonly Spec[];
  readonly numbers: SourceNumbers;
  /** The reader's units; null shows each figure as its source states it. */
  readonly system?: UnitSystem | null;
  /** The record in which readers may report errors, by its slug. */
  readonly reportIn?: string | null;
};

/** Specifications by group, each as its source states it or with that below. */
export function SpecTable({ specs, numbers, system = null, reportIn = null }: Props) {
  const { text, label, definition, prose } = words();
  const placed = specs.map((spec, at) => ({ spec, at }));
  const rank = ({ spec }: { spec: Spec }) => SPEC_KEYS.codes.indexOf(spec.key);
  const groups = SPEC_GROUPS.map((group) => ({
    ...group,
    rows: placed
      .filter(({ spec }) => SPEC_KEYS.get(spec.key).group === group.code)
      .sort((a, b) => rank(a) - rank(b) || a.at - b.at),
  })).filter((group) => group.rows.length > 0);
  return (
    <table className="mt-2 w-full text-sm">
      <caption className="sr-only">{text("specs.caption")}</caption>
      {groups.map((group) => (
        <tbody key={group.code}>
          <tr>
            <th colSpan={2} scope="rowgroup" className="pt-5 pb-1 text-left text-xs font-normal text-soft">
              {label("specGroup", group.code)}
            </th>
          </tr>
          {group.rows.map(({ spec, at }) => (
            <tr
              key={at}
              id={anchors.spec(at)}
              data-claim="spec"
              data-reportable
              className="border-t border-rule align-top"
            >
              <th
                scope="row"
                className="w-2/5 py-2 pr-4 text-left font-sans font-normal md:w-56"
                title={definition("spec", spec.key) ?? undefined}
              >
                {label("spec", spec.key)}
                {spec.of ? (
                  <span lang={prose} className="block text-xs text-soft">
                    {spec.of}
                  </span>
                ) : null}
              </th>
              <td className={reportIn ? "relative py-2 pr-9" : "py-2"}>
                <ShownQuantity spec={spec} system={system} />
                <Citation ids={spec.sources} numbers={numbers} />
                <StatedQuantity spec={spec} system={system} />
                {spec.note ? (
                  <span lang={prose} className="block text-xs text-soft">
                    {spec.note}
                  </span>
                ) : null}
                {reportIn ? (
                  <ReportSign
                    slug={reportIn}
                    place={anchors.spec(at)}
                    about={[label("spec", spec.key), spec.of].filter(Boolean).join(", ")}
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
