import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";

import { lookUpPlatform } from "@/app/_server/look-up-platform";
import { notFoundMetadata } from "@/app/_server/page-metadata";
import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { sendReport } from "@/app/(catalogue)/platforms/[slug]/report/actions";
import { asMetadata, asPage } from "@/app/_server/as-page";
import { SiteFrame } from "@/components/site/site-frame";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { fullName } from "@/lib/core/platform/full-name";
import { placesOf, REPORT_TEXT_MAX } from "@/lib/core/reports/error-report";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = asMetadata(async ({ params }: Props): Promise<Metadata> => {
  const found = await lookUpPlatform((await params).slug);
  if (found.kind !== "found") return notFoundMetadata();
  const title = `${words().text("report.title")}: ${fullName(found.platform.content)}`;
  return { title, robots: { index: false } };
});

export default asPage(async function ReportPage({ params, searchParams }: Props) {
  const found = await lookUpPlatform((await params).slug);
  if (found.kind === "moved") permanentRedirect(inThisLanguage(`/platforms/${found.slug}/report`));
  if (found.kind !== "found") notFound();
  const { content, version } = found.platform;
  const { at } = await searchParams;
  const { text, prose } = words();
  const places = placesOf(content, words());
  return (
    <SiteFrame>
      <div className="frame pt-6">
        <div className="max-w-3xl space-y-5">
          <p className="text-sm">
            <WayLink href={`/platforms/${content.slug}`} lang={prose} className="underline">
              {fullName(content)}
            </WayLink>
            {text("changes.version", { version })}
          </p>
          <h1 className="text-xl">{text("report.title")}</h1>
          <p className="max-w-[70ch]">{text("report.note")}</p>
          <ActionForm
            action={sendReport}
            hidden={{ slug: content.slug }}
            fields={[
              {
                name: "place",
                label: text("report.place"),
                options: places.map(({ anchor, label }) => ({ value: anchor, label })),
                value: places.find(({ anchor }) => anchor === at)?.anchor ?? "",
              },
              {
                name: "text",
                label: text("report.text"),
                hint: text("report.upTo", { max: REPORT_TEXT_MAX }),
                lines: 8,
              },
              { name: "website", label: text("report.trap"), autoComplete: "off", isTrap: true },
            ]}
            submit={text("report.send")}
            correct={text("report.correct")}
          />
        </div>
      </div>
    </SiteFrame>
  );
});
