import { readdirSync } from "node:fs";
import path from "node:path";
import { platformSchema } from "@/lib/core/platform/platform";
import {
  SYNTHETIC_MAX,
  SYNTHETIC_PREFIX,
  syntheticDesignation,
  syntheticPlatforms,
} from "@/scripts/bench/synthetic-platforms";
import { MAKERS, OPERATORS } from "@/scripts/bench/synthetic-words";
import { ROOT } from "@/tests/support/source-files";

const lines = (count: number, seed?: number) =>
  Array.from(syntheticPlatforms(count, seed), (record) => JSON.stringify(record));

// Two people who compare their figures must have measured the same records.
test("the same seed gives the same bytes, and another seed gives others", () => {
  expect(lines(500, 7)).toEqual(lines(500, 7));
  expect(lines(500, 7)).not.toEqual(lines(500, 8));
});

test("a shorter run is the beginning of a longer one", () => {
  expect(lines(1000).slice(0, 300)).toEqual(lines(300));
});

test("every record is valid, and fit to be published as it is", () => {
  for (const record of syntheticPlatforms(2000)) {
    const read = platformSchema.safeParse(record);
    expect({ slug: record.slug, issues: read.error?.issues ?? [] }).toEqual({ slug: record.slug, issues: [] });
  }
});

test("records are as full as real ones: 1 to 4 programmes with events, 4 to 8 specs, sources", () => {
  for (const { programmes = [], specs = [], sources = [] } of syntheticPlatforms(2000)) {
    expect(programmes.length).toBeGreaterThanOrEqual(1);
    expect(programmes.length).toBeLessThanOrEqual(4);
    expect(programmes.every((programme) => (programme.events ?? []).length > 0)).toBe(true);
    expect(specs.length).toBeGreaterThanOrEqual(4);
    expect(specs.length).toBeLessThanOrEqual(8);
    expect(sources.length).toBeGreaterThanOrEqual(2);
  }
});

test("no two records share a designation or a slug", () => {
  const designations = Array.from({ length: 200_000 }, (_, at) => syntheticDesignation(at));
  expect(new Set(designations).size).toBe(designations.length);
  const slugs = Array.from(syntheticPlatforms(2000), (record) => record.slug);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test("asking for more records than there are designations is refused", () => {
  expect(() => syntheticPlatforms(SYNTHETIC_MAX + 1).next()).toThrow(RangeError);
});

// A benchmark that shared a slug with a shipped record would overwrite it.
test("no synthetic slug is a shipped record's", () => {
  const shipped = readdirSync(path.join(ROOT, "prisma/seed/platforms"));
  expect(shipped.length).toBeGreaterThan(0);
  expect(shipped.filter((file) => file.startsWith(SYNTHETIC_PREFIX))).toEqual([]);
  for (const { slug } of syntheticPlatforms(100)) expect(slug.startsWith(SYNTHETIC_PREFIX)).toBe(true);
});

test("there are 60 operators, 150 services and 400 makers, and a thousand records name nearly all", () => {
  const services = new Set(OPERATORS.flatMap((operator) => operator.services));
  expect([
    new Set(OPERATORS.map(({ code }) => code)).size,
    services.size,
    new Set(MAKERS.map(({ name }) => name)).size,
  ]).toEqual([60, 150, 400]);
  const named = new Set(
    Array.from(syntheticPlatforms(1000), ({ programmes = [] }) => programmes.map(({ operator }) => operator)).flat(),
  );
  expect(named.size).toBeGreaterThan(50);
});
