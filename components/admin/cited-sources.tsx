import type { JsonObject } from "@/lib/core/json";
import { fieldsIn, rowsIn } from "@/lib/core/record-form/form-entries";

/** The sources of a draft, those that are new to it first: what a reviewer opens beside the changes. */
export function CitedSources({ before, after }: { before: JsonObject | null; after: JsonObject }) {
  const known = new Set(rowsIn(before?.sources).map((row) => JSON.stringify(row)));
  const sources = rowsIn(after.sources)
    .map((row) => ({ source: fieldsIn(row), isNew: !known.has(JSON.stringify(row)) }))
    .sort((one, other) => Number(other.isNew) - Number(one.isNew));
  if (sources.length === 0) return <p className="text-soft">The draft has no sources.</p>;
  const say = (value: unknown) => (typeof value === "string" ? value : "");
  return (
    <ul className="grid gap-2">
      {sources.map(({ source, isNew }, at) => (
        <li key={at} className="break-words">
          {isNew ? <span className="strong">New: </span> : null}
          {/^https?:\/\//.test(say(source.url)) ? (
            <a href={say(source.url)} rel="noreferrer" className="underline">
              {say(source.title) || say(source.id)}
            </a>
          ) : (
            say(source.title) || say(source.id)
          )}
          <span className="text-soft">
            {[say(source.publisher), say(source.date)].filter(Boolean).map((part) => `, ${part}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
