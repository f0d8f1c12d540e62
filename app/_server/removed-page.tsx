import "server-only";

import { answerWith } from "@/app/_server/answer-status";
import { RemovedPlatform } from "@/components/platform/removed-platform";
import { SiteFrame } from "@/components/site/site-frame";

/** The page of an address whose record was removed: it was there, and is gone for good. */
export function removedPage() {
  answerWith(410);
  return (
    <SiteFrame search={null}>
      <RemovedPlatform />
    </SiteFrame>
  );
}
