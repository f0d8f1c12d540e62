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

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
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
      <body>{children}</body>
    </html>
  );
}
