import type { ReactNode } from "react";

/** A failure is never drawn as an empty result: it says what it is, and what to do next.
 *  @param reference what the log has it under @param again the way to try again, a button or a link */
export function FailureNote({ reference, again }: { reference: string | undefined; again: ReactNode }) {
  return (
    <div className="frame max-w-3xl py-16">
      <div role="alert">
        <h1 className="text-2xl text-error">The page could not be made</h1>
        <p className="mt-3">
          Something failed on our side; this is not an empty result. Try again, and if it stays, tell whoever runs this
          site.
        </p>
        {reference ? <p className="mt-2 text-sm text-soft">Reference for the log: {reference}</p> : null}
      </div>
      <p className="mt-6 flex flex-wrap gap-3">
        {again}
        {/* A full load, on purpose: what is broken in this page may be well in a fresh one. */}
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- a full load, since the router may be what failed */}
        <a href="/" className="button">
          Go to the start
        </a>
      </p>
    </div>
  );
}
