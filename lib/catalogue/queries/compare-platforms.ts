import type { Context } from "@/lib/catalogue/context";
import type { ComparedPlatform } from "@/lib/core/platform/published-platform";
import { presentAddresses } from "@/lib/store/addresses";
import { readPublished } from "@/lib/store/published-platforms";

/** Published records by address, in the order asked for. An old address leads to its record; what is not public is missing, and
 *  so is a second address of a record that stands already. */
export async function comparePlatforms(
  { store: { read } }: Pick<Context, "store">,
  slugs: readonly string[],
): Promise<{ platforms: ComparedPlatform[]; missing: string[] }> {
  const moved = await presentAddresses(read, slugs);
  const wanted = [...new Set(slugs.map((slug) => moved.get(slug) ?? slug))];
  const found = new Map(
    (await readPublished(read, { slug: { in: wanted } })).map((stored) => [stored.content.slug, stored]),
  );
  return {
    platforms: wanted.flatMap((slug) => {
      const stored = found.get(slug);
      return stored ? [{ id: stored.id, version: stored.publishedVersion, content: stored.content }] : [];
    }),
    missing: slugs.filter((slug) => !found.has(moved.get(slug) ?? slug)),
  };
}
