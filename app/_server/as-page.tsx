import "server-only";

import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";

import { failureTexts } from "@/app/_server/failure-texts";
import { words } from "@/components/language/words";
import { answerWith, beforeAnswer } from "@/app/_server/answer-status";
import { runScriptsAfterPaint } from "@/app/_server/scripts-after-paint";
import { FailureNote } from "@/components/site/failure-note";
import { ForbiddenNote } from "@/components/site/forbidden-note";
import { NotFoundNote } from "@/components/site/not-found-note";
import { SiteFrame } from "@/components/site/site-frame";
import { logger } from "@/lib/log";

type Draw<P> = (props: P) => Promise<ReactNode>;

/**
 * Makes a public page of `draw`, complete as the server sends it whatever comes of it: `notFound()`, `forbidden()` and a failure are
 * drawn here, with their status. Left to Next they reach the browser as an empty document that only a script can fill.
 */
export const asPage = <P,>(draw: Draw<P>): Draw<P> =>
  orNote(
    (props) => {
      beforeAnswer(runScriptsAfterPaint);
      return draw(props);
    },
    (note) => <SiteFrame search={null}>{note}</SiteFrame>,
  );

/** The same for a page that its layout frames. */
export const asFramedPage = <P,>(draw: Draw<P>): Draw<P> => orNote(draw, (note) => note);

function orNote<P>(draw: Draw<P>, frame: (note: ReactNode) => ReactNode): Draw<P> {
  return async (props) => {
    try {
      return await draw(props);
    } catch (error) {
      const status = statusAsked(error);
      if (status === 404 && answerWith(404)) return frame(<NotFoundNote />);
      if (status === 403 && answerWith(403)) return frame(<ForbiddenNote />);
      unstable_rethrow(error);
      // During a build there is nobody to answer, and a failure has to end it.
      if (!answerWith(500)) throw error;
      const reference = randomUUID().slice(0, 8);
      logger().error({ err: error, reference }, "A page could not be made");
      return frame(<FailureNote texts={failureTexts()} reference={reference} again={<RetryLink />} />);
    }
  };
}

/** What is said of a page in its head. Where that fails the page does too, and says so; its head must not keep it from that. */
export function asMetadata<P>(describe: (props: P) => Promise<Metadata>): (props: P) => Promise<Metadata> {
  return async (props) => {
    try {
      return await describe(props);
    } catch (error) {
      unstable_rethrow(error);
      return { title: words().text("failure.title"), robots: { index: false } };
    }
  };
}

/** An empty reference is the address of the page itself, with its parameters. */
const RetryLink = () => (
  <a href="" className="button button-main">
    {words().text("failure.again")}
  </a>
);

/** The status that `notFound()` or `forbidden()` asks for: they throw an error that carries it in its digest. */
function statusAsked(error: unknown): number | null {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const [, status] = /^NEXT_HTTP_ERROR_FALLBACK;(\d{3})$/.exec(digest) ?? [];
  return status === undefined ? null : Number(status);
}
