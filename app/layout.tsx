import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";

import { catalogue, devanagari, devanagariStrong, latinExtended, strong, text } from "@/app/fonts";
import { failureTexts } from "@/app/_server/failure-texts";
import { siteAddress } from "@/app/_server/site-address";
import "@/app/globals.css";
import { currentLanguage } from "@/components/language/current-language";
import { WithFailureTexts } from "@/components/language/failure-texts";
import { words } from "@/components/language/words";
import { SITE_NAME } from "@/components/site/site-name";
import { FollowLinks } from "@/components/ui/follow-links";

export const generateMetadata = (): Metadata => ({
  metadataBase: siteAddress(),
  title: { default: words().text("site.name"), template: `%s · ${words().text("site.name")}` },
  description: words().text("site.summary"),
});

/** Next puts these anew into the page with each answer. The colour scheme is not among them: it stands in the style sheet, since
 *  a browser works out every style of the page again when its element changes. */
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#14171c" },
  ],
};

const faces = [text, catalogue, strong, latinExtended, devanagari, devanagariStrong]
  .map((face) => face.variable)
  .join(" ");

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made beforehand would carry no nonce, and its scripts would be refused: each page belongs to its request.
  await connection();
  return (
    <html lang={currentLanguage()} className={faces}>
      <body>
        {/* React lifts both into the head. */}
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={SITE_NAME} />
        <link rel="alternate" type="application/atom+xml" href="/changes.atom" title={`${SITE_NAME}: changes`} />
        <FollowLinks />
        <WithFailureTexts texts={failureTexts()}>{children}</WithFailureTexts>
      </body>
    </html>
  );
}
