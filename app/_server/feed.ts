import "server-only";

import { createHash } from "node:crypto";

import { text } from "@/app/_server/respond";
import { SITE_NAME } from "@/components/site/site-name";
import { xmlText } from "@/lib/core/xml";

export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** ISO time. */
  readonly updated: string;
  readonly html: string;
};

/** A feed in no format yet. Addresses are absolute. */
export type Feed = {
  readonly id: string;
  readonly title: string;
  /** The page that shows the same. */
  readonly page: string;
  /** Where the feed itself is, in each format. */
  readonly self: Readonly<Record<FeedFormat, string>>;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
};

export type FeedFormat = "atom" | "json";

const TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** Answers with the feed as Atom (RFC 4287) or as JSON Feed 1.1. */
export const feedResponse = (request: Request, feed: Feed, format: FeedFormat): Response =>
  text(request, format === "atom" ? toAtom(feed) : toJsonFeed(feed), TYPES[format]);

export const toAtom = ({ id, title, page, self, entries }: Feed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${id}</id>
<title>${xmlText(title)}</title>
<updated>${entries[0]?.updated ?? "1970-01-01T00:00:00.000Z"}</updated>
<author><name>${xmlText(SITE_NAME)}</name></author>
<link rel="self" type="application/atom+xml" href="${xmlText(self.atom)}"/>
<link rel="alternate" type="text/html" href="${xmlText(page)}"/>
${entries.map(toAtomEntry).join("\n")}
</feed>
`;

const toAtomEntry = ({ id, title, href, updated, html }: FeedEntry): string => `<entry>
<id>${id}</id>
<title>${xmlText(title)}</title>
<updated>${updated}</updated>
<link rel="alternate" type="text/html" href="${xmlText(href)}"/>
<content type="html">${xmlText(html)}</content>
</entry>`;

const toJsonFeed = ({ title, page, self, entries }: Feed): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: page,
    feed_url: self.json,
    language: "en",
    authors: [{ name: SITE_NAME }],
    items: entries.map(({ id, title: name, href, updated, html }) => ({
      id,
      url: href,
      title: name,
      content_html: html,
      date_modified: updated,
    })),
  });

/** A UUID made from a name (RFC 9562, version 8): the same name, the same id, on every machine and for good. */
export function urn(name: string): string {
  const hex = createHash("sha256").update(`defence-equipment-catalogue ${name}`).digest("hex");
  const variant = ((parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
