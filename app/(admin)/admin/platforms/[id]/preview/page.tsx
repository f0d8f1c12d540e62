import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { MissingList } from "@/components/admin/record/missing-list";
import { PlatformView } from "@/components/platform/platform-view";
import { WayLink } from "@/components/ui/way-link";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { previewDraft } from "@/lib/catalogue/queries/preview-draft";

export const metadata: Metadata = { title: "Preview", robots: { index: false, follow: false } };

type Props = { params: Promise<{ id: string }> };

export default asFramedPage(async function PreviewPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const all = await context();
  const { platform, leftOut } = orTurnAway(await previewDraft(all, actor, id));
  const exists = (await getDraft(all, actor, id)).ok;
  const form = exists ? `/admin/platforms/${id}` : `/admin/platforms/new?form=${id}`;
  return (
    <>
      <div className="border-l-4 border-ordered bg-sheet px-4 py-2 no-print">
        <p>
          <span className="strong">Preview.</span> The public does not see this.{" "}
          <WayLink href={form} className="underline">
            Back to the form
          </WayLink>
        </p>
        <MissingList missing={leftOut} base={form} />
      </div>
      <PlatformView platform={platform} />
    </>
  );
});
