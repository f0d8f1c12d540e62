import { designationKeys, designationPartKeys } from "@/lib/core/designation/designation-keys";
import { looseKey, tokensOf } from "@/lib/core/designation/designation";
import { remembered } from "@/lib/core/remembered";
import { soundKey } from "@/lib/core/search/sound-key";
import type { PlatformName } from "@/lib/core/platform/platform";
import type { ListedContent, ListedPlatform } from "@/lib/core/platform/listed-content";
import { headlineOf } from "@/lib/core/platform/headline";
import { sortName } from "@/lib/core/platform/sort-name";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { programmeFacts } from "@/lib/core/search/programme-facets";
import type { SpecRange } from "@/lib/core/search/ranges";
import { SPEC_RANGES, figuresOf } from "@/lib/core/search/ranges";
import type { Hit, HitProgramme } from "@/lib/core/search/results";
import { kindWords, partyWords, titleWords } from "@/lib/core/search/search-words";
import { stageOf } from "@/lib/core/taxonomy/statuses";
import { combinationFields } from "@/lib/search/combinations";

/** A record as the index holds it. Made by {@link toDocument} alone, for a full build and for a single change. */
export type SearchDocument = {
  /** The record's id; the index's primary key. */
  readonly id: string;
  readonly slug: string;
  /** Keys of whole names: `p8i`, `mig29`. Searched without typo tolerance, so that siblings are never confused. */
  readonly keys: readonly string[];
  /** Keys of parts of names and of variants: `mig29` of `MiG-29UPG`. Below the whole ones. */
  readonly partKeys: readonly string[];
  /** Names in one spelling, number tokens and all. Searched without typo tolerance. */
  readonly titles: readonly string[];
  /** The words of the names that have no digit. Here a letter may be wrong. */
  readonly nameWords: readonly string[];
  /** Category, group and roles. */
  readonly kinds: readonly string[];
  /** Makers, operators, services and origins by name. */
  readonly parties: readonly string[];
  /** Summary, in the tokens in which queries are asked. */
  readonly summaryWords: string;
  /** Keys again, what looks alike made alike and with typo tolerance: read only when nothing matches as typed. */
  readonly looseKeys: readonly string[];
  /** How the words of names and kinds sound: read only when nothing matches as typed. */
  readonly sounds: readonly string[];

  readonly domain: string;
  readonly category: string;
  readonly origin: readonly string[];
  readonly manufacturer: readonly string[];
  /** Absent where it is not stated: the engine then sorts it last in both directions. */
  readonly introduced?: number;
  /** Figures of the other ranges; absent where none is stated. */
  readonly range?: readonly number[];
  readonly weight?: readonly number[];
  readonly displacement?: readonly number[];
  readonly calibre?: readonly number[];
  readonly sortName: string;
  /** Milliseconds since 1970. */
  readonly updated: number;

  /** What a list shows of it; never searched, filtered or sorted. */
  readonly hit: StoredHit;
  /** Combinations of programme facets: see combinations.ts. */
  readonly [combination: `programme_${string}`]: readonly string[];
};

/** A hit but for what depends on the query. */
export type StoredHit = Omit<Hit, "highlight"> & { readonly names: readonly Pick<PlatformName, "text" | "kind">[] };

/** Whether the public lists hold a record. Families are reached through their members. */
export const isListed = (platform: { content: Pick<ListedContent, "level"> }): boolean =>
  platform.content.level !== "family";

/** The one mapping from a published record to what the index holds of it. `familyName` is the name of its parent, under which it is found too. */
export function toDocument(stored: ListedPlatform, familyName: string | null = null): SearchDocument {
  const { content } = stored;
  const titles = [...titleWords(content), ...(familyName ? [oneSpelling(familyName)] : [])];
  const nameWords = [
    ...new Set(titles.flatMap((title) => title.split(" ")).filter((word) => word.length > 2 && !/\d/.test(word))),
  ];
  const kinds = kindWords(content).map(oneSpelling);
  const keys = designationKeys(content);
  const partKeys = designationPartKeys(content, keys);
  return {
    id: stored.id,
    slug: content.slug,
    keys,
    partKeys,
    titles,
    nameWords,
    kinds,
    parties: partyWords(content).map(oneSpelling),
    summaryWords: tokensOf(content.summary).join(" "),
    looseKeys: distinct([...keys, ...partKeys].map(looseKey)),
    sounds: distinct([...nameWords, ...kinds.flatMap((kind) => kind.split(" "))].map(soundOf).filter(Boolean)),
    domain: content.domain,
    category: content.category,
    origin: orNotStated(content.origin),
    manufacturer: orNotStated([...new Set(content.manufacturers.map((maker) => maker.name))]),
    ...(content.introduced ? { introduced: content.introduced.year } : {}),
    ...figures(content),
    sortName: sortName(content.name),
    updated: stored.updatedAt.getTime(),
    hit: toStoredHit(stored),
    ...combinationFields(programmeFacts(content.programmes)),
  };
}

/** What a list shows of a record. */
export function toStoredHit({ content, updatedAt }: Omit<ListedPlatform, "id">): StoredHit {
  const { programmes } = content;
  return {
    slug: content.slug,
    name: content.name,
    designation: content.designation,
    names: content.names.map(({ text, kind }) => ({ text, kind })),
    status: programmes[0]?.status ?? null,
    statuses: distinct(programmes.map((programme) => programme.status)),
    domain: content.domain,
    category: content.category,
    origin: content.origin,
    manufacturers: distinct(content.manufacturers.map((maker) => maker.name)),
    operators: distinct(programmes.map((programme) => programme.operator)),
    services: distinct(programmes.flatMap((programme) => programme.services)),
    programmes: programmes.flatMap(({ operator, services, status, route }): HitProgramme[] =>
      (services.length > 0 ? services : [null]).map((service) => ({
        operator,
        service,
        status,
        stage: stageOf(status),
        route,
      })),
    ),
    introduced: content.introduced?.year ?? null,
    summary: content.summary,
    url: `/platforms/${content.slug}`,
    headline: headlineOf(content),
    updated: updatedAt.toISOString(),
  };
}

const figures = ({ specs }: ListedContent): Partial<Record<SpecRange["key"], readonly number[]>> =>
  Object.fromEntries(
    SPEC_RANGES.map((range) => [range.key, figuresOf(range, specs)] as const).filter(([, stated]) => stated.length > 0),
  );

/** The same few makers, operators and kinds stand in most records: looking them up is far quicker than spelling them anew. */
const oneSpelling = remembered((text) => tokensOf(text).join(" "));
const soundOf = remembered(soundKey);

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const orNotStated = (values: readonly string[]): readonly string[] => (values.length > 0 ? values : [NOT_STATED]);
