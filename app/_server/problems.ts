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
    case "slug-taken":
      return {
        status: 409,
        title: "The address is taken",
        detail: `"${problem.slug}" belongs, or belonged, to another record. Choose another.`,
      };
    case "forbidden":
      return {
        status: 403,
        title: "Not allowed",
        detail: `Your role does not include ${problem.action}. Ask an administrator.`,
      };
  }
}
