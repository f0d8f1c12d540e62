import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";

import { discardUnsaved, postRecord, takeRecordStep } from "@/app/(admin)/admin/platforms/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { formMessage } from "@/app/_server/form-message";
import { pickCopy } from "@/app/_server/pick-copy";
import { requireActor } from "@/app/_server/require-actor";
import { orTurnAway } from "@/app/_server/forms";
import { formOptions } from "@/components/admin/record/form-options";
import { RecordForm } from "@/components/admin/record/record-form";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { findUnsavedEdits } from "@/lib/catalogue/queries/find-unsaved-edits";
import { can } from "@/lib/core/access/access";
import { copyOf } from "@/lib/core/platform/copy-of";
import { isUuid } from "@/lib/core/uuid";

export const metadata: Metadata = { title: "New record" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function NewPlatformPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "draft:create")) forbidden();
  const { form, at, said, fresh, like, copy } = await searchParams;
  const all = await context();
  const other = typeof like === "string" ? orTurnAway(await getDraft(all, actor, like)) : null;
  // The form has an id from the start, under which what is typed is kept.
  if (typeof form !== "string" || !isUuid(form))
    redirect(`/admin/platforms/new?form=${all.newId()}${other ? `&like=${other.id}` : ""}`);
  const { unsaved, from, elsewhere } = pickCopy(await findUnsavedEdits(all, actor, form), { copy, fresh });
  const content = unsaved?.content ?? (other && !fresh ? copyOf(other.content) : {});
  const focus = typeof at === "string" ? at : null;
  return (
    <>
      <h1 className="mb-4 text-2xl">New record</h1>
      {other && !unsaved && !fresh ? (
        <p className="mb-4 border-l-4 border-accent bg-accent-wash px-4 py-2">
          It says what {other.title} says, until you change it. Nothing is saved yet.
        </p>
      ) : null}
      <RecordForm
        key={`${form} ${String(fresh)}`}
        editor={actor.id}
        formId={form}
        windowId={all.newId()}
        from={from}
        elsewhere={elsewhere}
        content={content}
        version={null}
        options={formOptions()}
        may={{ save: true, submit: true, publish: can(actor, "platform:publish") }}
        message={formMessage(typeof said === "string" ? said : undefined, focus ? null : (unsaved?.at ?? null))}
        issues={[]}
        focus={focus}
        duplicates={[]}
        others={[]}
        post={postRecord}
        take={takeRecordStep}
        discardUnsaved={discardUnsaved}
      />
    </>
  );
});
