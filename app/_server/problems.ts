import "server-only";

import type { Problem } from "@/lib/core/problems";

/** What a kind of problem is to a program: its HTTP status and title. */
type ProblemWords = { readonly status: number; readonly title: string; readonly detail: string };

/** The one table that turns an expected failure into a status and words. */
export function wordsOf(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case "invalid":
      return {
        status: 422,
        title: "The record is not valid",
        detail: "Correct the fields named in errors and send it again.",
      };
    case "not-found":
      return {
        status: 404,
        title: `There is no ${problem.what} "${problem.id}"`,
        detail: "Check the address, or search for it under /api/v1/platforms?q=…",
      };
    case "stale":
      return {
        status: 412,
        title: "The record has changed meanwhile",
        detail: `You changed version ${problem.yours ?? "none"}; it is now at version ${problem.current}. Read it again and repeat your change.`,
      };
    case "conflict":
      return {
        status: 409,
        title: "Somebody else changed this meanwhile",
        detail: `You changed version ${problem.yours ?? "none"}; it is now at version ${problem.current}. Nothing of yours is lost: bring both together and save again.`,
      };
    case "wrong-state":
      return {
        status: 409,
        title: `The record is ${problem.state}`,
        detail: `This can be done to a record that is ${problem.wanted}.`,
      };
    case "slug-taken":
      return {
        status: 409,
        title: "The address is taken",
        detail: `"${problem.slug}" belongs, or belonged, to another record. Choose another.`,
      };
    case "not-undoable":
      return {
        status: 409,
        title: "The batch can not be undone",
        detail:
          problem.changedSince.length > 0
            ? `Changed since: ${problem.changedSince.join(", ")}. Restore those by hand, or undo what changed them first.`
            : "It has been undone before, or is no import or bulk edit.",
      };
    case "moved":
      return {
        status: 409,
        title: "The catalogue has changed since you looked",
        detail: "Nothing was written. Look at the preview again, and apply it if you still want to.",
      };
    case "too-large":
      return {
        status: 413,
        title: "The file is too large",
        detail: `Choose one of at most ${problem.maxMb} MB, or import it with npm run import on the server.`,
      };
    case "forbidden":
      return {
        status: 403,
        title: "Not allowed",
        detail: `Your role does not include ${problem.action}. Ask an administrator.`,
      };
    case "signed-out":
      return {
        status: 401,
        title: "Not signed in",
        detail: "Sign in, or send a token that is valid: Authorization: Bearer TOKEN.",
      };
    case "foreign-origin":
      return {
        status: 403,
        title: "The form came from another site",
        detail:
          "Open this site's own page and send it from there. Operators: PUBLIC_URL must be the address that readers use.",
      };
    case "sign-in-failed":
      return {
        status: 401,
        title: "The e-mail address or the password is not right",
        detail: "Check both. An administrator can give you a link to choose a new password.",
      };
    case "sign-in-paused":
      return {
        status: 429,
        title: "Too many sign-ins have failed",
        detail: `Wait ${waitOf(problem.seconds)} and try again, or sign in from a browser that you have used here before. An administrator can give you a link to choose a new password.`,
      };
    case "reports-paused":
      return {
        status: 429,
        title: "Too many reports were sent",
        detail: `Wait ${waitOf(problem.seconds)} and send it again. What you wrote still stands below.`,
      };
    case "answered":
      return {
        status: 409,
        title: "Somebody has answered this report already",
        detail: "Reload the page to read what they wrote.",
      };
    case "link-closed":
      return {
        status: 410,
        title: "This link does not work any more",
        detail: "It was used, withdrawn or has run out. Ask an administrator for a new one.",
      };
    case "last-administrator":
      return {
        status: 409,
        title: "This is the last administrator",
        detail: "Somebody must be able to let others in. Make another person administrator first.",
      };
  }
}

const waitOf = (seconds: number) =>
  seconds < 90 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;
