import type { HTMLAttributes } from "react";

import { htmlOf } from "@/components/ui/html-of";

type Props = HTMLAttributes<HTMLElement> & {
  /** The element that holds it. */
  readonly as?: "div" | "section" | "figure" | "ol" | "ul";
};

/**
 * A part of a page that only the server draws, with links and what folds, and nothing that a script keeps alive. A browser takes it as it
 * is: a long record, gone through element by element, kept a telephone busy for half a second (decision 025).
 */
export function Still({ as: Holder = "div", children, ...attributes }: Props) {
  // eslint-disable-next-line no-restricted-syntax -- htmlOf writes elements that our own components drew, and escapes each text
  return <Holder {...attributes} dangerouslySetInnerHTML={{ __html: htmlOf(children) }} />;
}
