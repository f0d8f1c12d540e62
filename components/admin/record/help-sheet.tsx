"use client";

import { useEffect, useRef } from "react";

const KEYS = [
  ["Ctrl + S", "Save the draft"],
  ["Alt + A", "Add a row to the list that you are in"],
  ["Alt + ↑, Alt + ↓", "Move the row that you are in"],
  ["Alt + B", "Go back to the claim that a new source was added for"],
  ["Alt + Z", "Put back the row that was removed last"],
  ["Alt + J", "Go on to the next section; with Shift, to the one before"],
  ["?", "This sheet, from anywhere but a field"],
  ["Esc", "Close it"],
] as const;

/** What the keyboard does at the form. It opens under `?` and at the button. */
export function HelpSheet() {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key === "?" && !isTyping && !event.ctrlKey && !event.metaKey) sheet.current?.showModal();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="button hidden min-w-11 md:inline-flex"
        onClick={() => sheet.current?.showModal()}
      >
        <span aria-hidden="true">?</span>
        <span className="sr-only">Keys of this form</span>
      </button>
      <dialog
        ref={sheet}
        aria-labelledby="keys"
        className="m-auto max-w-lg rounded border border-edge bg-sheet p-6 text-ink backdrop:bg-ink/40"
      >
        <h2 id="keys" className="text-lg">
          Keys
        </h2>
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {KEYS.map(([key, does]) => (
            <div key={key} className="contents">
              <dt className="designation">{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        {/* No form of its own: it stands within one. */}
        <button type="button" className="button button-main mt-6" onClick={() => sheet.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}
