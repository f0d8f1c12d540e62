import { ChangeList } from "@/components/admin/change-list";
import { countNoun } from "@/lib/core/count-noun";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";

/** A place that both sides changed, in words. */
export type ConflictPlace = {
  readonly path: string;
  readonly label: string;
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
};

type Props = {
  readonly id: string;
  readonly version: number;
  readonly mergedWith: number | null;
  readonly theirName: string;
  readonly places: readonly ConflictPlace[];
  /** What the other side changed that stands in nobody's way: it is taken over. */
  readonly taken: readonly DescribedChange[];
  readonly save: (form: FormData) => Promise<void>;
};

/** Both sides of every place that two people changed, to choose from. Plain fields and buttons, so it needs no script. */
export function ConflictForm({ id, version, mergedWith, theirName, places, taken, save }: Props) {
  return (
    <form action={save} className="mt-6">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="mergedWith" value={mergedWith ?? ""} />
      {places.length === 0 ? (
        <p>You changed nothing in the same place. Both changes fit together as they are.</p>
      ) : (
        <p>
          {countNoun(places.length, "place was", "places were")} changed by both of you. Choose what holds; the rest
          fits together.
        </p>
      )}
      <div className="sticky top-0 z-10 my-4 flex flex-wrap gap-2 border-y border-rule bg-paper py-2">
        <button type="submit" name="all" value="" className="button button-main">
          Save both together
        </button>
        {places.length > 0 ? (
          <>
            <button type="submit" name="all" value="mine" className="button">
              Mine everywhere, and save
            </button>
            <button type="submit" name="all" value="theirs" className="button">
              Theirs everywhere, and save
            </button>
          </>
        ) : null}
      </div>
      <div className="grid gap-6">
        {places.map(({ path, label, base, theirs, mine }, at) => (
          <fieldset key={path} className="border-t border-rule pt-3">
            <legend className="strong">{label}</legend>
            <input type="hidden" name={`place.${at}`} value={path} />
            <p className="mt-1 text-sm text-soft">
              It was: <span className="whitespace-pre-line">{base}</span>
            </p>
            <div className="mt-2 grid gap-3 md:grid-cols-2">
              {(
                [
                  ["mine", "Mine", mine],
                  ["theirs", theirName, theirs],
                ] as const
              ).map(([side, words, value]) => (
                <label key={side} className="flex min-h-11 gap-3 border border-rule bg-sheet p-3">
                  <input
                    type="radio"
                    name={`choice.${at}`}
                    value={side}
                    defaultChecked={side === "mine"}
                    className="mt-1 size-5 shrink-0"
                  />
                  <span className="min-w-0">
                    <span className="strong block text-sm">{words}</span>
                    <span className="break-words whitespace-pre-line">{value}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      {taken.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-2 text-lg">What {theirName} changed</h2>
          <ChangeList changes={taken} />
        </section>
      ) : null}
    </form>
  );
}
