import { z } from "zod";

import { facetName } from "@/lib/core/platform/facet-name";
import { line } from "@/lib/core/platform/line";
import { pictureSchema } from "@/lib/core/platform/picture";
import { slugField } from "@/lib/core/platform/slug";
import { programmeSchema } from "@/lib/core/programme/programme";
import { citations, disputeSchema, sourceSchema } from "@/lib/core/source/source";
import { specSchema } from "@/lib/core/platform/spec";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { countryField } from "@/lib/core/taxonomy/country-field";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { MAKER_PARTS } from "@/lib/core/taxonomy/maker-parts";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";

/** A list's greatest length, and what an editor is told who goes beyond it. */
const atMost = (max: number, what: string): [number, string] => [max, `Keep at most ${max} ${what}`];

/** A platform's place among its kin: a family stands above named platforms; a variant stands below a base model. */
export const LEVELS = ["family", "base", "variant"] as const;

const nameSchema = z.strictObject({
  text: line(120, "the name"),
  kind: z.enum(NAME_KINDS.codes),
  /** BCP 47, language and script only: `hi` is Devanagari, `hi-Latn` Hindi in Latin letters. */
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, "Use a language code such as en, hi or hi-Latn")
    .default("en"),
});

const manufacturerSchema = z.strictObject({
  name: facetName(120, "the manufacturer's name"),
  country: countryField,
  part: z.enum(MAKER_PARTS.codes).default("prime"),
});

const variantSchema = z.strictObject({
  designation: line(80, "the variant's designation"),
  note: line(400, "the note on the variant").nullable().default(null),
  /** The variant's own record, where it has one. */
  slug: slugField.nullable().default(null),
});

const relationSchema = z.strictObject({
  kind: z.enum(RELATION_KINDS.codes),
  slug: slugField,
  note: line(160, "the note on the relation").nullable().default(null),
});

const introducedSchema = z.strictObject({
  year: z.int().min(1850).max(2100),
  sources: citations.default([]),
});

/** One published record of the catalogue, whole: the shape of seed files, the API, imports and revisions alike.
 *  Every `sources` list holds ids from the record's own `sources`; {@link platformSchema} checks that each resolves. */
export const platformRecordSchema = z.strictObject({
  slug: slugField,
  level: z.enum(LEVELS).default("base"),
  /** Slug of the family (for a base model) or of the base model (for a variant). */
  parent: slugField.nullable().default(null),
  designation: line(60, "the designation"),
  name: line(120, "the name"),
  names: z
    .array(nameSchema)
    .max(...atMost(80, "names"))
    .default([]),
  domain: z.enum(DOMAINS.codes),
  category: z.enum(CATEGORIES.codes),
  roles: z
    .array(line(80, "the role"))
    .max(...atMost(20, "roles"))
    .default([]),
  manufacturers: z
    .array(manufacturerSchema)
    .max(...atMost(20, "manufacturers"))
    .default([]),
  origin: z
    .array(countryField)
    .max(...atMost(10, "countries of origin"))
    .default([]),
  /** Year of first service anywhere. */
  introduced: introducedSchema.nullable().default(null),
  summary: line(1500, "the summary"),
  /** The first one stands at the head of the record's page. */
  pictures: z
    .array(pictureSchema)
    .max(...atMost(12, "pictures"))
    .default([]),
  specs: z
    .array(specSchema)
    .max(...atMost(80, "specifications"))
    .default([]),
  variants: z
    .array(variantSchema)
    .max(...atMost(40, "variants"))
    .default([]),
  /** The first one is the headline: its status is the platform's status. */
  programmes: z
    .array(programmeSchema)
    .max(...atMost(60, "programmes"))
    .default([]),
  related: z
    .array(relationSchema)
    .max(...atMost(60, "relations"))
    .default([]),
  disputes: z
    .array(disputeSchema)
    .max(...atMost(40, "disputes"))
    .default([]),
  sources: z
    .array(sourceSchema)
    .max(...atMost(200, "sources"))
    .default([]),
});

export type Platform = z.output<typeof platformRecordSchema>;
export type PlatformInput = z.input<typeof platformRecordSchema>;
export type PlatformName = Platform["names"][number];
export type Level = (typeof LEVELS)[number];

