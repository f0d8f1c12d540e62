import { PUBLISHED } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

/** The first name of each of these published records in a language, by the record's slug; records without one are left out. */
export async function readOwnNames(
  read: Reader,
  language: string,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read.platformName.findMany({
    where: { lang: language, kind: "local", platform: { ...PUBLISHED, slug: { in: [...slugs] } } },
    select: { text: true, platform: { select: { slug: true } } },
    // Later entries of a map win.
    orderBy: { position: "desc" },
  });
  return new Map(rows.map(({ text, platform }) => [platform.slug, text]));
}
