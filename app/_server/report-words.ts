import "server-only";

import { words } from "@/components/language/words";
import type { FormState } from "@/components/ui/form-state";
import type { Problem } from "@/lib/core/problems";
import { REPORT_TEXT_MAX } from "@/lib/core/reports/error-report";

/** What is wrong with a report, in the language of its reader. The desk, the API and the core have English words alone. */
export function inReadersWords(state: FormState, problem: Problem): FormState {
  const { text, prose } = words();
  if (prose === undefined) return state;
  const messages: Readonly<Record<string, string>> = {
    place: text("report.choosePlace"),
    text: text((state.values.text ?? "").length > REPORT_TEXT_MAX ? "report.tooLong" : "report.tooShort", {
      max: REPORT_TEXT_MAX,
    }),
  };
  return {
    ...state,
    issues: state.issues.map(({ path, message }) => ({ path, message: messages[path] ?? message })),
    problem: state.problem
      ? problem.kind === "reports-paused"
        ? {
            title: text("report.paused"),
            detail: text("report.pausedNote", { minutes: Math.ceil(problem.seconds / 60) }),
          }
        : { title: text("report.notSent"), detail: text("report.notSentNote") }
      : null,
  };
}
