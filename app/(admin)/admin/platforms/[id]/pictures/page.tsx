import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { PictureUpload } from "@/components/admin/record/picture-upload";
import { RecordHead } from "@/components/admin/record/record-head";
import { RecordPictures } from "@/components/admin/record/record-pictures";
import { getDraft } from "@/lib/catalogue/queries/get-draft";

export const metadata: Metadata = { title: "Pictures of a record" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default asFramedPage(async function PicturesPage({ params, searchParams }: Props) {
  const [{ id }, typed] = await Promise.all([params, searchParams]);
  const record = orTurnAway(await getDraft(await context(), await requireActor(), id));
  const { draft, content, may } = record;
  return (
    <>
      <RecordHead
        {...record}
        here="pictures"
        publishAt={draft?.publishAt ?? null}
        scheduleProblem={draft?.scheduleProblem ?? null}
      />
      <RecordPictures id={record.id} pictures={content.pictures} />
      {may["draft:save"] ? <PictureUpload id={record.id} typed={typed} /> : null}
    </>
  );
});
