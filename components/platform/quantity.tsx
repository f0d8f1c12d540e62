import { words } from "@/components/language/words";
import { formatSpec, sourcesDiffer } from "@/components/platform/format-spec";
import type { Spec } from "@/lib/core/platform/spec";

/** A stated quantity: doubt in words, figure, unit as a symbol to the eye and in full to the ear. */
export function Quantity({ spec }: { spec: Spec }) {
  const { doubt, figure, unit, unitFirst } = formatSpec(spec);
  const doubtful = doubt !== null || sourcesDiffer(spec);
  const shownUnit = unit ? (
    <>
      <span aria-hidden="true" title={unit.name}>
        {unit.symbol}
      </span>
      <span className="sr-only">{unit.name}</span>
    </>
  ) : null;
  return (
    <>
      {doubt ? `${doubt} ` : null}
      <span className={doubtful ? "doubtful" : undefined}>
        {unitFirst && shownUnit ? <>{shownUnit} </> : null}
        <span lang={spec.value === null ? words().prose : undefined} className="tabular-nums">
          {figure}
        </span>
        {!unitFirst && shownUnit ? (
          <>
            {"\u00a0"}
            {shownUnit}
          </>
        ) : null}
      </span>
      {sourcesDiffer(spec) ? (
        <>
          {" "}
          <span className="remark">({words().text("certainty.differ")})</span>
        </>
      ) : null}
    </>
  );
}
