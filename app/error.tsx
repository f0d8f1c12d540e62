"use client";

import { useFailureTexts } from "@/components/language/failure-texts";
import { sentText } from "@/components/language/sent-text";
import { FailureNote } from "@/components/site/failure-note";

/** What failed in the browser, or below a page; a page draws its own failures, by `asPage`. It stands on its own, without the site's
 *  frame: its script is sent with every page, and it must work when the frame is what failed. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const texts = useFailureTexts();
  return (
    <main>
      <FailureNote
        texts={texts}
        reference={error.digest}
        again={
          <button type="button" onClick={reset} className="button button-main">
            {sentText(texts, "failure.again")}
          </button>
        }
      />
    </main>
  );
}
