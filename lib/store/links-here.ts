import type { DeskRecord } from "@/lib/store/records";
import type { Reader } from "@/lib/store/store";

/** A record that names another one: as its parent, as a relation, as the record of a variant. */
export type LinkHere = {
  readonly id: string;
  readonly slug: string;
  readonly as: "parent" | "relation" | "variant";
  /** Whether the public reads the link, or a draft alone has it. */
  readonly where: "published" | "draft";
};

/** What links to a record by its present address or one that it had. */
export async function readLinksHere(read: Reader, { id, slug }: Pick<DeskRecord, "id" | "slug">): Promise<LinkHere[]> {
  return read.$queryRaw<LinkHere[]>`
    WITH "address" AS (SELECT ${slug} AS "slug" UNION SELECT "slug" FROM "old_slug" WHERE "platform_id" = ${id}::uuid),
    "link" AS (
      SELECT p."id", 'parent' AS "as", 'published' AS "where" FROM "platform" p WHERE p."parent" IN (SELECT "slug" FROM "address")
      UNION SELECT r."platform_id", 'relation', 'published' FROM "relation" r WHERE r."slug" IN (SELECT "slug" FROM "address")
      UNION SELECT v."platform_id", 'variant', 'published' FROM "variant" v WHERE v."slug" IN (SELECT "slug" FROM "address")
      UNION SELECT d."platform_id", 'parent', 'draft' FROM "draft" d WHERE d."content" ->> 'parent' IN (SELECT "slug" FROM "address")
      UNION SELECT d."platform_id", 'relation', 'draft' FROM "draft" d, jsonb_path_query(d."content", 'lax $.related[*].slug') AS "named"
        WHERE "named" #>> '{}' IN (SELECT "slug" FROM "address")
      UNION SELECT d."platform_id", 'variant', 'draft' FROM "draft" d, jsonb_path_query(d."content", 'lax $.variants[*].slug') AS "named"
        WHERE "named" #>> '{}' IN (SELECT "slug" FROM "address")
    )
    SELECT l."id"::text, p."slug", l."as", l."where" FROM "link" l JOIN "platform" p ON p."id" = l."id"
    WHERE l."id" <> ${id}::uuid AND p."binned_at" IS NULL ORDER BY p."slug", l."as", l."where"`;
}
