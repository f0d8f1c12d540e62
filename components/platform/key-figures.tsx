import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { pickKeyFigures } from "@/components/platform/pick-key-figures";
import { ShownQuantity, StatedQuantity } from "@/components/platform/shown-quantity";
import type { Platform } from "@/lib/core/platform/platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";

/** Up to four figures that a reader of this kind of record asks first. */
export function KeyFigures({
  platform,
  numbers,
  system,
}: {
  platform: Platform;
  numbers: SourceNumbers;
  system: UnitSystem | null;
}) {
  const figures = pickKeyFigures(platform.specs, CATEGORIES.get(platform.category).group);
  if (figures.length === 0) return null;
  return (
    <dl className="grid grid-cols-2 border-y border-rule sm:grid-cols-4">
      {figures.map(({ spec, at }) => (
        <div key={at} data-claim="spec" className="border-rule py-3 pr-4 sm:not-first:border-l sm:not-first:pl-4">
          <dt className="font-sans text-sm font-normal text-soft">
            {words().label("spec", spec.key)}
            {spec.of ? <span lang={words().prose}>, {spec.of}</span> : null}
          </dt>
          <dd className="designation text-lg">
            <ShownQuantity spec={spec} system={system} />
            <Citation ids={spec.sources} numbers={numbers} />
            <StatedQuantity spec={spec} system={system} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
