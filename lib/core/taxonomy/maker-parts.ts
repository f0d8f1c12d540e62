import { codeList } from "@/lib/core/taxonomy/code-list";

/** What part a manufacturer has in a platform. */
export const MAKER_PARTS = codeList([
  { code: "prime", label: "Prime contractor", definition: "Builds or leads the building of it." },
  { code: "design", label: "Design", definition: "Designed it; others build it." },
  { code: "licence", label: "Licensed production", definition: "Builds it to another's design." },
  {
    code: "airframe",
    label: "Airframe or chassis",
    definition: "Made the aircraft, vehicle or hull on which it rests.",
  },
  { code: "conversion", label: "Conversion", definition: "Converted an existing platform into it." },
  { code: "upgrade", label: "Upgrade", definition: "Modernised it." },
  { code: "partner", label: "Partner", definition: "Takes part in building it." },
  { code: "proposed", label: "Proposed partner", definition: "Named as a partner in an offer." },
]);
