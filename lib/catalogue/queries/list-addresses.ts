import type { Context } from "@/lib/catalogue/context";
import { LANGUAGE_CODES } from "@/lib/core/language/languages";
import type { SitemapEntry } from "@/lib/store/sitemap-entries";
import { countSitemapEntries, readSitemapEntries } from "@/lib/store/sitemap-entries";

/** Records in one file, each with an address in every language: the format allows 50,000 addresses, and some room is left for pages that
 *  are no records. */
const ADDRESSES_OF_PART = Math.floor(45_000 / LANGUAGE_CODES.length);

/** The addresses of all published records, in parts as large as one sitemap may be. */
export async function listAddresses(
  { store: { read } }: Pick<Context, "store">,
  part = 1,
): Promise<{ parts: number; entries: SitemapEntry[] }> {
  const [count, entries] = await Promise.all([
    countSitemapEntries(read),
    readSitemapEntries(read, { take: ADDRESSES_OF_PART, skip: (part - 1) * ADDRESSES_OF_PART }),
  ]);
  return { parts: Math.max(1, Math.ceil(count / ADDRESSES_OF_PART)), entries };
}
