import { words } from "@/components/language/words";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";

const MARKS = { added: "+", removed: "−", changed: "~", moved: "↕" } as const;

/** Differences in words: what was struck, what was written. */
export function ChangeList({ changes }: { changes: readonly DescribedChange[] }) {
  if (changes.length === 0) return <p className="text-soft">{words().text("history.noDifference")}</p>;
  return (
    <ul className="grid gap-1">
      {changes.map(({ path, kind, text, segments }) => (
        <li key={path + kind} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
          <span aria-hidden="true" className="designation">
            {MARKS[kind]}
          </span>
          <span className="break-words">
            {text}
            {segments ? (
              <span className="mt-1 block border-l-2 border-rule pl-3 text-sm">
                {segments.map((segment, at) =>
                  segment.kind === "same" ? (
                    <span key={at}>{segment.text}</span>
                  ) : segment.kind === "removed" ? (
                    <del key={at} className="text-soft">
                      {segment.text}
                    </del>
                  ) : (
                    <ins key={at} className="bg-mark no-underline">
                      {segment.text}
                    </ins>
                  ),
                )}
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
