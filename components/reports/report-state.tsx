import { words } from "@/components/language/words";
import type { TextKey } from "@/lib/core/language/language";
import type { ReportState } from "@/lib/core/reports/error-report";

const WORDS: Record<ReportState, { readonly word: TextKey; readonly about: TextKey }> = {
  open: { word: "report.open", about: "report.openNote" },
  accepted: { word: "report.accepted", about: "report.acceptedNote" },
  "turned-down": { word: "report.turnedDown", about: "report.turnedDownNote" },
};

/** Where a report stands, as a word and, where asked, in a sentence. */
export function ReportStateWords({ state, inFull = false }: { state: ReportState; inFull?: boolean }) {
  const { text } = words();
  const { word, about } = WORDS[state];
  return (
    <>
      <strong>{text(word) + text("site.stop")}</strong>
      {inFull ? ` ${text(about)}` : null}
    </>
  );
}
