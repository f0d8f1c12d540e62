import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";

import { catalogue, devanagari, latinExtended, strong, text } from "@/app/fonts";
import { siteAddress } from "@/app/_server/site-address";
import "@/app/globals.css";
import { SITE_NAME, SITE_SUMMARY } from "@/components/site/site-name";

export const generateMetadata = (): Metadata => ({
  metadataBase: siteAddress(),
  title: { default: SITE_NAME, template: `%s · ${SITE_NAME}` },
  description: SITE_SUMMARY,
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

const faces = [text, catalogue, strong, latinExtended, devanagari].map((face) => face.variable).join(" ");

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made beforehand would carry no nonce, and its scripts would be refused: each page belongs to its request.
  await connection();
  return (
    <html lang="en" className={faces}>
      <body>
        {/* React lifts both into the head. */}
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={SITE_NAME} />
        <link rel="alternate" type="application/atom+xml" href="/changes.atom" title={`${SITE_NAME}: changes`} />
        {children}
      </body>
    </html>
  );
}
