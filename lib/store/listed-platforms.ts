import type { ListedPlatform } from "@/lib/core/platform/listed-content";
import type { Sql } from "@/lib/store/sql";
import { empty, sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** Which records to read: these, or so many that follow an id in the order of the ids. */
export type WhichListed = { readonly ids: readonly string[] } | { readonly take: number; readonly after?: string };

/**
 * Reads what lists and searches know of published records, families among them, in the order of their ids. One statement, so all of
 * it is of one moment: reading whole records takes fifteen and, at 0.7 ms each, more time than everything else that a rebuild does.
 */
export async function readListed(read: Reader, which: WhichListed): Promise<ListedPlatform[]> {
  const rows = await read.$queryRaw<{ id: string; updatedAt: Date; content: string }[]>`
    SELECT p."id"::text AS "id", p."published_at" AS "updatedAt", ${CONTENT} AS "content"
    FROM "platform" p WHERE p."published_version" IS NOT NULL AND ${clauseOf(which)} ORDER BY p."id" ${limitOf(which)}`;
  return rows.map(({ id, updatedAt, content }) => ({
    id,
    updatedAt,
    // Written by us and held by the database's constraints: parsing each again would take longer than reading it.
    content: JSON.parse(content) as ListedPlatform["content"],
  }));
}

const clauseOf = (which: WhichListed): Sql => {
  if ("ids" in which) return sql`p."id" = ANY(${[...which.ids]}::uuid[])`;
  return which.after === undefined ? sql`true` : sql`p."id" > ${which.after}::uuid`;
};
const limitOf = (which: WhichListed): Sql => ("take" in which ? sql`LIMIT ${which.take}` : empty);

/** {@link ListedContent} as one text, so that nothing on the way takes it apart. Lists are in the editor's order. */
const CONTENT = sql`json_build_object(
  'slug', p."slug", 'level', p."level", 'parent', p."parent", 'designation', p."designation", 'name', p."name",
  'domain', p."domain", 'category', p."category", 'roles', p."roles", 'origin', p."origin", 'summary', p."summary",
  'introduced', CASE WHEN p."introduced" IS NOT NULL THEN json_build_object('year', p."introduced") END,
  'names', coalesce((SELECT json_agg(json_build_object('text', n."text", 'kind', n."kind") ORDER BY n."position")
    FROM "platform_name" n WHERE n."platform_id" = p."id"), '[]'),
  'manufacturers', coalesce((SELECT json_agg(json_build_object('name', m."name") ORDER BY m."position")
    FROM "platform_manufacturer" m WHERE m."platform_id" = p."id"), '[]'),
  'specs', coalesce((SELECT json_agg(json_build_object('key', s."key", 'value', s."value", 'valueTo', s."value_to", 'unit', s."unit") ORDER BY s."position")
    FROM "spec" s WHERE s."platform_id" = p."id"), '[]'),
  'variants', coalesce((SELECT json_agg(json_build_object('designation', v."designation") ORDER BY v."position")
    FROM "variant" v WHERE v."platform_id" = p."id"), '[]'),
  'programmes', coalesce((SELECT json_agg(json_build_object('operator', g."operator", 'services', g."services", 'status', g."status",
      'route', g."route", 'asOf', g."as_of", 'ordered', g."ordered", 'delivered', g."delivered", 'events', coalesce((
        SELECT json_agg(json_build_object('type', e."type", 'date', e."date") ORDER BY e."position")
        FROM "programme_event" e WHERE e."programme_id" = g."id"), '[]')) ORDER BY g."position")
    FROM "programme" g WHERE g."platform_id" = p."id"), '[]'))::text`;
