import type { Metadata } from "next";

import { notFoundMetadata } from "@/app/_server/page-metadata";
import { NotFoundNote } from "@/components/site/not-found-note";
import { SiteFrame } from "@/components/site/site-frame";

export const generateMetadata = (): Metadata => notFoundMetadata();

/** For an address that no page is made for; a page that finds nothing draws the same itself, by `asPage`. */
export default function NotFound() {
  return (
    <SiteFrame search={null}>
      <NotFoundNote />
    </SiteFrame>
  );
}
