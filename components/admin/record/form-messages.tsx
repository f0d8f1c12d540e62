"use client";

import { useEffect, useRef, type ReactNode } from "react";

import type { Issue } from "@/components/admin/record/form-answer";
import { UtcTime } from "@/components/admin/utc-time";
import { SignInElsewhere } from "@/components/ui/sign-in-elsewhere";
import type { CopyMark } from "@/lib/core/record-form/form-window";
import { wordsOfPath } from "@/lib/core/record-form/path-words";

export type FormMessage =
  | { readonly kind: "done"; readonly text: string }
  | { readonly kind: "incomplete" }
  | { readonly kind: "restored"; readonly at: string }
  | { readonly kind: "lost" | "signed-out" }
  | { readonly kind: "refused"; readonly title: string; readonly detail: string };

type Props = {
  readonly message: FormMessage | null;
  readonly issues: readonly Issue[];
  readonly others: readonly string[];
  /** What this editor has typed into the form in other windows. */
  readonly elsewhere: readonly CopyMark[];
  /** Where the form stands, up to the name of a copy. */
  readonly formAddress: string;
  readonly discardUnsaved: (form: FormData) => Promise<void>;
  readonly onDiscard: () => void;
};

/** What there is to know above the form. What is wrong comes first, and links to where it is. */
export function FormMessages({ message, issues, others, elsewhere, formAddress, discardUnsaved, onDiscard }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // Before anything is seen: what a page begins with is news, too, unless its form has taken the focus.
  const seen = useRef<FormMessage | null>(null);
  // Whoever does not see the screen is taken to what went wrong. What went well is told and leaves them where they are.
  useEffect(() => {
    if (message !== seen.current && message && !isCalm(message)) box.current?.focus();
    seen.current = message;
  }, [message]);
  return (
    <div className="grid gap-3 pt-4 empty:hidden">
      {others.length > 0 ? (
        <p className="border-l-4 border-ordered bg-sheet px-4 py-2 text-sm" data-others="">
          {others.join(", ")} {others.length === 1 ? "is" : "are"} editing this, too. Whoever saves second is shown
          both.
        </p>
      ) : null}
      {elsewhere.length > 0 ? (
        <div role="status" className="border-l-4 border-ordered bg-sheet px-4 py-2 text-sm" data-elsewhere="">
          <p>You have typed into this in another window, too, and not saved it. Each is kept by itself:</p>
          <ul className="flex flex-wrap gap-x-6">
            {elsewhere.map(({ windowId, at }) => (
              <li key={windowId}>
                <a
                  href={`${formAddress}copy=${windowId}`}
                  target="_blank"
                  className="inline-flex min-h-9 items-center underline"
                >
                  <span>
                    Look at that of <UtcTime at={new Date(at)} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {message ? (
        <div
          ref={box}
          tabIndex={-1}
          role={isCalm(message) ? "status" : "alert"}
          className={`border-l-4 px-4 py-2 ${isCalm(message) ? "border-accent bg-accent-wash" : "border-error bg-sheet"}`}
        >
          {wordsOf(message, discardUnsaved, onDiscard)}
          {(message.kind === "incomplete" || message.kind === "refused") && issues.length > 0 ? (
            <ul>
              {issues.map(({ path, message: what }) => (
                <li key={path + what}>
                  <a href={`#${path}`} className="inline-flex min-h-6 items-center underline">
                    {path ? `${wordsOfPath(path)}: ` : ""}
                    {what}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const isCalm = ({ kind }: FormMessage) => kind === "done" || kind === "restored";

function wordsOf(message: FormMessage, discard: Props["discardUnsaved"], onDiscard: () => void): ReactNode {
  switch (message.kind) {
    case "done":
      return <p>{message.text}</p>;
    case "incomplete":
      return <p className="strong">Saved, but something is missing or wrong</p>;
    case "restored":
      return (
        <div className="flex flex-wrap items-center gap-x-4">
          <p>
            What you typed on <UtcTime at={new Date(message.at)} /> and did not save is back.
          </p>
          <button type="submit" formAction={discard} onClick={onDiscard} data-discard="" className="button">
            Go back to what is saved
          </button>
        </div>
      );
    case "lost":
      return (
        <>
          <p className="strong text-error">The server did not answer</p>
          <p>Nothing is lost: what you typed stays here and in this browser. Save again in a moment.</p>
        </>
      );
    case "signed-out":
      return (
        <>
          <p className="strong text-error">You are signed out</p>
          <p>Nothing is lost.</p>
          <SignInElsewhere then="save" />
        </>
      );
    case "refused":
      return (
        <>
          <p className="strong text-error">{message.title}</p>
          <p>{message.detail}</p>
        </>
      );
  }
}
