import type { SearchDocument } from "@/lib/search/document";
import { isListed, toDocument } from "@/lib/search/document";
import { MAPPING } from "@/lib/search/indexing/fingerprint";
import { allAddresses, presentAddresses } from "@/lib/store/addresses";
import { forgetDocuments, keepDocuments, readKept } from "@/lib/store/kept-documents";
import { readListed, type ListedRecord } from "@/lib/store/listed-platforms";
import { PUBLISHED } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

/** A document, and what it was made from: this revision of the record, and a family of that name. */
export type MadeDocument = {
  readonly document: SearchDocument;
  readonly version: number;
  readonly family: string | null;
};

/** The documents of these records, made from what they say now; records that the public lists do not hold have none. */
export async function documentsOf(read: Reader, ids: readonly string[]): Promise<MadeDocument[]> {
  const records = await readListed(read, { ids });
  return toDocuments(records, await familyNames(read, contentsOf(records)));
}

/** These records and, since a document carries its parent's name, the members below them. */
export async function withMembers(read: Reader, ids: readonly string[]): Promise<string[]> {
  const members = await read.platform.findMany({
    where: { AND: [PUBLISHED, { parent: { in: await allAddresses(read, ids) } }] },
    select: { id: true },
  });
  return [...new Set([...ids, ...members.map((member) => member.id)])];
}

/** All documents, made from the records, in batches and in the order of their ids, so that memory stays flat. A batch of families alone is
 *  empty. */
export async function* allDocuments(read: Reader, batch = 500): AsyncGenerator<MadeDocument[]> {
  const pages = pagesOf(async (after) => {
    const records = await readListed(read, { take: batch, after });
    return { last: records.at(-1)?.id, records, families: await familyNames(read, contentsOf(records)) };
  });
  for await (const { records, families } of pages) yield toDocuments(records, families);
}

/** A document as the line that the index is sent. */
export type DocumentText = { readonly id: string; readonly text: string };

/** All documents as texts, in batches: those that are kept from when they were made of the same revision; the others are made, and kept.
 *  `anew` makes all of them, as is needed only where somebody wrote to the tables by hand. */
export async function* allDocumentTexts(
  read: Reader,
  { batch, anew }: { readonly batch: number; readonly anew: boolean },
): AsyncGenerator<DocumentText[]> {
  const pages = pagesOf(async (after) => {
    const kept = await readKept(read, MAPPING, { take: batch, after });
    const families = await familyNames(read, kept);
    const texts = kept.flatMap(({ id, parent, family, text }): DocumentText[] =>
      !anew && text !== null && family === families(parent) ? [{ id, text }] : [],
    );
    const known = new Set(texts.map(({ id }) => id));
    const others = kept.filter(({ id }) => !known.has(id));
    const records = others.length > 0 ? await readListed(read, { ids: others.map(({ id }) => id) }) : [];
    return { last: kept.at(-1)?.id, texts, records, families };
  });
  for await (const { texts, records, families } of pages) {
    const made = await keep(read, toDocuments(records, families));
    yield [...texts, ...made];
  }
}

/** Keeps these documents for the next time that the index is built, forgets those of the records that have none any more, and gives the texts. */
export async function keep(
  read: Reader,
  made: readonly MadeDocument[],
  gone: readonly string[] = [],
): Promise<DocumentText[]> {
  const texts = made.map(({ document, ...of }) => ({ id: document.id, text: JSON.stringify(document), ...of }));
  await keepDocuments(read, MAPPING, texts);
  if (gone.length > 0) await forgetDocuments(read, gone);
  return texts;
}

/** Page after page, until one has no last id. The next one is read while the caller is busy with this one. */
async function* pagesOf<P extends { readonly last: string | undefined }>(
  readPage: (after: string | undefined) => Promise<P>,
): AsyncGenerator<P> {
  let next = readPage(undefined);
  for (;;) {
    const page = await next;
    if (page.last === undefined) return;
    next = readPage(page.last);
    next.catch(() => undefined); // told when it is waited for, if it still is
    yield page;
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

type FamilyNames = (parent: string | null) => string | null;

const contentsOf = (records: readonly ListedRecord[]) => records.map(({ content }) => content);

/** What the parents of these are called now, by the address that is noted of them: it may be an old one. */
async function familyNames(read: Reader, members: readonly { readonly parent: string | null }[]): Promise<FamilyNames> {
  const parents = [...new Set(members.flatMap(({ parent }) => parent ?? []))];
  if (parents.length === 0) return () => null;
  const moved = await presentAddresses(read, parents);
  const present = (slug: string) => moved.get(slug) ?? slug;
  const named = await read.platform.findMany({
    where: { AND: [{ slug: { in: parents.map(present) } }, PUBLISHED] },
    select: { slug: true, name: true },
  });
  const names = new Map(named.map((row) => [row.slug, row.name]));
  return (parent) => (parent === null ? null : (names.get(present(parent)) ?? null));
}

const toDocuments = (records: readonly ListedRecord[], families: FamilyNames): MadeDocument[] =>
  records.filter(isListed).map((record) => {
    const family = families(record.content.parent);
    return { document: toDocument(record, family), version: record.publishedVersion, family };
  });
