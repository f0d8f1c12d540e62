import type { ReactNode } from "react";

import { inThisLanguage } from "@/components/language/current-language";
import { sentText } from "@/components/language/sent-text";
import type { TextsSent } from "@/lib/core/language/words";

/** What it says; a browser that draws it has them from the layout. */
export type FailureTexts = TextsSent<
  "failure.title" | "failure.advice" | "failure.reference" | "failure.again" | "failure.start"
>;

type Props = {
  readonly texts: FailureTexts;
  /** What the log has it under. */
  readonly reference: string | undefined;
  /** The way to try again, a button or a link. */
  readonly again: ReactNode;
};

/** A failure is never drawn as an empty result: it says what it is, and what to do next. */
export function FailureNote({ texts, reference, again }: Props) {
  return (
    <div className="frame py-16">
      <div className="max-w-3xl">
        <div role="alert">
          <h1 className="text-2xl text-error">{sentText(texts, "failure.title")}</h1>
          <p className="mt-3">{sentText(texts, "failure.advice")}</p>
          {reference ? (
            <p className="mt-2 text-sm text-soft">{sentText(texts, "failure.reference", { reference })}</p>
          ) : null}
        </div>
        <p className="mt-6 flex flex-wrap gap-3">
          {again}
          {/* A full load, on purpose: what is broken in this page may be well in a fresh one. */}
          <a href={inThisLanguage("/")} className="button">
            {sentText(texts, "failure.start")}
          </a>
        </p>
      </div>
    </div>
  );
}
