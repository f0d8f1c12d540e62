import { ChangedRecords } from "@/components/admin/changed-records";
import { ActionForm } from "@/components/ui/action-form";
import type { FormState } from "@/components/ui/form-state";
import { Counts } from "@/components/admin/counts";
import { countNoun } from "@/lib/core/count-noun";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";

type Props = {
  /** What would change; null where the change cannot be made. */
  readonly outcome: {
    readonly changed: readonly { readonly slug: string; readonly told: readonly DescribedChange[] }[];
    readonly unchanged: number;
  } | null;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly apply: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly hidden: Readonly<Record<string, string>>;
};

/** Records shown; the rest is counted. */
const SHOWN = 100;

/** What a change would do to each of many records, and the button that does exactly that. */
export function BulkPreview({ outcome, issues, apply, hidden }: Props) {
  if (!outcome)
    return issues.length > 0 ? (
      <div role="alert" className="mt-6 max-w-[70ch] border-l-4 border-error bg-sheet px-4 py-3">
        <p className="strong text-error">It would make records that may not be published, so none is changed</p>
        <ul>
          {issues.slice(0, SHOWN).map(({ path, message }) => (
            <li key={path + message}>
              {path}: {message}
            </li>
          ))}
        </ul>
      </div>
    ) : null;
  const { changed, unchanged } = outcome;
  return (
    <div className="mt-8 border-t border-rule pt-4">
      <Counts
        counts={[
          { label: "would change", count: changed.length },
          { label: "stay as they are", count: unchanged },
        ]}
      />
      {changed.length === 0 ? (
        <p role="status" className="mt-4">
          Nothing would change. Look at how it is spelt in the records.
        </p>
      ) : (
        <>
          <div className="mt-6">
            <ActionForm
              action={apply}
              hidden={hidden}
              fields={[{ name: "reason", label: "Why, for the history (may stay empty)", autoComplete: "off" }]}
              submit={`Change ${countNoun(changed.length, "record")}`}
            />
          </div>
          <h3 className="mt-8 text-base">
            What would change
            {changed.length > SHOWN ? `, in the first ${SHOWN}` : ""}
          </h3>
          <ChangedRecords
            records={changed
              .slice(0, SHOWN)
              .map(({ slug, told }) => ({ slug, href: `/platforms/${slug}`, changes: told }))}
          />
        </>
      )}
    </div>
  );
}
