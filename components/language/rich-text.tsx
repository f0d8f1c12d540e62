import { Fragment, type ReactNode } from "react";

import { words } from "@/components/language/words";
import type { MessagePart, MessageValues } from "@/lib/core/language/format-message";
import type { TextKey } from "@/lib/core/language/language";

type Props = {
  readonly of: TextKey;
  readonly values?: MessageValues;
  /** Draws what stands between each pair of tags. */
  readonly tags: Readonly<Record<string, (inner: ReactNode) => ReactNode>>;
};

/** A text of the page with links or marks in it. */
export const RichText = ({ of, values, tags }: Props) => drawn(words().parts(of, values), tags);

function drawn(parts: readonly MessagePart[], tags: Props["tags"]): ReactNode {
  return parts.map((part, at) => {
    if (typeof part === "string") return <Fragment key={at}>{part}</Fragment>;
    const inner = drawn(part.parts, tags);
    return <Fragment key={at}>{tags[part.tag]?.(inner) ?? inner}</Fragment>;
  });
}
