import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";

import { discardUnsaved, postRecord, takeRecordStep } from "@/app/(admin)/admin/platforms/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { formMessage } from "@/app/_server/form-message";
import { requireActor } from "@/app/_server/require-actor";
import { formOptions } from "@/components/admin/record/form-options";
import { RecordForm } from "@/components/admin/record/record-form";
import { findUnsavedEdit } from "@/lib/catalogue/queries/find-unsaved-edit";
import { can } from "@/lib/core/access/access";
import { isUuid } from "@/lib/core/uuid";

export const metadata: Metadata = { title: "New record" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function NewPlatformPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "draft:create")) forbidden();
  const { form, at, said, fresh } = await searchParams;
  const all = await context();
  // The form has an id from the start, under which what is typed is kept.
  if (typeof form !== "string" || !isUuid(form)) redirect(`/admin/platforms/new?form=${all.newId()}`);
  const unsaved = await findUnsavedEdit(all, actor, form);
  const focus = typeof at === "string" ? at : null;
  return (
    <>
      <h1 className="mb-4 text-2xl">New record</h1>
      <RecordForm
        key={`${form} ${String(fresh)}`}
        editor={actor.id}
        formId={form}
        content={unsaved?.content ?? {}}
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
