import { codeList } from "@/lib/core/taxonomy/code-list";

/** Who speaks in a source. Shown with every citation, so that a reader can weigh it. */
export const SOURCE_KINDS = codeList([
  {
    code: "government",
    label: "Government",
    definition: "Published by a ministry, a service, a parliament or another public body.",
  },
  { code: "manufacturer", label: "Manufacturer", definition: "Published by the maker." },
  { code: "news", label: "News", definition: "A report in the press." },
  { code: "think-tank", label: "Think tank", definition: "A study by a research institute." },
  {
    code: "reference",
    label: "Reference work",
    definition: "A reference work, museum, encyclopaedia or data sheet collection.",
  },
]);
