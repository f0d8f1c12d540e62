import type { PlatformInput } from "@/lib/core/platform/platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import type { EventType } from "@/lib/core/taxonomy/event-types";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { STATUSES, type Status } from "@/lib/core/taxonomy/statuses";
import { randomFrom, type Random } from "@/scripts/bench/random";
import {
  ADJECTIVES,
  CURRENCIES,
  kindOf,
  LOCAL_NAMES,
  MAKERS,
  NOUNS,
  OPERATORS,
  PREFIXES,
  PUBLISHERS,
  ROLES,
  SUFFIXES,
} from "@/scripts/bench/synthetic-words";

/** Begins every slug here, and no shipped one. */
export const SYNTHETIC_PREFIX = "synthetic-";

const NUMBER_MIN = 100;
const NUMBERS = 900;
/** So many designations there are; a record more would need one twice. */
export const SYNTHETIC_MAX = PREFIXES.length * NUMBERS * SUFFIXES.length;

type ProgrammeInput = NonNullable<PlatformInput["programmes"]>[number];

/** Invented records in the catalogue's own schema, for benchmarks: the same seed gives the same ones, one at a time, so that
 *  memory stays flat. A record depends on seed and place alone: the first thousand of a million are the thousand.
 *  @throws RangeError when there are not so many designations. */
export function* syntheticPlatforms(count: number, seed = 1): Generator<PlatformInput> {
  if (count > SYNTHETIC_MAX)
    throw new RangeError(`There are ${SYNTHETIC_MAX} synthetic designations, and ${count} records were asked for`);
  for (let at = 0; at < count; at += 1) yield syntheticPlatform(at, seed);
}

/** The designation of the record at a place: each has its own, and neighbours look nothing alike. */
export function syntheticDesignation(at: number): string {
  // A prime that divides none of the three lengths: the steps visit every designation once before any comes again.
  const step = (at * 104_729) % SYNTHETIC_MAX;
  const prefix = PREFIXES[step % PREFIXES.length] ?? "";
  const number = NUMBER_MIN + (Math.floor(step / PREFIXES.length) % NUMBERS);
  return `${prefix}-${number}${SUFFIXES[Math.floor(step / (PREFIXES.length * NUMBERS))] ?? ""}`;
}

const slugAt = (at: number) => `${SYNTHETIC_PREFIX}${syntheticDesignation(at).toLowerCase()}`;

function syntheticPlatform(at: number, seed: number): PlatformInput {
  const random = randomFrom(Math.imul(seed, 0x2545f491) ^ at);
  const category = random.pick(CATEGORIES.codes);
  const kind = kindOf(category);
  const designation = syntheticDesignation(at);
  const byname = `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`;
  const makers = distinct(
    random.whole(1, 3),
    () => random.pickSkewed(MAKERS),
    (maker) => maker.name,
  );
  const introduced = random.whole(1960, 2024);
  const sources = Array.from({ length: random.whole(2, 5) }, (_, number) =>
    syntheticSource(random, number + 1, designation),
  );
  const cite = () => [random.pick(sources).id];
  const label = CATEGORIES.labelOf(category).toLowerCase();
  const role = random.pick(ROLES);

  return {
    slug: slugAt(at),
    designation,
    name: `${designation} ${byname}`,
    names: [
      { text: designation.replace("-", ""), kind: "spelling" },
      { text: byname, kind: "nickname" },
      ...(random.chance(20)
        ? [{ text: `${designation} ${random.pick(LOCAL_NAMES)}`, kind: "local", lang: "hi" } as const]
        : []),
    ],
    domain: kind.domain,
    category,
    roles: [role],
    manufacturers: makers,
    origin: [...new Set(makers.map((maker) => maker.country))],
    ...(random.chance(80) ? { introduced: { year: introduced, sources: cite() } } : {}),
    summary: `The ${designation} is a ${label} that does not exist. It stands in this record so that searches can be measured, and is said to serve for ${role} since ${introduced}, made by ${makers[0]?.name ?? "nobody"}.`,
    specs: distinct(
      random.whole(4, 8),
      () => random.pick(kind.specs),
      ([key]) => key,
    ).map(([key, min, max, unit]) => ({ key, value: random.whole(min, max), unit, sources: cite() })),
    programmes: Array.from({ length: random.whole(1, 4) }, (_, number) =>
      syntheticProgramme(random, number + 1, introduced, cite),
    ),
    ...(at > 0 && random.chance(25) ? { related: [{ kind: "replaces", slug: slugAt(random.whole(0, at - 1)) }] } : {}),
    sources,
  };
}

