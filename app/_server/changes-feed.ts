import "server-only";

import { context } from "@/app/_server/context";
import { feedResponse, urn, type Feed, type FeedEntry, type FeedFormat } from "@/app/_server/feed";
import { guarded } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";
import { SITE_NAME } from "@/components/site/site-name";
import { listChanges } from "@/lib/catalogue/queries/list-changes";
import type { Moment, PublishedChange } from "@/lib/core/changes/change-log";
import { describeMoment } from "@/lib/core/changes/change-log";
import { fullName } from "@/lib/core/platform/full-name";
import { xmlText } from "@/lib/core/xml";

/** Answers with the newest changes. */
export const changesFeedRoute = (format: FeedFormat) =>
  guarded(async (request) => {
    const { moments } = await listChanges(await context());
    return feedResponse(request, changesFeed(moments, siteUrl()), format);
  });

/** The newest changes as a feed. Records published for the first time together are one entry, every change of a record is one of
 *  its own. Ids come from the record and its version, so neither a renaming nor a new address of the site makes a reader see an
 *  entry twice. */
export const changesFeed = (moments: readonly Moment[], site: string): Feed => ({
  id: urn("feed of changes"),
  title: `${SITE_NAME}: changes`,
  page: `${site}/changes`,
  self: { atom: `${site}/changes.atom`, json: `${site}/changes.feed.json` },
  entries: moments.flatMap((moment) => entriesOf(moment, site)),
});

function entriesOf(moment: Moment, site: string): FeedEntry[] {
  const firsts = moment.changes.filter(({ changes }) => changes === null);
  const single = moment.firsts === 1 ? firsts : [];
  const entries = [...moment.changes.filter(({ changes }) => changes !== null), ...single].map((change) =>
    changeEntry(change, site),
  );
  if (moment.firsts > 1) {
    const list = firsts.map((first) => `<li>${recordLink(first, site)}</li>`).join("");
    const untold = moment.firsts - firsts.length;
    entries.push({
      id: urn(`first publications ${moment.minute} ${moment.via}`),
      title: describeMoment({ ...moment, count: moment.firsts }),
      href: `${site}/changes`,
      updated:
        firsts
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? moment.minute,
      html: `<ul>${list}${untold > 0 ? `<li>and ${untold} more</li>` : ""}</ul>`,
    });
  }
  return entries.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1));
}

/** One publication of a record as an entry: what changed, in words. */
export function changeEntry(change: PublishedChange, site: string): FeedEntry {
  const { recordId, version, at, slug, changes } = change;
  const told = changes?.map(({ text }) => `<li>${xmlText(text)}</li>`).join("");
  return {
    id: urn(`${recordId} ${version}`),
    title:
      changes === null ? `${fullName(change)} was published` : `${fullName(change)} was changed (version ${version})`,
    href: `${site}/platforms/${slug}`,
    updated: at,
    html: `<p>${recordLink(change, site)}</p>${told ? `<ul>${told}</ul>` : ""}`,
  };
}

const recordLink = (change: PublishedChange, site: string) =>
  `<a href="${xmlText(`${site}/platforms/${change.slug}`)}">${xmlText(fullName(change))}</a>`;
