import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

import { processWide } from "@/lib/process-wide";

const answers = () => processWide("the answer in the making", () => new AsyncLocalStorage<ServerResponse>());

/** Lets a page reach the answer that it is drawn for. Called once, when a web process starts. */
export function followAnswers(): void {
  processWide("following of answers", () => {
    const following = answers();
    // Node tells of a request before any listener of the server sees it.
    subscribe("http.server.request.start", (message) => {
      following.enterWith((message as { response: ServerResponse }).response);
    });
  });
}

/**
 * Gives the answer in the making this HTTP status; a Next page has no way of its own to.
 * Returns false where there is none, as during a build, or where its head is gone already.
 */
export function answerWith(status: number): boolean {
  const answer = answers().getStore();
  if (!answer || answer.headersSent) return false;
  answer.statusCode = status;
  return true;
}
