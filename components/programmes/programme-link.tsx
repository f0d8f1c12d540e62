import { words } from "@/components/language/words";
import { anchors } from "@/lib/core/platform/claims";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { ProgrammeLine } from "@/lib/core/programme/programme-board";

/** The way to where an acquisition stands in its record. */
export function ProgrammeLink({ line }: { line: ProgrammeLine }) {
  return (
    <WayLink
      href={`/platforms/${line.slug}#${anchors.programme(line.key)}`}
      className="text-ink no-underline hover:underline"
    >
      <span className="designation mr-1.5 text-base">{line.designation}</span> {nameBeside(line)}
    </WayLink>
  );
}

/** For whom: `Indian Navy`, or the country where no service is named. */
export const operatorOf = (line: Pick<ProgrammeLine, "services" | "operator">): string => words().operator(line);
