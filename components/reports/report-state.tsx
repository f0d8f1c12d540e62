import type { ReportState } from "@/lib/core/reports/error-report";

const WORDS: Record<ReportState, { readonly word: string; readonly about: string }> = {
  open: { word: "Open", about: "The editors have not answered yet." },
  accepted: { word: "Accepted", about: "The editors agree that something was wrong." },
  "turned-down": { word: "Turned down", about: "The editors leave the record as it is." },
};

/** Where a report stands, as a word and, where asked, in a sentence. */
export function ReportStateWords({ state, inFull = false }: { state: ReportState; inFull?: boolean }) {
  const { word, about } = WORDS[state];
  return (
    <>
      <strong>{`${word}.`}</strong>
      {inFull ? ` ${about}` : null}
    </>
  );
}
