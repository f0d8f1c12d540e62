import { codeList } from "@/lib/core/taxonomy/code-list";

/** How one platform relates to another. `inverse` is what the other one would say. */
export const RELATION_KINDS = codeList([
  {
    code: "replaces",
    inverse: "replaced-by",
    label: "Replaces",
    definition: "Takes the place of the other, or is planned to.",
  },
  {
    code: "replaced-by",
    inverse: "replaces",
    label: "Replaced by",
    definition: "Gives its place to the other, or is planned to.",
  },
  {
    code: "developed-from",
    inverse: "developed-into",
    label: "Developed from",
    definition: "The design goes back to the other.",
  },
  {
    code: "developed-into",
    inverse: "developed-from",
    label: "Developed into",
    definition: "The other's design goes back to this one.",
  },
  {
    code: "carries",
    inverse: "carried-by",
    label: "Carries",
    definition: "Carries, launches or embarks the other, or is planned to.",
  },
  {
    code: "carried-by",
    inverse: "carries",
    label: "Carried by",
    definition: "Is carried or launched by the other, or is planned to be.",
  },
  { code: "complements", inverse: "complements", label: "Works beside", definition: "Serves together with the other." },
  {
    code: "competes-with",
    inverse: "competes-with",
    label: "Competes with",
    definition: "Was or is offered for the same need.",
  },
  {
    code: "similar-to",
    inverse: "similar-to",
    label: "Similar to",
    definition: "Same role or class, with no closer tie.",
  },
  {
    code: "linked-to",
    inverse: "linked-to",
    label: "Linked to",
    definition: "Shares systems, an order or a history with the other.",
  },
]);
export type RelationKind = (typeof RELATION_KINDS.entries)[number]["code"];
