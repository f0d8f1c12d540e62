import type { Platform } from "@/lib/core/platform/platform";
import { platformSchema } from "@/lib/core/platform/platform";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import type { Sql } from "@/lib/store/sql";
import { sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** A published record as it stands in the tables. */
export type StoredPlatform = {
  readonly id: string;
  readonly version: number;
  readonly publishedVersion: number;
  /** When what the public reads last changed. */
  readonly updatedAt: Date;
  readonly content: Platform;
};

/** The rule of what is public, for every query that reads records. Drafts and binned records have no published version. */
export const PUBLISHED = { publishedVersion: { not: null } } satisfies Prisma.PlatformWhereInput;

/**
 * Reads published records whole, in the order of their ids. Anything unpublished is not found, whatever is asked. What is read of the
 * records is one statement, so all of it is of one moment. Table by table it would be fifteen in a transaction of their own: most of what
 * reading, and thrice of what saving a record costs.
 */
export async function readPublished(
  read: Reader,
  where: Prisma.PlatformWhereInput,
  page: { take?: number; after?: string } = {},
): Promise<StoredPlatform[]> {
  const found = await read.platform.findMany({
    where: { AND: [where, PUBLISHED, page.after ? { id: { gt: page.after } } : {}] },
    select: { id: true },
    orderBy: { id: "asc" },
    ...(page.take ? { take: page.take } : {}),
  });
  if (found.length === 0) return [];
  const rows = await read.$queryRaw<Row[]>`
    SELECT p."id"::text AS "id", p."version", p."published_version" AS "publishedVersion", p."published_at" AS "publishedAt", ${WHOLE} AS "whole"
    FROM "platform" p WHERE p."id" = ANY(${found.map(({ id }) => id)}::uuid[]) AND p."published_version" IS NOT NULL ORDER BY p."id"`;
  return rows.map(toStored);
}

type Cited = readonly { readonly part: string; readonly source: { readonly ref: string } }[];

/** The citations of a claim, in order. */
const cites = (claim: Sql): Sql => sql`coalesce((SELECT json_agg(json_build_object('part', c."part",
    'source', json_build_object('ref', o."ref")) ORDER BY c."position")
  FROM "citation" c JOIN "source" o ON o."id" = c."source_id" WHERE ${claim}), '[]')`;

/** Rows of a table below a record, in the editor's order. */
const below = (row: Sql, from: Sql): Sql =>
  sql`coalesce((SELECT json_agg(json_build_object(${row}) ORDER BY x."position") FROM ${from}), '[]')`;

const MONEY = sql`'valueAmount', x."value_amount", 'valueCurrency', x."value_currency", 'valueUsd', x."value_usd", 'valueUsdAsOf', x."value_usd_as_of"`;

const EVENTS = sql`coalesce((SELECT json_agg(json_build_object('date', e."date", 'type', e."type", 'detail', e."detail", 'quantity', e."quantity",
    'valueAmount', e."value_amount", 'valueCurrency', e."value_currency", 'valueUsd', e."value_usd", 'valueUsdAsOf', e."value_usd_as_of",
    'citations', ${cites(sql`c."event_id" = e."id"`)}) ORDER BY e."position")
  FROM "programme_event" e WHERE e."programme_id" = x."id"), '[]')`;

const SIDES = sql`coalesce((SELECT json_agg(json_build_object('claim', s."claim", 'citations', ${cites(sql`c."dispute_side_id" = s."id"`)}) ORDER BY s."position")
  FROM "dispute_side" s WHERE s."dispute_id" = x."id"), '[]')`;

/** All that stands of a record "p" in the tables, as one text. */
const WHOLE = sql`json_build_object(
  'slug', p."slug", 'level', p."level", 'parent', p."parent", 'designation', p."designation", 'name', p."name", 'domain', p."domain",
  'category', p."category", 'roles', p."roles", 'origin', p."origin", 'introduced', p."introduced", 'summary', p."summary",
  'citations', ${cites(sql`c."introduced_id" = p."id"`)},
  'names', ${below(sql`'text', x."text", 'kind', x."kind", 'lang', x."lang"`, sql`"platform_name" x WHERE x."platform_id" = p."id"`)},
  'manufacturers', ${below(sql`'name', x."name", 'country', x."country", 'part', x."part"`, sql`"platform_manufacturer" x WHERE x."platform_id" = p."id"`)},
  'specs', ${below(sql`'key', x."key", 'of', x."of", 'value', x."value", 'valueTo', x."value_to", 'unit', x."unit", 'certainty', x."certainty", 'text', x."text", 'note', x."note", 'citations', ${cites(sql`c."spec_id" = x."id"`)}`, sql`"spec" x WHERE x."platform_id" = p."id"`)},
  'variants', ${below(sql`'designation', x."designation", 'note', x."note", 'slug', x."slug"`, sql`"variant" x WHERE x."platform_id" = p."id"`)},
  'pictures', ${below(sql`'file', x."file", 'alt', x."alt", 'credit', x."credit", 'licence', x."licence", 'url', x."url", 'focus', x."focus"`, sql`"picture" x WHERE x."platform_id" = p."id"`)},
  'programmes', ${below(sql`'key', x."key", 'operator', x."operator", 'services', x."services", 'status', x."status", 'route', x."route", 'ordered', x."ordered", 'delivered', x."delivered", ${MONEY}, 'asOf', x."as_of", 'note', x."note", 'citations', ${cites(sql`c."programme_id" = x."id"`)}, 'events', ${EVENTS}`, sql`"programme" x WHERE x."platform_id" = p."id"`)},
  'relations', ${below(sql`'kind', x."kind", 'slug', x."slug", 'note', x."note"`, sql`"relation" x WHERE x."platform_id" = p."id"`)},
  'disputes', ${below(sql`'about', x."about", 'preferred', x."preferred", 'reason', x."reason", 'sides', ${SIDES}`, sql`"dispute" x WHERE x."platform_id" = p."id"`)},
  'sources', ${below(sql`'ref', x."ref", 'title', x."title", 'publisher', x."publisher", 'url', x."url", 'date', x."date", 'kind', x."kind"`, sql`"source" x WHERE x."platform_id" = p."id"`)})::text`;

type Columns = Readonly<Record<string, unknown>>;
type CitedRow = Columns & { readonly citations: Cited };
type MoneyRow = CitedRow & { readonly valueAmount: number | null };

/** What {@link WHOLE} gives. Only what is looked into here has a type: the rest is for the schema to judge. */
type Whole = Columns & {
  readonly slug: string;
  readonly introduced: number | null;
  readonly citations: Cited;
  readonly names: readonly Columns[];
  readonly manufacturers: readonly Columns[];
  readonly specs: readonly CitedRow[];
  readonly variants: readonly Columns[];
  readonly pictures: readonly Columns[];
  readonly programmes: readonly (MoneyRow & { readonly events: readonly MoneyRow[] })[];
  readonly relations: readonly Columns[];
  readonly disputes: readonly (Columns & { readonly sides: readonly CitedRow[] })[];
  readonly sources: readonly Columns[];
};

type Row = {
  readonly id: string;
  readonly version: number;
  readonly publishedVersion: number;
  readonly publishedAt: Date;
  readonly whole: string;
};

const refs = (citations: Cited, part = "claim") =>
  citations.filter((citation) => citation.part === part).map((citation) => citation.source.ref);

const money = (row: MoneyRow) =>
  row.valueAmount === null
    ? null
    : {
        amount: row.valueAmount,
        currency: row.valueCurrency,
        usd: row.valueUsd,
        usdAsOf: row.valueUsdAsOf,
        sources: refs(row.citations, "value"),
      };

function toStored({ id, version, publishedVersion, publishedAt, whole }: Row): StoredPlatform {
  const row = JSON.parse(whole) as Whole;
  const content = platformSchema.safeParse({
    slug: row.slug,
    level: row.level,
    parent: row.parent,
    designation: row.designation,
    name: row.name,
    names: row.names.map(({ text, kind, lang }) => ({ text, kind, lang })),
    domain: row.domain,
    category: row.category,
    roles: row.roles,
    manufacturers: row.manufacturers.map(({ name, country, part }) => ({ name, country, part })),
    origin: row.origin,
    introduced: row.introduced === null ? null : { year: row.introduced, sources: refs(row.citations) },
    summary: row.summary,
    pictures: row.pictures.map(({ file, alt, credit, licence, url, focus }) => ({
      file,
      alt,
      credit,
      licence,
      url,
      focus,
    })),
    specs: row.specs.map(({ key, of, value, valueTo, unit, certainty, text, note, citations }) => ({
      key,
      of,
      value,
      valueTo,
      unit,
      certainty,
      text,
      note,
      sources: refs(citations),
    })),
    variants: row.variants.map(({ designation, note, slug }) => ({ designation, note, slug })),
    programmes: row.programmes.map((programme) => ({
      key: programme.key,
      operator: programme.operator,
      services: programme.services,
      status: programme.status,
      route: programme.route,
      ordered: programme.ordered,
      delivered: programme.delivered,
      value: money(programme),
      asOf: programme.asOf,
      note: programme.note,
      events: programme.events.map((event) => ({
        date: event.date,
        type: event.type,
        detail: event.detail,
        quantity: event.quantity,
        value: money(event),
        sources: refs(event.citations),
      })),
      sources: refs(programme.citations),
    })),
    related: row.relations.map(({ kind, slug, note }) => ({ kind, slug, note })),
    disputes: row.disputes.map(({ about, preferred, reason, sides }) => ({
      about,
      preferred,
      reason,
      sides: sides.map((side) => ({ claim: side.claim, sources: refs(side.citations) })),
    })),
    sources: row.sources.map(({ ref, title, publisher, url, date, kind }) => ({
      id: ref,
      title,
      publisher,
      url,
      date,
      kind,
    })),
  });
  // The database's constraints are as strict as the schema: a row that does not parse means that one of them was changed alone.
  if (!content.success)
    throw new Error(
      `Record "${row.slug}" in the database is not valid: ${content.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`,
    );
  // Not the row's own time, which drafts move.
  return { id, version, publishedVersion, updatedAt: publishedAt, content: content.data };
}
