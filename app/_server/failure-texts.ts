import "server-only";

import { words } from "@/components/language/words";
import type { FailureTexts } from "@/components/site/failure-note";

/** What a page says that could not be made, in the language of the answer. */
export const failureTexts = (): FailureTexts =>
  words().raw("failure.title", "failure.advice", "failure.reference", "failure.again", "failure.start");
