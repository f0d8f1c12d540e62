import type { BulkEdit } from "@/lib/core/platform/bulk-edit";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import type { FieldOptions } from "@/components/ui/form-field";

const choices = (entries: readonly { readonly code: string; readonly label: string }[]) =>
  entries.map(({ code, label }) => ({ value: code, label }));

/** The changes that many records can be given, with what each asks for. */
export const BULK_CHOICES: readonly {
  readonly set: BulkEdit["set"];
  readonly label: string;
  readonly fields: readonly FieldOptions[];
}[] = [
  {
    set: "category",
    label: "Set the category",
    fields: [{ name: "to", label: "Category", options: choices(CATEGORIES.entries) }],
  },
  {
    set: "domain",
    label: "Set the domain",
    fields: [{ name: "to", label: "Domain", options: choices(DOMAINS.entries) }],
  },
  {
    set: "manufacturer",
    label: "Rename a manufacturer",
    fields: [
      { name: "from", label: "Name as it stands now", hint: "Letter for letter." },
      { name: "to", label: "New name" },
    ],
  },
  {
    set: "service",
    label: "Rename a service",
    fields: [
      { name: "from", label: "Service as it stands now", hint: "Letter for letter, such as Indian Navy." },
      { name: "to", label: "New name" },
    ],
  },
  {
    set: "source-url",
    label: "Change the address of a source",
    fields: [
      { name: "from", label: "Address as it stands now" },
      { name: "to", label: "New address" },
    ],
  },
  { set: "add-role", label: "Add a role", fields: [{ name: "to", label: "Role" }] },
  {
    set: "remove-role",
    label: "Take a role away",
    fields: [{ name: "from", label: "Role", hint: "Letter for letter." }],
  },
];
