import { words } from "@/components/language/words";
import { Quantity } from "@/components/platform/quantity";
import { inSystem } from "@/lib/core/platform/spec-in-unit";
import type { Spec } from "@/lib/core/platform/spec";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";

type Props = { readonly spec: Spec; readonly system: UnitSystem | null };

/** A quantity in the reader's units, or as stated where they have chosen none. */
export const ShownQuantity = ({ spec, system }: Props) => <Quantity spec={system ? inSystem(spec, system) : spec} />;

/** The source's own figure, where another is shown. */
export function StatedQuantity({ spec, system }: Props) {
  if (!system || inSystem(spec, system) === spec) return null;
  return (
    <span className="block font-sans text-xs font-normal text-soft">
      {words().text("specs.stated")} <Quantity spec={spec} />
    </span>
  );
}
