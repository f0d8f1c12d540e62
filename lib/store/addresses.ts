import type { Reader } from "@/lib/store/store";

/** Where addresses lead now, for those that a record had before. Relations, parents and variants name records by address, and
 *  a renaming does not rewrite them: it would make a version of every record that names the renamed one. */
export async function presentAddresses(read: Reader, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await read.oldSlug.findMany({
    where: { slug: { in: [...slugs] } },
    select: { slug: true, platform: { select: { slug: true } } },
  });
  return new Map(rows.map((row) => [row.slug, row.platform.slug]));
}

/** Every address that these records have or had. */
export async function allAddresses(read: Reader, ids: readonly string[]): Promise<string[]> {
  const where = { in: [...ids] };
  const live = await read.platform.findMany({ where: { id: where }, select: { slug: true } });
  const old = await read.oldSlug.findMany({ where: { platformId: where }, select: { slug: true } });
  return [...live, ...old].map((row) => row.slug);
}
