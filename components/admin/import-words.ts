import type { ImportNote, ImportState } from "@/lib/core/platform/import-states";

/** Where an uploaded file stands, in a few words. */
export function describeImport({
  state,
  note,
}: {
  readonly state: ImportState;
  readonly note: ImportNote | null;
}): string {
  switch (state) {
    case "receiving":
      return "Being uploaded";
    case "checking":
      return "Being checked";
    case "checked":
      return note === "moved" ? "Checked anew: the catalogue had changed" : "Checked, not imported";
    case "importing":
      return "Being imported";
    case "imported":
      return "Imported";
    case "stopped":
      return note === null ? "Waiting to be checked" : "Stopped, nothing was written";
  }
}
