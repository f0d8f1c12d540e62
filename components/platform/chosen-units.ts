import { words } from "@/components/language/words";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";
import { UNIT_SYSTEMS } from "@/lib/core/taxonomy/unit-systems";

/** The units that a reader has chosen, and the page that they are chosen on. Null: as each source states them. */
export type ChosenUnits = { readonly system: UnitSystem | null; readonly page: string };

/** Reads `units` of an address. What is no system is told and left out. */
export function parseUnits(params: URLSearchParams, page: string): { units: ChosenUnits; notices: string[] } {
  const raw = params.get("units") ?? "";
  if (UNIT_SYSTEMS.has(raw)) return { units: { system: raw, page }, notices: [] };
  return {
    units: { system: null, page },
    notices:
      raw === ""
        ? []
        : [
            words().text("notice.takes", { param: "units", allowed: UNIT_SYSTEMS.codes.join(", ") }) +
              words().text("site.stop"),
          ],
  };
}
