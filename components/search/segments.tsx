import { Fragment } from "react";

import type { Segment } from "@/lib/core/search/results";

/** Text with what the search matched marked: text nodes throughout, whatever the engine sent. */
export function Segments({ of }: { of: readonly Segment[] }) {
  return of.map(({ text, match }, at) => (match ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>));
}
