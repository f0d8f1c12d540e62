"use client";

import { createContext, useContext, type ReactNode } from "react";

import type { FailureTexts } from "@/components/site/failure-note";

const Texts = createContext<FailureTexts | null>(null);

/** Sends along what a page says that fails in the browser: nothing can be asked of the server then. */
export const WithFailureTexts = ({ texts, children }: { texts: FailureTexts; children: ReactNode }) => (
  <Texts value={texts}>{children}</Texts>
);

/** The texts of a failure, in the language of the page. */
export function useFailureTexts(): FailureTexts {
  const texts = useContext(Texts);
  if (!texts) throw new Error("The layout sends no texts of a failure");
  return texts;
}