/** What publishing asks of a record. A draft may fall short of it. Every problem is reported at its field, all at once. */
export const platformSchema = platformRecordSchema.superRefine((platform, context) => {
  const known = new Set(platform.sources.map((source) => source.id));
  const report = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });

  // As JSON such characters are written as these escapes. Hardly any record has one, so its texts are not looked at one by one.
  if (/\\u(0000|d[89a-f])/.test(JSON.stringify(platform)))
    for (const path of unstorableTexts(platform))
      report(path, "Remove the characters that are none: a NUL, or half of a pair");
  for (const [path, ids] of citationsOf(platform)) {
    ids.forEach((id, at) => {
      if (!known.has(id))
        report([...path, at], `No source "${id}" in this record: add it to sources or correct the id`);
    });
  }
  firstRepeated(
    platform.sources,
    (source) => source.id,
    (at, id) => report(["sources", at, "id"], `Two sources share the id "${id}": give each its own`),
  );
  firstRepeated(
    platform.programmes,
    (programme) => programme.key,
    (at, key) => report(["programmes", at, "key"], `Two programmes share the key "${key}": give each its own`),
  );
  firstRepeated(
    platform.manufacturers,
    (maker) => `${maker.name}, ${maker.part}`,
    (at, maker) => report(["manufacturers", at], `${maker} is listed twice: remove one`),
  );
  firstRepeated(
    platform.pictures,
    (picture) => picture.file,
    (at) => report(["pictures", at], "This picture is listed twice: remove one"),
  );
  firstRepeated(
    platform.related,
    (relation) => `${relation.kind} ${relation.slug}`,
    (at, relation) => report(["related", at], `The relation "${relation}" is listed twice: remove one`),
  );

  if (platform.level === "family" && platform.programmes.length > 0)
    report(["programmes"], "A family has no programmes of its own: record them on its members");
  if (platform.level === "family" && platform.parent)
    report(["parent"], "A family stands at the top: remove its parent");
  if (platform.level === "variant" && !platform.parent)
    report(["parent"], "Name the base model that this is a variant of");
  if (platform.parent === platform.slug) report(["parent"], "A record cannot be its own parent");
  platform.related.forEach((relation, at) => {
    if (relation.slug === platform.slug) report(["related", at, "slug"], "A record cannot be related to itself");
  });
});

/** Every list of source ids in a record, with the path to it. The one place that knows where citations stand. */
function* citationsOf(platform: Platform): Generator<[path: (string | number)[], ids: readonly string[]]> {
  if (platform.introduced) yield [["introduced", "sources"], platform.introduced.sources];
  for (const [at, spec] of platform.specs.entries()) yield [["specs", at, "sources"], spec.sources];
  for (const [at, programme] of platform.programmes.entries()) {
    yield [["programmes", at, "sources"], programme.sources];
    if (programme.value) yield [["programmes", at, "value", "sources"], programme.value.sources];
    for (const [eventAt, event] of programme.events.entries()) {
      yield [["programmes", at, "events", eventAt, "sources"], event.sources];
      if (event.value) yield [["programmes", at, "events", eventAt, "value", "sources"], event.value.sources];
    }
  }
  for (const [at, dispute] of platform.disputes.entries())
    for (const [sideAt, side] of dispute.sides.entries())
      yield [["disputes", at, "sides", sideAt, "sources"], side.sources];
}

/** Where a text stands that PostgreSQL cannot store. `line` refuses them sooner; this holds for the texts that may have line breaks. */
function* unstorableTexts(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())) yield path;
  else if (Array.isArray(value))
    for (const [at, entry] of value.entries()) yield* unstorableTexts(entry, [...path, at]);
  else if (value !== null && typeof value === "object")
    for (const [field, entry] of Object.entries(value)) yield* unstorableTexts(entry, [...path, field]);
}

function firstRepeated<T>(list: readonly T[], keyOf: (item: T) => string, report: (at: number, key: string) => void) {
  const seen = new Set<string>();
  list.forEach((item, at) => {
    const key = keyOf(item);
    if (seen.has(key)) report(at, key);
    seen.add(key);
  });
}
