import { anchors } from "@/lib/core/platform/claims";
import { WayLink } from "@/components/ui/way-link";
import type { ProgrammeLine } from "@/lib/core/programme/programme-board";
import { countryName } from "@/lib/core/taxonomy/countries";

/** The way to where an acquisition stands in its record. */
export function ProgrammeLink({ line }: { line: ProgrammeLine }) {
  return (
    <WayLink
      href={`/platforms/${line.slug}#${anchors.programme(line.key)}`}
      className="text-ink no-underline hover:underline"
    >
      <span className="designation mr-1.5 text-base">{line.designation}</span>{" "}
      {line.name === line.designation ? null : line.name}
    </WayLink>
  );
}

/** For whom: `Indian Navy`, or the country where no service is named. */
export const operatorOf = ({ services, operator }: Pick<ProgrammeLine, "services" | "operator">): string =>
  services.length > 0 ? services.join(", ") : countryName(operator);
