import { codeList } from "@/lib/core/taxonomy/code-list";

/** How an operator acquires a platform. A lease is a route, not a status. */
export const ROUTES = codeList([
  {
    code: "fms",
    label: "Foreign Military Sale",
    definition: "Bought from the United States government under the Foreign Military Sales programme.",
  },
  { code: "dcs", label: "Direct commercial sale", definition: "Bought straight from the maker." },
  {
    code: "g2g",
    label: "Government to government",
    definition: "An agreement between two governments other than a US Foreign Military Sale.",
  },
  {
    code: "licence-production",
    label: "Licence production",
    definition: "Built in the operator's country to a foreign design, under licence.",
  },
  { code: "co-production", label: "Co-production", definition: "Developed or built together with a foreign partner." },
  { code: "indigenous", label: "Indigenous", definition: "Designed and built in the operator's country." },
  { code: "lease", label: "Lease", definition: "Used for a time against payment; the owner stays another." },
  {
    code: "other",
    label: "Other",
    definition: "A route of another kind, or one that the sources describe without naming it.",
  },
]);
export type Route = (typeof ROUTES.entries)[number]["code"];
