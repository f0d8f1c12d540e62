import { words } from "@/components/language/words";
import type { ChosenUnits } from "@/components/platform/chosen-units";
import { WayLink } from "@/components/ui/way-link";
import { inSystem } from "@/lib/core/platform/spec-in-unit";
import type { Spec } from "@/lib/core/platform/spec";
import { UNIT_SYSTEMS } from "@/lib/core/taxonomy/unit-systems";

/** Links to the same page in other units. Nothing where no figure would change. */
export function UnitSwitch({ specs, units }: { specs: readonly Spec[]; units: ChosenUnits }) {
  const changes = specs.some((spec) => UNIT_SYSTEMS.codes.some((system) => inSystem(spec, system) !== spec));
  if (!changes) return null;
  const { text, label: labelOf, definition: definitionOf } = words();
  const choices = [
    { code: null, label: text("units.asStated"), definition: text("units.asStatedNote") },
    ...UNIT_SYSTEMS.codes.map((code) => ({
      code,
      label: labelOf("unitSystem", code),
      definition: definitionOf("unitSystem", code) ?? undefined,
    })),
  ];
  return (
    <>
      <nav aria-label={text("units.label")} className="mt-4 flex flex-wrap text-sm no-print">
        {choices.map(({ code, label, definition }) => (
          <WayLink
            key={label}
            href={`${units.page}${code ? `?units=${code}` : ""}#specifications`}
            rel="nofollow"
            title={definition}
            aria-current={code === units.system ? "true" : undefined}
            className="button -ml-px rounded-none px-3 first:ml-0 aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent"
          >
            {label}
          </WayLink>
        ))}
      </nav>
      {units.system ? (
        <p className="mt-2 max-w-[75ch] text-sm text-soft">
          {definitionOf("unitSystem", units.system)} {text("units.note")}
        </p>
      ) : null}
    </>
  );
}
