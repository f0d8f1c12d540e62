import { ChangeList } from "@/components/admin/change-list";
import { ActionForm } from "@/components/ui/action-form";
import type { FormState } from "@/components/ui/form-state";
import { WayLink } from "@/components/ui/way-link";
import { countNoun } from "@/lib/core/count-noun";
import { figure } from "@/lib/core/figure";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";
import { fieldLabel } from "@/lib/core/platform/describe-fields";
import { fullName } from "@/lib/core/platform/full-name";
import type { MergePreview, MergeSide } from "@/lib/core/platform/merge-preview";

type Props = {
  readonly preview: MergePreview;
  readonly merge: (previous: FormState, form: FormData) => Promise<FormState>;
};

/** What a merge of two records would do, and the form that does it. */
export function MergePreviewView({ preview, merge }: Props) {
  const { loser, winner, differences, taken, addresses, naming } = preview;
  const swapped = `/admin/merge?${new URLSearchParams({ loser: winner.slug, winner: loser.slug })}`;
  return (
    <>
      <div className="mt-6 grid gap-6 md:grid-cols-2">
        <Side title="Stays" side={winner} />
        <Side title="Goes to the bin" side={loser} />
      </div>
      <p className="mt-4 flex flex-wrap gap-3">
        <WayLink href={swapped} className="button">
          The other way round
        </WayLink>
        <WayLink href="/admin/merge" className="button">
          Choose others
        </WayLink>
      </p>
      <section aria-labelledby="happens" className="mt-8 max-w-[70ch]">
        <h2 id="happens" className="mb-2 text-lg">
          What would happen
        </h2>
        <p>
          {addresses.map((slug) => `/platforms/${slug}`).join(", ")} {addresses.length === 1 ? "leads" : "lead"} to
          /platforms/{winner.slug}.
        </p>
        {naming.length > 0 ? (
          <p className="mt-2">
            {countNoun(naming.length, "record")} that {naming.length === 1 ? "names" : "name"} the one that goes will
            name the other: {naming.join(", ")}.
          </p>
        ) : null}
        <h3 className="mt-4 mb-1">What the one that stays takes over</h3>
        {taken.length > 0 ? <ChangeList changes={taken} /> : <p className="text-soft">Nothing.</p>}
      </section>
      <section aria-labelledby="differences" className="mt-8">
        <h2 id="differences" className="mb-2 text-lg">
          What stands otherwise in the one that stays
        </h2>
        <GroupedDifferences differences={differences} />
      </section>
      <section aria-labelledby="merge" className="mt-8 border-t border-rule pt-5">
        <h2 id="merge" className="mb-4 text-lg">
          Merge
        </h2>
        <ActionForm
          action={merge}
          hidden={{
            loser: loser.slug,
            winner: winner.slug,
            loserVersion: String(loser.version),
            winnerVersion: String(winner.version),
          }}
          fields={[{ name: "reason", label: "Why, for the history (may stay empty)", autoComplete: "off" }]}
          submit={`Keep ${winner.slug}, remove ${loser.slug}`}
        />
      </section>
    </>
  );
}

/** So many differences of one part of a record are read in place; of more, their numbers are, and the list can be opened. */
const READ_IN_PLACE = 4;

/** Differences by part of the record: two records may share hundreds of them, most about what only one of them has. */
function GroupedDifferences({ differences }: { differences: readonly DescribedChange[] }) {
  if (differences.length === 0) return <ChangeList changes={differences} />;
  const parts = new Map<string, DescribedChange[]>();
  for (const one of differences) {
    const [field = ""] = one.path.split(/[[. ]/);
    parts.set(field, [...(parts.get(field) ?? []), one]);
  }
  const short = [...parts.values()].filter((part) => part.length <= READ_IN_PLACE).flat();
  const long = [...parts].filter(([, part]) => part.length > READ_IN_PLACE);
  return (
    <div className="grid gap-2">
      {short.length > 0 ? <ChangeList changes={short} /> : null}
      {long.map(([field, part]) => (
        <details key={field} className="border-t border-rule pt-2">
          <summary className="min-h-11 cursor-pointer content-center md:min-h-9">
            <span className="strong">{fieldLabel(field)}</span>: {numbersOf(part)}
          </summary>
          <div className="pt-1 pb-3">
            <ChangeList changes={part} />
          </div>
        </details>
      ))}
    </div>
  );
}

const numbersOf = (part: readonly DescribedChange[]): string => {
  const count = (...kinds: readonly DescribedChange["kind"][]) =>
    part.filter(({ kind }) => kinds.includes(kind)).length;
  const told = [
    { of: count("removed"), words: "only in the one that goes" },
    { of: count("added"), words: "only in the one that stays" },
    { of: count("changed", "moved"), words: "not the same in both" },
  ];
  return told.flatMap(({ of, words }) => (of > 0 ? [`${figure(of)} ${words}`] : [])).join(", ");
};

const Side = ({ title, side }: { title: string; side: MergeSide }) => (
  <section className="min-w-0 border-t border-rule pt-3">
    <h2 className="text-sm text-soft">{title}</h2>
    <p className="mt-1 text-lg">
      <WayLink href={`/admin/platforms/${side.id}`} className="designation">
        {fullName(side)}
      </WayLink>
    </p>
    <p className="text-sm break-words text-soft">
      {side.slug}, version {side.version}
    </p>
    <p className="mt-2 max-w-[60ch]">{side.summary}</p>
  </section>
);
