import { codeList } from "@/lib/core/taxonomy/code-list";

/** What kind of name a further name is. A search result says which kind matched. */
export const NAME_KINDS = codeList([
  {
    code: "designation",
    label: "Designation",
    definition: "Another formal designator of the same platform or of a variant of it.",
  },
  { code: "service", label: "Name in service", definition: "What the operator calls it." },
  { code: "nato", label: "NATO reporting name", definition: "The reporting name that NATO gave it." },
  { code: "project", label: "Project name", definition: "The name or number of the project." },
  { code: "nickname", label: "Nickname", definition: "What people call it." },
  { code: "ship", label: "Ship", definition: "A ship of the class." },
  {
    code: "local",
    label: "Name in another language",
    definition: "The name in the language and script that `lang` says.",
  },
  { code: "spelling", label: "Spelling", definition: "Another way that the name is written or typed." },
  { code: "other", label: "Also called", definition: "A further name or a description under which it is looked up." },
]);
export type NameKind = (typeof NAME_KINDS.entries)[number]["code"];
