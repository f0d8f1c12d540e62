import type { Platform } from "@/lib/core/platform/platform";
import { designationKeys } from "@/lib/core/designation/designation-keys";
import { sortName } from "@/lib/core/platform/sort-name";
import { comparable } from "@/lib/core/platform/spec";
import type { Money } from "@/lib/core/programme/programme";
import { searchWords } from "@/lib/core/search/search-words";
import { stageOf } from "@/lib/core/taxonomy/statuses";
import type { Prisma } from "@/lib/store/generated/prisma/client";

/** The rows that one published record becomes, table by table, in the order in which they can be inserted. */
export type PlatformRows = {
  source: Prisma.SourceCreateManyInput[];
  platformName: Prisma.PlatformNameCreateManyInput[];
  platformManufacturer: Prisma.PlatformManufacturerCreateManyInput[];
  spec: Prisma.SpecCreateManyInput[];
  variant: Prisma.VariantCreateManyInput[];
  programme: Prisma.ProgrammeCreateManyInput[];
  programmeEvent: Prisma.ProgrammeEventCreateManyInput[];
  relation: Prisma.RelationCreateManyInput[];
  dispute: Prisma.DisputeCreateManyInput[];
  disputeSide: Prisma.DisputeSideCreateManyInput[];
  citation: Prisma.CitationCreateManyInput[];
};

export const noRows = (): PlatformRows => ({
  source: [],
  platformName: [],
  platformManufacturer: [],
  spec: [],
  variant: [],
  programme: [],
  programmeEvent: [],
  relation: [],
  dispute: [],
  disputeSide: [],
  citation: [],
});

/** The columns of the platform row itself that hold published content. */
export const platformColumns = (content: Platform) => ({
  slug: content.slug,
  level: content.level,
  parent: content.parent,
  designation: content.designation,
  name: content.name,
  sortName: sortName(content.name),
  domain: content.domain,
  category: content.category,
  roles: content.roles,
  origin: content.origin,
  introduced: content.introduced?.year ?? null,
  summary: content.summary,
  searchText: searchWords(content),
  searchKeys: designationKeys(content),
});

/** Adds the child rows of a record to `rows`, so that many records can be inserted together. */
export function addRows(rows: PlatformRows, platformId: string, content: Platform, newId: () => string): void {
  const sourceIds = new Map<string, string>();
  for (const [position, { id: ref, ...source }] of content.sources.entries()) {
    const id = newId();
    sourceIds.set(ref, id);
    rows.source.push({ id, platformId, position, ref, ...source });
  }
  const cite = (
    claim: Partial<Prisma.CitationCreateManyInput>,
    refs: readonly string[],
    part: "claim" | "value" = "claim",
  ) => {
    for (const [position, ref] of refs.entries()) {
      const sourceId = sourceIds.get(ref);
      if (!sourceId) throw new Error(`Record "${content.slug}" cites "${ref}", which is not among its sources`);
      rows.citation.push({ id: newId(), sourceId, position, part, ...claim });
    }
  };

  content.names.forEach((name, position) => rows.platformName.push({ platformId, position, ...name }));
  content.manufacturers.forEach((maker, position) =>
    rows.platformManufacturer.push({ platformId, position, ...maker }),
  );
  content.variants.forEach((variant, position) => rows.variant.push({ platformId, position, ...variant }));
  content.related.forEach((relation, position) => rows.relation.push({ platformId, position, ...relation }));
  if (content.introduced) cite({ introducedId: platformId }, content.introduced.sources);

  for (const [position, { sources, ...spec }] of content.specs.entries()) {
    const id = newId();
    const [low, high] = comparable(spec) ?? [null, null];
    rows.spec.push({ id, platformId, position, low, high, ...spec });
    cite({ specId: id }, sources);
  }
  for (const [position, { events, sources, value, ...programme }] of content.programmes.entries()) {
    const id = newId();
    rows.programme.push({
      id,
      platformId,
      position,
      stage: stageOf(programme.status),
      ...programme,
      ...moneyColumns(value),
    });
    cite({ programmeId: id }, sources);
    if (value) cite({ programmeId: id }, value.sources, "value");
    for (const [at, { sources: eventSources, value: eventValue, ...event }] of events.entries()) {
      const eventId = newId();
      rows.programmeEvent.push({ id: eventId, programmeId: id, position: at, ...event, ...moneyColumns(eventValue) });
      cite({ eventId }, eventSources);
      if (eventValue) cite({ eventId }, eventValue.sources, "value");
    }
  }
  for (const [position, { sides, ...dispute }] of content.disputes.entries()) {
    const id = newId();
    rows.dispute.push({ id, platformId, position, ...dispute });
    for (const [at, side] of sides.entries()) {
      const sideId = newId();
      rows.disputeSide.push({ id: sideId, disputeId: id, position: at, claim: side.claim });
      cite({ disputeSideId: sideId }, side.sources);
    }
  }
}

const moneyColumns = (money: Money | null) => ({
  valueAmount: money?.amount ?? null,
  valueCurrency: money?.currency ?? null,
  valueUsd: money?.usd ?? null,
  valueUsdAsOf: money?.usdAsOf ?? null,
});
