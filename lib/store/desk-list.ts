import type { RecordState } from "@/lib/core/access/access";
import { tokensOf } from "@/lib/core/designation/designation";
import type { DeskRow } from "@/lib/core/platform/desk-row";
import { keysOfNames } from "@/lib/core/platform/draft-search";
import type { Sql } from "@/lib/store/sql";
import { empty, join, sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

export type DeskFilter = {
  readonly states?: readonly RecordState[] | undefined;
  /** Words, or a designation however it is typed. Drafts are searched, too. */
  readonly text?: string | undefined;
  /** Not written to since then. */
  readonly untouchedSince?: Date | undefined;
  readonly lackingSources?: boolean | undefined;
  /** Whoever began, last saved or submitted the draft. */
  readonly by?: string | undefined;
};

const STATE = sql`CASE WHEN p."binned_at" IS NOT NULL THEN 'binned' ELSE coalesce(d."state", 'published') END`;

/** A page of the list, from 1. */
export type DeskPage = {
  readonly page: number;
  readonly perPage: number;
  /** Those first that wait longest, and not those last written to. */
  readonly oldestFirst?: boolean;
};

/** Records with their drafts, those last written to first. Read by PostgreSQL alone: no draft ever comes near the public index.
 *  @returns the last page where the one that is asked for lies behind it: what was on it may be gone since its address was made */
export async function readDeskList(
  read: Reader,
  filter: DeskFilter,
  { page: asked, perPage, oldestFirst = false }: DeskPage,
): Promise<{ total: number; page: number; last: number; rows: DeskRow[] }> {
  const where = conditions(filter);
  const [count] = await read.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS "total" FROM "platform" p LEFT JOIN "draft" d ON d."platform_id" = p."id" ${where}`;
  const total = count?.total ?? 0;
  const last = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(asked, last);
  const rows = await read.$queryRaw<DeskRow[]>`
    SELECT p."id"::text, p."slug", coalesce(d."content" ->> 'designation', p."designation") AS "designation",
      coalesce(d."content" ->> 'name', p."name") AS "name", ${STATE} AS "state", p."version", p."published_version" AS "publishedVersion",
      p."updated_at" AS "updatedAt", d."updated_by" AS "updatedBy", d."publish_at" AS "publishAt",
      d."schedule_problem" AS "scheduleProblem", d."missing", d."missing_sources" AS "missingSources"
    FROM "platform" p LEFT JOIN "draft" d ON d."platform_id" = p."id" ${where}
    ORDER BY ${isCalled(filter.text)} DESC, p."updated_at" ${oldestFirst ? sql`ASC` : sql`DESC`}, p."id" LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`;
  return { total, page, last, rows };
}

/** The addresses of those among them that the public reads, in the list's order. */
export async function readDeskSlugs(read: Reader, filter: DeskFilter): Promise<string[]> {
  const rows = await read.$queryRaw<{ slug: string }[]>`
    SELECT * FROM (
      SELECT p."slug", p."updated_at", p."id", p."published_version" AS "public"
      FROM "platform" p LEFT JOIN "draft" d ON d."platform_id" = p."id" ${conditions(filter)}
    ) found WHERE "public" IS NOT NULL ORDER BY "updated_at" DESC, "id"`;
  return rows.map(({ slug }) => slug);
}

function conditions({ states, text, untouchedSince, lackingSources, by }: DeskFilter): Sql {
  const all = [
    states ? sql`${STATE} = ANY(${[...states]})` : sql`p."binned_at" IS NULL`,
    ...(text ? [textCondition(text)] : []),
    ...(untouchedSince ? [sql`p."updated_at" < ${untouchedSince}`] : []),
    ...(lackingSources ? [sql`d."missing_sources" > 0`] : []),
    ...(by ? [sql`${by} IN (d."started_by", d."updated_by", d."submitted_by")`] : []),
  ];
  return all.length === 0 ? empty : sql`WHERE ${join(all, " AND ")}`;
}

function textCondition(text: string): Sql {
  // Tokens are letters and digits alone, so none of them is a wildcard.
  const words = tokensOf(text.slice(0, 200)).map(
    (word) => sql`(d."search_text" LIKE ${`%${word}%`} OR p."search_text" LIKE ${`%${word}%`})`,
  );
  return words.length === 0 ? sql`false` : sql`(${isCalled(text)} OR (${join(words, " AND ")}))`;
}

/** Whether a record, or its draft, has one of the names that are typed: such a record is found before one that mentions it. */
function isCalled(text = ""): Sql {
  const keys = text.trim() === "" ? [] : keysOfNames([text]);
  return sql`coalesce(d."search_keys" && ${keys}::text[] OR p."search_keys" && ${keys}::text[], false)`;
}

/** Records, public or drafted, that share a designation or name with the given keys. */
export const readSharedKeys = (
  read: Reader,
  keys: readonly string[],
  exceptId: string | null,
): Promise<
  (Pick<DeskRow, "id" | "slug" | "designation" | "name" | "state" | "publishedVersion"> & { shared: string[] })[]
> =>
  read.$queryRaw`
    SELECT * FROM (
      SELECT p."id"::text, p."slug", coalesce(p."designation", d."content" ->> 'designation') AS "designation",
        coalesce(p."name", d."content" ->> 'name') AS "name", ${STATE} AS "state", p."published_version" AS "publishedVersion",
        ARRAY(SELECT DISTINCT k FROM unnest(p."search_keys" || coalesce(d."search_keys", '{}')) k WHERE k = ANY(${[...keys]}) ORDER BY k) AS "shared"
      FROM "platform" p LEFT JOIN "draft" d ON d."platform_id" = p."id"
      WHERE p."binned_at" IS NULL AND p."id"::text <> ${exceptId ?? ""}
        AND (p."search_keys" && ${[...keys]}::text[] OR d."search_keys" && ${[...keys]}::text[])
    ) found ORDER BY cardinality("shared") DESC, "slug" LIMIT 10`;
