import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

import { NOWHERE, tellPlace, type Place } from "@/components/language/current-language";
import { splitAddress } from "@/lib/core/language/addresses";
import { LANGUAGE_CODES } from "@/lib/core/language/languages";
import { processWide } from "@/lib/process-wide";

/** An answer, and what it was asked for as: before Next rewrites the address. */
type Answer = { readonly response: ServerResponse; readonly place: Place };

const answers = () => processWide("the answer in the making", () => new AsyncLocalStorage<Answer>());

/** Lets a page reach the answer that it is drawn for, and know its language. Called once, when a web process starts. */
export function followAnswers(): void {
  processWide("following of answers", () => {
    const following = answers();
    // Node tells of a request before any listener of the server sees it.
    subscribe("http.server.request.start", (message) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      following.enterWith({ response, place: splitAddress(request.url ?? "/", LANGUAGE_CODES) });
    });
    tellPlace(() => answers().getStore()?.place ?? NOWHERE);
  });
}

/**
 * Gives the answer in the making this HTTP status; a Next page has no way of its own to.
 * Returns false where there is none, as during a build, or where its head is gone already.
 */
export function answerWith(status: number): boolean {
  const answer = answers().getStore()?.response;
  if (!answer || answer.headersSent) return false;
  answer.statusCode = status;
  return true;
}

/** Calls `change` with the answer in the making, before anything of it is sent. Does nothing where there is none, as during a build. */
export function beforeAnswer(change: (response: ServerResponse) => void): void {
  const answer = answers().getStore()?.response;
  if (answer && !answer.headersSent) change(answer);
}
