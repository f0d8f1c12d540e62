import type { Metadata } from "next";

import { discardUnsaved, postRecord, takeRecordStep } from "@/app/(admin)/admin/platforms/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { formMessage } from "@/app/_server/form-message";
import { orTurnAway } from "@/app/_server/forms";
import { pickCopy } from "@/app/_server/pick-copy";
import { requireActor } from "@/app/_server/require-actor";
import { formOptions } from "@/components/admin/record/form-options";
import { BehindNotice } from "@/components/admin/record/behind-notice";
import { MissingList } from "@/components/admin/record/missing-list";
import { RecordForm } from "@/components/admin/record/record-form";
import { RecordHead } from "@/components/admin/record/record-head";
import { toDuplicates } from "@/components/admin/record/to-duplicates";
import { findLikelyDuplicates } from "@/lib/catalogue/queries/find-likely-duplicates";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { can } from "@/lib/core/access/access";

export const metadata: Metadata = { title: "Edit a record" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default asFramedPage(async function EditPlatformPage({ params, searchParams }: Props) {
  const [{ id }, { at, said, fresh, copy }] = await Promise.all([params, searchParams]);
  const actor = await requireActor();
  const all = await context();
  const record = orTurnAway(await getDraft(all, actor, id));
  const { draft, may, missing } = record;
  const { unsaved, from, elsewhere } = pickCopy(record.unsaved, { copy, fresh });
  const others = record.othersEditing.map(({ editor }) => editor);
  const names = await nameActors(all, actor, others);
  const content = unsaved?.content ?? record.content;
  const duplicates = orTurnAway(
    await findLikelyDuplicates(all, actor, {
      names: [content.designation, content.name].filter((name): name is string => typeof name === "string"),
      exceptId: record.id,
    }),
  );
  const focus = typeof at === "string" ? at : null;
  const isIncomplete = said === "incomplete";
  return (
    <>
      <RecordHead
        {...record}
        here="edit"
        publishAt={draft?.publishAt ?? null}
        scheduleProblem={draft?.scheduleProblem ?? null}
      />
      {record.isBehind ? <BehindNotice id={id} /> : null}
      {isIncomplete ? null : <MissingList missing={missing} />}
      <div className="mt-4">
        <RecordForm
          key={`${id} ${String(fresh)}`}
          editor={actor.id}
          formId={record.id}
          windowId={all.newId()}
          from={from}
          elsewhere={elsewhere}
          content={content}
          version={unsaved ? unsaved.fromVersion : record.version}
          options={formOptions()}
          may={{
            save: may["draft:save"],
            submit: record.state !== "in-review" && (may["draft:submit"] || may["draft:save"]),
            publish: may["draft:publish"] || (draft === null && can(actor, "platform:publish")),
          }}
          message={formMessage(typeof said === "string" ? said : undefined, focus ? null : (unsaved?.at ?? null))}
          issues={isIncomplete ? missing : []}
          focus={focus}
          duplicates={toDuplicates(duplicates)}
          others={others.map((one) => names.get(one) ?? one)}
          post={postRecord}
          take={takeRecordStep}
          discardUnsaved={discardUnsaved}
        />
      </div>
    </>
  );
});
