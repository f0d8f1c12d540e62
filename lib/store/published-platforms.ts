import type { Platform } from "@/lib/core/platform/platform";
import { platformSchema } from "@/lib/core/platform/platform";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { inSnapshot } from "@/lib/store/store";
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

const inOrder = { orderBy: { position: "asc" } } as const;
const cited = { include: { source: { select: { ref: true } } }, ...inOrder } as const;

const WHOLE = {
  names: inOrder,
  manufacturers: inOrder,
  specs: { include: { citations: cited }, ...inOrder },
  variants: inOrder,
  pictures: inOrder,
  programmes: { include: { citations: cited, events: { include: { citations: cited }, ...inOrder } }, ...inOrder },
  relations: inOrder,
  disputes: { include: { sides: { include: { citations: cited }, ...inOrder } }, ...inOrder },
  sources: inOrder,
  citations: cited,
} satisfies Prisma.PlatformInclude;

type WholeRow = Prisma.PlatformGetPayload<{ include: typeof WHOLE }>;

/** Reads published records whole. Anything unpublished is not found, whatever is asked. */
export async function readPublished(
  read: Reader,
  where: Prisma.PlatformWhereInput,
  page: { take?: number; after?: string } = {},
): Promise<StoredPlatform[]> {
  // One table after the other, so all at one moment.
  const rows = await inSnapshot(read, (at) =>
    at.platform.findMany({
      where: { AND: [where, PUBLISHED, page.after ? { id: { gt: page.after } } : {}] },
      include: WHOLE,
      orderBy: { id: "asc" },
      ...(page.take ? { take: page.take } : {}),
    }),
  );
  return rows.map(toStored);
}

const refs = (citations: readonly { part: string; source: { ref: string } }[], part = "claim") =>
  citations.filter((citation) => citation.part === part).map((citation) => citation.source.ref);

const money = (row: {
  valueAmount: number | null;
  valueCurrency: string | null;
  valueUsd: number | null;
  valueUsdAsOf: string | null;
  citations: { part: string; source: { ref: string } }[];
}) =>
  row.valueAmount === null
    ? null
    : {
        amount: row.valueAmount,
        currency: row.valueCurrency,
        usd: row.valueUsd,
        usdAsOf: row.valueUsdAsOf,
        sources: refs(row.citations, "value"),
      };

function toStored(row: WholeRow): StoredPlatform {
  if (row.publishedVersion === null || row.publishedAt === null)
    throw new Error(`Record ${row.id} was read as published but is not`);
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
  return {
    id: row.id,
    version: row.version,
    publishedVersion: row.publishedVersion,
    // Not the row's own time, which drafts move.
    updatedAt: row.publishedAt,
    content: content.data,
  };
}
