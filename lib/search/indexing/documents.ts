import type { SearchDocument } from "@/lib/search/document";
import { isListed, toDocument } from "@/lib/search/document";
import { allAddresses, presentAddresses } from "@/lib/store/addresses";
import { readListed } from "@/lib/store/listed-platforms";
import { PUBLISHED } from "@/lib/store/published-platforms";
import type { ListedPlatform } from "@/lib/core/platform/listed-content";
import type { Reader } from "@/lib/store/store";

/** The documents of these records as they stand now; records that the public lists do not hold have none. */
export async function documentsOf(read: Reader, ids: readonly string[]): Promise<SearchDocument[]> {
  return documents(read, await readListed(read, { ids }));
}

/** These records and, since a document carries its parent's name, the members below them. */
export async function withMembers(read: Reader, ids: readonly string[]): Promise<string[]> {
  const members = await read.platform.findMany({
    where: { AND: [PUBLISHED, { parent: { in: await allAddresses(read, ids) } }] },
    select: { id: true },
  });
  return [...new Set([...ids, ...members.map((member) => member.id)])];
}

/** All documents, in batches, read in the order of their ids so that memory stays flat. A batch of families alone is empty. */
export async function* allDocuments(read: Reader, batch = 500): AsyncGenerator<SearchDocument[]> {
  let next = readListed(read, { take: batch });
  for (;;) {
    const stored = await next;
    const last = stored.at(-1);
    if (!last) return;
    // The database reads on while these are made into documents and sent.
    next = readListed(read, { take: batch, after: last.id });
    next.catch(() => undefined); // told when it is waited for, if it still is
    yield await documents(read, stored);
  }
}

/** {@link isListed} in the words of the database. */
const LISTED = { AND: [PUBLISHED, { NOT: { level: "family" } }] };

/** How many documents there should be. */
export const countDocuments = (read: Reader): Promise<number> => read.platform.count({ where: LISTED });

/** Which of these records have a document. */
export async function listedAmong(read: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await read.platform.findMany({
    where: { AND: [{ id: { in: [...ids] } }, LISTED] },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

async function documents(read: Reader, stored: readonly ListedPlatform[]): Promise<SearchDocument[]> {
  const parents = [...new Set(stored.flatMap((platform) => platform.content.parent ?? []))];
  const moved = parents.length > 0 ? await presentAddresses(read, parents) : new Map<string, string>();
  const present = (slug: string | null) => moved.get(slug ?? "") ?? slug ?? "";
  const named =
    parents.length > 0
      ? await read.platform.findMany({
          where: { AND: [{ slug: { in: parents.map(present) } }, PUBLISHED] },
          select: { slug: true, name: true },
        })
      : [];
  const names = new Map(named.map((row) => [row.slug, row.name]));
  return stored
    .filter(isListed)
    .map((platform) => toDocument(platform, names.get(present(platform.content.parent)) ?? null));
}
