import { countNoun } from "@/lib/core/count-noun";
import type { FieldIssue } from "@/lib/core/problems";
import { wordsOfPath } from "@/lib/core/record-form/path-words";

/** What publishing asks for that a draft does not have yet, each point with a way to its field. */
export function MissingList({ missing, base = "" }: { missing: readonly FieldIssue[]; base?: string }) {
  if (missing.length === 0) return null;
  return (
    <details className="mt-4 border-l-4 border-rule px-4">
      <summary className="min-h-11 py-2.5">
        {countNoun(missing.length, "thing")} to fill in or mend before it can be published
      </summary>
      <ul className="pb-2 text-sm">
        {missing.map(({ path, message }) => (
          <li key={path + message}>
            <a href={`${base}#${path}`} className="inline-flex min-h-6 items-center underline">
              {path ? `${wordsOfPath(path)}: ` : ""}
              {message}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
