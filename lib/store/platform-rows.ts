import type { Platform } from "@/lib/core/platform/platform";
import { designationKeys } from "@/lib/core/designation/designation-keys";
import { sortName } from "@/lib/core/platform/sort-name";
import { comparable } from "@/lib/core/platform/spec";
import type { Money } from "@/lib/core/programme/programme";
import { searchWords } from "@/lib/core/search/search-words";
import { stageOf } from "@/lib/core/taxonomy/statuses";
import type { Row, Rows } from "@/lib/store/platform-tables";

/** Adds the rows that a published record becomes to `rows`, so that many records can be written together. */
export function addRows(
  rows: Rows,
  { id: platformId, version, content }: { id: string; version: number; content: Platform },
  newId: () => string,
): void {
  const below = { platform_id: platformId };
  const sourceIds = new Map<string, string>();
  for (const [position, { id: ref, ...source }] of content.sources.entries()) {
    const id = newId();
    sourceIds.set(ref, id);
    rows.source.push({ id, ...below, position, ref, ...source });
  }
  const cites = (refs: readonly string[] | undefined) => {
    if (!refs || refs.length === 0) return null;
    const ids = refs.map((ref) => {
      const id = sourceIds.get(ref);
      if (!id) throw new Error(`Record "${content.slug}" cites "${ref}", which is not among its sources`);
      return id;
    });
    return `{${ids.join(",")}}`;
  };

  rows.platform.push(platformRow(platformId, version, content, cites(content.introduced?.sources)));
  content.names.forEach((name, position) => rows.platform_name.push({ ...below, position, ...name }));
  content.manufacturers.forEach((maker, position) => rows.platform_manufacturer.push({ ...below, position, ...maker }));
  content.variants.forEach((variant, position) => rows.variant.push({ ...below, position, ...variant }));
  content.pictures.forEach((picture, position) => rows.picture.push({ ...below, position, ...picture }));
  content.related.forEach((relation, position) => rows.relation.push({ ...below, position, ...relation }));

  for (const [position, { sources, valueTo, ...spec }] of content.specs.entries()) {
    const [low, high] = comparable({ ...spec, valueTo }) ?? [null, null];
    const figures = { low, high, value_to: valueTo };
    rows.spec.push({ id: newId(), ...below, position, ...figures, ...spec, cites: cites(sources) });
  }
  for (const [position, { events, sources, value, asOf, ...programme }] of content.programmes.entries()) {
    const id = newId();
    rows.programme.push({
      id,
      ...below,
      position,
      ...programme,
      ...moneyColumns(value),
      stage: stageOf(programme.status),
      as_of: asOf,
      cites: cites(sources),
      value_cites: cites(value?.sources),
    });
    for (const [at, { sources: eventSources, value: money, ...event }] of events.entries())
      rows.programme_event.push({
        id: newId(),
        programme_id: id,
        position: at,
        ...event,
        ...moneyColumns(money),
        cites: cites(eventSources),
        value_cites: cites(money?.sources),
      });
  }
  for (const [position, { sides, ...dispute }] of content.disputes.entries()) {
    const id = newId();
    rows.dispute.push({ id, ...below, position, ...dispute });
    for (const [at, { claim, sources }] of sides.entries())
      rows.dispute_side.push({ id: newId(), dispute_id: id, position: at, claim, cites: cites(sources) });
  }
}

const platformRow = (id: string, version: number, content: Platform, cites: string | null): Row<"platform"> => ({
  id,
  slug: content.slug,
  version,
  level: content.level,
  parent: content.parent,
  designation: content.designation,
  name: content.name,
  sort_name: sortName(content.name),
  domain: content.domain,
  category: content.category,
  roles: content.roles,
  origin: content.origin,
  introduced: content.introduced?.year ?? null,
  summary: content.summary,
  search_text: searchWords(content),
  search_keys: designationKeys(content),
  cites,
});

const moneyColumns = (money: Money | null) => ({
  value_amount: money?.amount ?? null,
  value_currency: money?.currency ?? null,
  value_usd: money?.usd ?? null,
  value_usd_as_of: money?.usdAsOf ?? null,
});
