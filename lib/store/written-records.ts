import type { Reader } from "@/lib/store/store";

/** A published record as its revision holds it, for files. */
type WrittenRow = { readonly slug: string; readonly version: number; readonly content: string };

/** Records read at once: few enough that a page is a few megabytes. */
const PAGE = 500;

/** All published records by their address, page after page, so that memory stays flat. Each is whole; one that is written
 *  meanwhile comes as it was or as it is. */
export async function* allWritten(read: Reader): AsyncGenerator<WrittenRow[]> {
  for (let after = ""; ;) {
    const rows = await read.$queryRaw<WrittenRow[]>`
      SELECT p."slug", p."published_version" AS "version", r."content"::text AS "content"
      FROM "platform" p JOIN "revision" r ON r."platform_id" = p."id" AND r."version" = p."published_version"
      WHERE p."published_version" IS NOT NULL AND p."slug" > ${after} ORDER BY p."slug" LIMIT ${PAGE}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.slug;
    yield rows;
  }
}

/** These records, in this order; those that are not published any more are left out. */
export async function writtenOf(read: Reader, slugs: readonly string[]): Promise<WrittenRow[]> {
  const rows = await read.$queryRaw<WrittenRow[]>`
    SELECT p."slug", p."published_version" AS "version", r."content"::text AS "content"
    FROM "platform" p JOIN "revision" r ON r."platform_id" = p."id" AND r."version" = p."published_version"
    WHERE p."published_version" IS NOT NULL AND p."slug" = ANY(${[...slugs]})`;
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
}
