import { PUBLISHED } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

export type SitemapEntry = { readonly slug: string; readonly changedAt: Date };

/** Published records with when what the public reads last changed, in an order that stays. */
export async function readSitemapEntries(read: Reader, page: { take: number; skip: number }): Promise<SitemapEntry[]> {
  const rows = await read.platform.findMany({
    where: PUBLISHED,
    select: { slug: true, publishedAt: true },
    orderBy: { id: "asc" },
    ...page,
  });
  return rows.flatMap(({ slug, publishedAt }) => (publishedAt ? [{ slug, changedAt: publishedAt }] : []));
}

export const countSitemapEntries = (read: Reader): Promise<number> => read.platform.count({ where: PUBLISHED });
