import type { Metadata } from "next";
import { forbidden } from "next/navigation";

import { merge } from "@/app/(admin)/admin/merge/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { toSearchParams } from "@/app/_server/search-params";
import { MergePreviewView } from "@/components/admin/merge-preview-view";
import { FormField } from "@/components/ui/form-field";
import { WayLink } from "@/components/ui/way-link";
import { previewMerge, type NamedForMerge } from "@/lib/catalogue/queries/preview-merge";
import { can } from "@/lib/core/access/access";
import type { FieldIssue } from "@/lib/core/problems";

export const metadata: Metadata = { title: "Merge" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function MergePage({ searchParams }: Props) {
  const params = toSearchParams(await searchParams);
  const actor = await requireActor();
  if (!can(actor, "platform:bulk-edit")) forbidden();
  const named = { loser: params.get("loser") ?? "", winner: params.get("winner") ?? "" };
  const isAsked = params.has("loser") && params.has("winner");
  const preview = isAsked ? await previewMerge(await context(), actor, named) : null;
  const issues = preview?.ok === false && preview.problem.kind === "invalid" ? preview.problem.issues : [];
  return (
    <>
      <p className="text-sm">
        <WayLink href="/admin/report#shared" className="inline-flex min-h-9 items-center">
          ← Likely duplicates
        </WayLink>
      </p>
      <h1 className="text-2xl">Make one record of two</h1>
      <p className="mt-2 max-w-[70ch] text-soft">
        Only if both are about the same platform. The one that stays keeps its content and takes over the other’s
        relations; the other goes to the bin, and its address leads to the one that stays. Further facts are not taken
        over: bring what is worth keeping into the record first.
      </p>
      {preview === null || issues.length > 0 ? (
        <Choose named={named} issues={issues} />
      ) : (
        <MergePreviewView preview={orTurnAway(preview)} merge={merge} />
      )}
    </>
  );
});

const FIELDS = [
  { name: "winner", label: "The record that stays" },
  { name: "loser", label: "The record that goes" },
] as const;

/** Which two: a form whose answer is the address of the preview, and which writes nothing. */
const Choose = ({ named, issues }: { named: NamedForMerge; issues: readonly FieldIssue[] }) => (
  <form className="mt-6 grid max-w-xl gap-4" noValidate>
    {FIELDS.map(({ name, label }) => (
      <FormField
        key={name}
        id={name}
        name={name}
        label={label}
        hint="Its address, designation or name"
        autoComplete="off"
        value={named[name]}
        issues={issues.filter(({ path }) => path === name).map(({ message }) => message)}
      />
    ))}
    <div>
      <button type="submit" className="button button-main">
        Show what would happen
      </button>
    </div>
  </form>
);
