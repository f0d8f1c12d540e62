import type { Manifest } from "@/lib/backup/manifest";
import { countNoun } from "@/lib/core/count-noun";

/** What a backup holds, in a line: `209 records, 1,204 versions, 3 people, 88 audit entries, 0 files`. */
export function tellContent({ tables, files }: Manifest): string {
  const rowsOf = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;
  return [
    countNoun(rowsOf("platform"), "record"),
    countNoun(rowsOf("revision"), "version"),
    countNoun(rowsOf("user"), "person", "people"),
    countNoun(rowsOf("audit_entry"), "audit entry", "audit entries"),
    countNoun(files, "file"),
  ].join(", ");
}
