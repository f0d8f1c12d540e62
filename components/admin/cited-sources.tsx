import { sameJson, type JsonObject } from "@/lib/core/json";
import { fieldsIn, rowsIn } from "@/lib/core/record-form/form-entries";

const NEWS = ["", "Changed: ", "New: "] as const;

/** The sources of a draft, those that are new to it or say something else first: what a reviewer opens beside the changes. */
export function CitedSources({ before, after }: { before: JsonObject | null; after: JsonObject }) {
  const known = new Map(rowsIn(before?.sources).map((row) => [fieldsIn(row).id, fieldsIn(row)]));
  const sources = rowsIn(after.sources)
    .map((row) => {
      const source = fieldsIn(row);
      const old = known.get(source.id);
      return { source, news: old === undefined ? 2 : isSame(old, source) ? 0 : 1 } as const;
    })
    .sort((one, other) => other.news - one.news);
  if (sources.length === 0) return <p className="text-soft">The draft has no sources.</p>;
  const say = (value: unknown) => (typeof value === "string" ? value : "");
  return (
    <ul className="grid gap-2">
      {sources.map(({ source, news }, at) => (
        <li key={at} className="break-words">
          {news > 0 ? <span className="strong">{NEWS[news]}</span> : null}
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

// As among the changes: in whatever order the fields are kept, and whether one that is empty is there or not.
const isSame = (old: JsonObject, now: JsonObject) =>
  [...Object.keys(old), ...Object.keys(now)].every((name) => sameJson(old[name] ?? null, now[name] ?? null));
