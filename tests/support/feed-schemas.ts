import { readFileSync } from "node:fs";
import path from "node:path";
import { validateXML } from "xmllint-wasm";
import { z } from "zod";

import { ROOT } from "@/tests/support/source-files";

/** What is wrong with an Atom feed, line by line. */
export async function atomFaults(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "feed.xml", contents: xml }],
    schema: readFileSync(path.join(ROOT, "tests/fixtures/schemas/atom.rng"), "utf8"),
    extension: "relaxng",
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

// JSON Feed 1.1 (jsonfeed.org), of the members that ours use; the standard asks for no more of an item than id and content.
const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      date_modified: z.iso.datetime({ offset: true }),
    }),
  ),
});

/** What is wrong with a JSON feed, member by member. */
export const jsonFeedFaults = (text: string): string[] =>
  (jsonFeed.safeParse(JSON.parse(text)).error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );
