import type { Metadata } from "next";
import type { ReactNode } from "react";

import { approve, comment, schedule, sendBack } from "@/app/(admin)/admin/platforms/[id]/review/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { ChangeList } from "@/components/admin/change-list";
import { CitedSources } from "@/components/admin/cited-sources";
import { BehindNotice } from "@/components/admin/record/behind-notice";
import { MissingList } from "@/components/admin/record/missing-list";
import { RecordHead } from "@/components/admin/record/record-head";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { getRevision } from "@/lib/catalogue/queries/get-revision";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { describeChanges } from "@/lib/core/platform/describe-changes";

export const metadata: Metadata = { title: "Review" };

type Props = { params: Promise<{ id: string }> };

export default asFramedPage(async function ReviewPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const all = await context();
  const record = orTurnAway(await getDraft(all, actor, id));
  const { draft, may, talk, publishedVersion, missing } = record;
  const before = publishedVersion === null ? null : await getRevision(all, actor, { id, version: publishedVersion });
  const published = before?.ok ? before.value.content : null;
  const names = await nameActors(
    all,
    actor,
    [draft?.updatedBy, draft?.submittedBy, ...talk.map(({ by }) => by)].map((by) => by ?? null),
  );
  const named = (by: string | null) => names.get(by ?? "") ?? by ?? "";
  const hidden = { id: record.id, version: String(record.version) };
  const head = (
    <RecordHead
      {...record}
      here="review"
      publishAt={draft?.publishAt ?? null}
      scheduleProblem={draft?.scheduleProblem ?? null}
    />
  );
  return (
    <>
      {head}
      {draft ? (
        <>
          <p className="mt-4">
            {draft.submittedBy && draft.submittedAt ? (
              <>
                Submitted by {named(draft.submittedBy)} on <UtcTime at={draft.submittedAt} />.
              </>
            ) : (
              <>
                Last saved by {named(draft.updatedBy)} on <UtcTime at={draft.updatedAt} />. It has not been submitted.
              </>
            )}
          </p>
          {record.isBehind ? <BehindNotice id={id} /> : null}
          <MissingList missing={missing} base={`/admin/platforms/${id}`} />
          <div className="mt-8 grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="grid content-start gap-10">
              <Part id="changes" title="What would change">
                {published ? (
                  <ChangeList changes={describeChanges(published, draft.content)} />
                ) : (
                  <p>
                    All of it is new.{" "}
                    <WayLink href={`/admin/platforms/${id}/preview`} className="underline">
                      Read it as the public would
                    </WayLink>
                    .
                  </p>
                )}
              </Part>
              <Part id="cited" title="Sources">
                <CitedSources before={published} after={draft.content} />
              </Part>
            </div>
            <div className="grid content-start gap-8">
              {may["draft:publish"] ? (
                <Part id="approve" title="Approve">
                  <ActionForm
                    action={approve}
                    hidden={hidden}
                    fields={[{ name: "comment", label: "Why, for the history (may stay empty)" }]}
                    submit="Approve and publish"
                  />
                </Part>
              ) : null}
              {may["draft:send-back"] ? (
                <Part id="back" title="Send back">
                  <ActionForm
                    action={sendBack}
                    hidden={hidden}
                    fields={[{ name: "comment", label: "What there is to mend", lines: 3 }]}
                    submit="Send back"
                    isMain={false}
                  />
                </Part>
              ) : null}
              {may["draft:schedule"] ? (
                <Part id="schedule" title="Publish at a time">
                  <ActionForm
                    action={schedule}
                    hidden={hidden}
                    fields={[
                      {
                        name: "day",
                        label: "Day (UTC)",
                        type: "date",
                        value: draft.publishAt?.toISOString().slice(0, 10),
                      },
                      {
                        name: "time",
                        label: "Time (UTC)",
                        hint: "As 14:30",
                        value: draft.publishAt?.toISOString().slice(11, 16),
                      },
                    ]}
                    submit="Set the time"
                    other={
                      draft.publishAt ? { name: "takeBack", value: "yes", label: "Take the time back" } : undefined
                    }
                    isMain={false}
                  />
                </Part>
              ) : null}
              {may["draft:comment"] ? (
                <Part id="comment" title="Comment">
                  <ActionForm
                    action={comment}
                    hidden={{ id: record.id }}
                    fields={[{ name: "text", label: "Say something about the draft", lines: 3 }]}
                    submit="Comment"
                    isMain={false}
                  />
                </Part>
              ) : null}
            </div>
          </div>
        </>
      ) : (
        <p className="mt-6">There is no draft to review. What the public reads is the newest.</p>
      )}
      {talk.length > 0 ? (
        <Part id="talk" title="What was said" className="mt-10">
          <ol className="grid gap-3">
            {talk.map(({ at, by, version, text }, index) => (
              <li key={index} className="border-l-2 border-rule pl-3">
                <p className="text-sm text-soft">
                  {named(by)} on version {version}, <UtcTime at={at} />
                </p>
                <p className="break-words whitespace-pre-line">{text}</p>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
    </>
  );
});

function Part({
  id,
  title,
  className,
  children,
}: {
  id: string;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id} className="mb-3 text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