const syntheticSource = (
  random: Random,
  number: number,
  designation: string,
): NonNullable<PlatformInput["sources"]>[number] => ({
  id: `source-${number}`,
  title: `Invented notes on the ${designation}, part ${number}`,
  publisher: random.pick(PUBLISHERS),
  url: `https://example.org/${designation.toLowerCase()}/${number}`,
  date: `${random.whole(2000, 2024)}-${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`,
  kind: random.pick(SOURCE_KINDS.codes),
});

/** How far the events of a programme have come, by its status. */
const EVENTS: Readonly<Record<Status, readonly EventType[]>> = {
  proposed: ["announcement"],
  "planned-procurement": ["announcement", "request"],
  "planned-co-production": ["announcement", "agreement"],
  approved: ["request", "approval"],
  "in-development": ["approval", "test"],
  "on-order": ["approval", "contract"],
  "in-delivery": ["contract", "first-delivery"],
  "in-co-production": ["contract", "first-delivery", "induction", "delivery"],
  inducted: ["contract", "first-delivery", "induction", "delivery-complete"],
  retired: ["contract", "delivery-complete", "induction", "retirement"],
  cancelled: ["announcement", "contract", "cancellation"],
};

function syntheticProgramme(random: Random, number: number, introduced: number, cite: () => string[]): ProgrammeInput {
  const operator = random.pickSkewed(OPERATORS);
  // Half of all programmes in the catalogue are in service.
  const status = random.chance(40) ? "inducted" : random.pick(STATUSES.codes);
  const ordered = random.chance(75) ? random.whole(1, 400) : null;
  const delivered =
    ordered === null
      ? null
      : status === "inducted" || status === "retired"
        ? ordered
        : status === "in-delivery" || status === "in-co-production"
          ? random.whole(1, ordered)
          : 0;
  let year = introduced + random.whole(0, 10);
  const events = EVENTS[status].map((type) => {
    year += random.whole(0, 3);
    const date = `${year}-${twoDigits(random.whole(1, 12))}`;
    return {
      date,
      type,
      detail: `Step "${type}" of an invented programme.`,
      ...(type === "contract" && ordered !== null ? { quantity: ordered } : {}),
      sources: cite(),
    };
  });
  events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    key: `${operator.code.toLowerCase()}-${number}`,
    operator: operator.code,
    services: random.chance(12)
      ? []
      : distinct(
          random.chance(85) ? 1 : 2,
          () => random.pick(operator.services),
          (service) => service,
        ),
    status,
    ...(random.chance(85) ? { route: random.pick(ROUTES.codes) } : {}),
    ...(ordered === null ? {} : { ordered, delivered }),
    ...(random.chance(30)
      ? { value: { amount: random.whole(2, 4000) * 1_000_000, currency: random.pick(CURRENCIES), sources: cite() } }
      : {}),
    asOf: `${year + random.whole(0, 2)}`,
    events,
    sources: cite(),
  };
}

/** Up to so many different ones; fewer where chance gives the same again. */
function distinct<T>(count: number, draw: () => T, keyOf: (item: T) => string): T[] {
  const drawn = new Map<string, T>();
  for (let tries = 0; drawn.size < count && tries < count * 4; tries += 1) {
    const item = draw();
    drawn.set(keyOf(item), item);
  }
  return [...drawn.values()];
}

const twoDigits = (number: number) => String(number).padStart(2, "0");
