import type { Platform } from "@/lib/core/platform/platform";
import { designationKeys } from "@/lib/core/designation/designation-keys";
import { sortName } from "@/lib/core/platform/sort-name";
import { comparable } from "@/lib/core/platform/spec";
import type { Money } from "@/lib/core/programme/programme";
import { searchWords } from "@/lib/core/search/search-words";
import { stageOf } from "@/lib/core/taxonomy/statuses";
import type { Row, Rows } from "@/lib/store/platform-tables";

/** Adds the rows that a published record becomes to `rows`, so that many records can be written together. Lists that its rows hold already
 *  are left out, and sources among them are only named. */
export function addRows(rows: Rows, { id: platformId, version, content, fields }: RowsOf, newId: () => string): void {
  const below = { platform_id: platformId };
  const stale = staleLists(fields);
  const sourceIds = new Map<string, string>();
  for (const [position, { id: ref, ...source }] of content.sources.entries()) {
    const id = newId();
    sourceIds.set(ref, id);
    if (stale.has("sources")) rows.source.push({ id, ...below, position, ref, ...source });
  }
  const named = new Set<string>();
  const cites = (refs: readonly string[] | undefined) => {
    if (!refs || refs.length === 0) return null;
    const ids = refs.map((ref) => {
      const id = sourceIds.get(ref);
      if (!id) throw new Error(`Record "${content.slug}" cites "${ref}", which is not among its sources`);
      if (!stale.has("sources") && !named.has(ref)) {
        named.add(ref);
        rows.known_source.push({ id, ...below, ref });
      }
      return id;
    });
    return `{${ids.join(",")}}`;
  };

  const introduced = stale.has("introduced") ? content.introduced?.sources : undefined;
  rows.platform.push(platformRow(platformId, version, content, cites(introduced)));
  const each = <L extends List>(list: L, add: (row: Platform[L][number], position: number) => void) => {
    if (stale.has(list)) (content[list] as Platform[L][number][]).forEach(add);
  };
  each("names", (name, position) => rows.platform_name.push({ ...below, position, ...name }));
  each("manufacturers", (maker, position) => rows.platform_manufacturer.push({ ...below, position, ...maker }));
  each("variants", (variant, position) => rows.variant.push({ ...below, position, ...variant }));
  each("pictures", (picture, position) => rows.picture.push({ ...below, position, ...picture }));
  each("related", (relation, position) => rows.relation.push({ ...below, position, ...relation }));
  each("specs", ({ sources, valueTo, ...spec }, position) => {
    const [low, high] = comparable({ ...spec, valueTo }) ?? [null, null];
    const figures = { low, high, value_to: valueTo };
    rows.spec.push({ id: newId(), ...below, position, ...figures, ...spec, cites: cites(sources) });
  });
  each("programmes", ({ events, sources, value, asOf, ...programme }, position) => {
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
  });
  each("disputes", ({ sides, ...dispute }, position) => {
    const id = newId();
    rows.dispute.push({ id, ...below, position, ...dispute });
    for (const [at, { claim, sources }] of sides.entries())
      rows.dispute_side.push({ id: newId(), dispute_id: id, position: at, claim, cites: cites(sources) });
  });
}

/** A record with the version that it is written as, and the fields in which it differs from what its rows hold; null: in all of them. */
type RowsOf = {
  readonly id: string;
  readonly version: number;
  readonly content: Platform;
  readonly fields: ReadonlySet<string> | null;
};

/** The fields of a record that are rows of their own, those that cite its sources last. */
export const LISTS = [
  "names",
  "manufacturers",
  "variants",
  "pictures",
  "related",
  "introduced",
  "specs",
  "programmes",
  "disputes",
  "sources",
] as const;
export type ListName = (typeof LISTS)[number];
type List = Exclude<ListName, "introduced">;
const CITING = ["introduced", "specs", "programmes", "disputes"] as const;

/** The lists whose rows have to be made anew where these fields have changed. A source's row goes with all that rests on it. */
export function staleLists(fields: ReadonlySet<string> | null): ReadonlySet<ListName> {
  if (fields === null) return EVERY_LIST;
  const stale = new Set<ListName>(LISTS.filter((list) => fields.has(list)));
  if (stale.has("sources")) for (const list of CITING) stale.add(list);
  return stale;
}
const EVERY_LIST: ReadonlySet<ListName> = new Set(LISTS);

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
