import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";

import { sendReport } from "@/app/(catalogue)/platforms/[slug]/report/actions";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { SiteFrame } from "@/components/site/site-frame";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { fullName } from "@/lib/core/platform/full-name";
import { placesOf, REPORT_TEXT_MAX } from "@/lib/core/reports/error-report";

export const metadata: Metadata = { title: "Report an error", robots: { index: false } };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default asPage(async function ReportPage({ params, searchParams }: Props) {
  const found = await findPlatform(await context(), (await params).slug);
  if (found.kind === "moved") permanentRedirect(`/platforms/${found.slug}/report`);
  if (found.kind !== "found") notFound();
  const { content, version } = found.platform;
  const { at } = await searchParams;
  const places = placesOf(content);
  return (
    <SiteFrame>
      <div className="frame pt-6">
        <div className="max-w-3xl space-y-5">
          <p className="text-sm">
            <WayLink href={`/platforms/${content.slug}`} className="underline">
              {fullName(content)}
            </WayLink>
            , version {version}
          </p>
          <h1 className="text-xl">Report an error</h1>
          <p className="max-w-[70ch]">
            It goes to the editors. You get a link by which you can see what became of it; no account is needed, and
            nothing is kept with it but what you write here. A source helps most: its address, or title and date.
          </p>
          <ActionForm
            action={sendReport}
            hidden={{ slug: content.slug }}
            fields={[
              {
                name: "place",
                label: "What is it about?",
                options: places.map(({ anchor, label }) => ({ value: anchor, label })),
                value: places.find(({ anchor }) => anchor === at)?.anchor ?? "",
              },
              {
                name: "text",
                label: "What is wrong?",
                hint: `Up to ${REPORT_TEXT_MAX.toLocaleString("en-GB")} characters.`,
                lines: 8,
              },
              { name: "website", label: "Leave this field empty", autoComplete: "off", isTrap: true },
            ]}
            submit="Send to the editors"
          />
        </div>
      </div>
    </SiteFrame>
  );
});
