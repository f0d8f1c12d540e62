import { z } from "zod";

import { LEVELS, platformRecordSchema } from "@/lib/core/platform/platform";
import { FACETS } from "@/lib/core/search/facets";
import type { RangeKey } from "@/lib/core/search/ranges";
import { RANGES } from "@/lib/core/search/ranges";
import type { SearchResults, Suggestion } from "@/lib/core/search/results";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import { partialDate } from "@/lib/core/time/partial-date";

/* What the API answers, as schemas: the OpenAPI document is made from them, and the tests hold every answer to them. */

const status = z.enum(STATUSES.codes);
const country = z.string().length(2).describe("ISO 3166-1 alpha-2");
const segments = z
  .array(z.object({ text: z.string(), match: z.boolean() }))
  .describe("Pieces of plain text; never HTML");

export const hitSchema = z.object({
  slug: z.string(),
  name: z.string(),
  designation: z.string(),
  status: status.nullable().describe("Of the headline (first) programme"),
  statuses: z.array(status).describe("Of all programmes"),
  domain: z.enum(DOMAINS.codes),
  category: z.enum(CATEGORIES.codes),
  origin: z.array(country),
  manufacturers: z.array(z.string()),
  operators: z.array(country),
  services: z.array(z.string()),
  programmes: z
    .array(
      z.object({
        operator: country,
        service: z.string().nullable(),
        status,
        stage: z.enum(STAGES.codes),
        route: z.enum(ROUTES.codes).nullable(),
      }),
    )
    .describe("One entry for each service of each programme"),
  introduced: z.int().nullable().describe("Year of first service anywhere"),
  summary: z.string(),
  url: z.string().describe("Path of the record's page"),
  headline: z
    .object({
      operator: country,
      services: z.array(z.string()),
      status,
      asOf: partialDate,
      since: partialDate.nullable().describe("When the status began, as far as a dated event says so"),
      ordered: z.int().nullable().describe("Items, over all programmes that `programmes` counts"),
      delivered: z.int().nullable().describe("Items, over the same programmes"),
      programmes: z
        .int()
        .describe("How many programmes are added up: those of the same operator, services and status as the first"),
    })
    .nullable()
    .describe("Where the platform stands with the operator of its first programme"),
  updated: z.iso.datetime(),
  highlight: z
    .object({ name: segments, designation: segments, summary: segments, names: segments, manufacturers: segments })
    .partial(),
});

const ends = z.object({ min: z.number(), max: z.number() }).nullable();

export const searchResultsSchema: z.ZodType<SearchResults> = z.object({
  query: z.string(),
  engine: z.enum(["meilisearch", "postgresql"]).describe("`postgresql` while Meilisearch is away"),
  total: z.int().describe("Exact"),
  page: z.int(),
  perPage: z.int(),
  tookMs: z.number(),
  hits: z.array(hitSchema),
  facets: z
    .object(
      Object.fromEntries(FACETS.map((facet) => [facet.key, z.record(z.string(), z.int())])) as Record<
        (typeof FACETS)[number]["key"],
        z.ZodRecord<z.ZodString, z.ZodInt>
      >,
    )
    .describe("Counts by value; each facet's counts ignore its own selection; `none` is not stated"),
  ranges: z
    .object(Object.fromEntries(RANGES.map(({ key }) => [key, ends])) as Record<RangeKey, typeof ends>)
    .describe(
      "Least and greatest figure among the matches; each ignores its own bounds. Null where none is stated and, but for the years, where neither a category nor a bound of the range is chosen",
    ),
  notices: z.array(z.object({ param: z.string(), raw: z.string(), message: z.string() })),
});

export const suggestionsSchema: z.ZodType<readonly Suggestion[]> = z.array(
  hitSchema.pick({ slug: true, name: true, designation: true, status: true, category: true }).extend({
    reason: z
      .object({ kind: z.enum(NAME_KINDS.codes), text: z.string() })
      .nullable()
      .describe("The other name that matched, where neither designation nor name did"),
  }),
);

const linkSchema = hitSchema
  .pick({ slug: true, name: true, designation: true, category: true, status: true })
  .extend({ level: z.enum(LEVELS) });

/** A record as the API answers it: in its own shape, with its version, and the records around it. */
export const publishedRecordSchema = platformRecordSchema.extend({
  id: z.uuid(),
  version: z.int(),
  updatedAt: z.iso.datetime(),
  around: z.object({
    parent: linkSchema.nullable(),
    children: z.array(linkSchema),
    siblings: z.array(linkSchema),
    related: z
      .array(z.object({ kind: z.enum(RELATION_KINDS.codes), note: z.string().nullable(), to: linkSchema }))
      .describe("Relations that this record states and, turned round, those that others state about it"),
  }),
});

export const facetValuesSchema = z.object({
  facet: z.enum(FACETS.map((facet) => facet.key)),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })),
});

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        parameter: z.string().optional(),
        value: z.string().optional(),
        field: z.string().optional().describe("Path of the field: `programmes.0.asOf`"),
        detail: z.string(),
      }),
    )
    .optional(),
});
