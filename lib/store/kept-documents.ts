import { queryDirectly } from "@/lib/store/connection-of";
import { LISTED } from "@/lib/store/listed-clause";
import { pageOf, type WhichListed } from "@/lib/store/listed-platforms";
import { join, sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** A search document as text, and what it was made from: this revision of the record, and a family of that name. */
export type KeptDocument = {
  readonly id: string;
  readonly version: number;
  readonly family: string | null;
  readonly text: string;
};

/** A record that lists hold, with what is kept of it: no text where none is, or where it is of another revision or mapping. */
export type Kept = Omit<KeptDocument, "text"> & { readonly parent: string | null; readonly text: string | null };

/** Reads, in the order of their ids, the records that lists hold and the documents that are kept of them. Whether the family is still of the
 *  name that a document was made with is for the caller to compare. */
export const readKept = (read: Reader, mapping: number, which: WhichListed): Promise<Kept[]> =>
  queryDirectly<Kept>(
    read,
    sql`
    WITH "p" AS MATERIALIZED (SELECT p."id", p."parent", p."published_version" FROM "platform" p WHERE ${LISTED} AND ${pageOf(which)})
    SELECT p."id", p."parent", p."published_version" AS "version", k."family", k."document" AS "text" FROM "p"
    LEFT JOIN LATERAL (SELECT * FROM "kept_document" k WHERE k."platform_id" = p."id" AND k."version" = p."published_version"
      AND k."mapping" = ${mapping} OFFSET 0) k ON true
    ORDER BY p."id"`,
  );

/** Keeps these documents, where the public still reads the revision that they were made of. One of an older revision than what is kept
 *  already is passed over, so it is no matter who comes last. In the order of their ids, so that two who keep the same never wait for
 *  each other in a circle. */
export async function keepDocuments(read: Reader, mapping: number, documents: readonly KeptDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(
    ({ id, version, family, text }) => sql`(${id}::uuid, ${version}::int, ${family}::text, ${text}::text)`,
  );
  await queryDirectly(
    read,
    sql`
    INSERT INTO "kept_document" AS k ("platform_id", "version", "mapping", "family", "document")
    SELECT w."id", w."version", ${mapping}::int, w."family", w."document" FROM (VALUES ${join(rows)}) AS w("id", "version", "family", "document")
    JOIN "platform" p ON p."id" = w."id" AND p."published_version" = w."version"
    ORDER BY w."id"
    ON CONFLICT ("platform_id") DO UPDATE SET "version" = excluded."version", "mapping" = excluded."mapping", "family" = excluded."family",
      "document" = excluded."document"
    WHERE excluded."version" >= k."version" AND excluded IS DISTINCT FROM k`,
  );
}

/** Forgets the documents of these records, which lists hold no longer. */
export const forgetDocuments = (read: Reader, ids: readonly string[]): Promise<unknown> =>
  read.keptDocument.deleteMany({ where: { platformId: { in: [...ids] } } });
