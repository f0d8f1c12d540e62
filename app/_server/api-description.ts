import "server-only";

import { z } from "zod";

import { FACETS } from "@/lib/core/search/facets";
import {
  facetValuesSchema,
  hitSchema,
  problemSchema,
  publishedRecordSchema,
  searchResultsSchema,
  suggestionsSchema,
} from "@/lib/core/search/results-schema";
import {
  PAGE_MAX,
  PER_PAGE_DEFAULT,
  PER_PAGE_MAX,
  QUERY_MAX,
  SORTS,
  YEAR_MAX,
  YEAR_MIN,
} from "@/lib/core/search/search-state";

const schema = (type: z.ZodType) =>
  z.toJSONSchema(type, { target: "draft-2020-12", io: "output", unrepresentable: "any" });
const asJson = (description: string, type: z.ZodType) => ({
  description,
  content: { "application/json": { schema: schema(type) } },
});
const query = (name: string, description: string, type: object) => ({
  name,
  in: "query",
  required: false,
  description,
  schema: type,
});
const inPath = (name: string, description: string, type: object = { type: "string" }) => ({
  name,
  in: "path",
  required: true,
  description,
  schema: type,
});

const SEARCH_PARAMETERS = [
  query("q", "Words, a designation however it is typed, or a phrase in quotes", {
    type: "string",
    maxLength: QUERY_MAX,
  }),
  ...FACETS.map((facet) => ({
    ...query(
      facet.key,
      `${facet.label}; may repeat. Values of one facet are OR, facets AND.${facet.subject === "programme" ? " Speaks of acquisitions: chosen together with other such facets, all must hold for the same one." : ""}`,
      {
        type: "array",
        items: { type: "string" },
      },
    ),
    explode: true,
  })),
  query("introducedFrom", "First year of service, from", { type: "integer", minimum: YEAR_MIN, maximum: YEAR_MAX }),
  query("introducedTo", "First year of service, to", { type: "integer", minimum: YEAR_MIN, maximum: YEAR_MAX }),
  query("sort", "Default: relevance with q, else name", { type: "string", enum: SORTS }),
];
const PAGE_PARAMETERS = [
  query("page", "From 1", { type: "integer", minimum: 1, maximum: PAGE_MAX, default: 1 }),
  query("perPage", "Hits on a page", { type: "integer", minimum: 1, maximum: PER_PAGE_MAX, default: PER_PAGE_DEFAULT }),
];

const failure = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const FAILURES = { "400": failure("A parameter cannot be used"), "503": failure("The catalogue cannot answer now") };

/** The OpenAPI 3.1 document of API version 1, made from the schemas that validate and the registry of facets. */
export const apiDescription = () => ({
  openapi: "3.1.0",
  info: {
    title: "Defence equipment catalogue",
    version: "1",
    description: "Named platforms with their acquisitions, each fact with its date and source. Only published records.",
  },
  servers: [{ url: "/" }],
  paths: {
    "/api/v1/platforms": {
      get: {
        summary: "Search and list platforms",
        parameters: [...SEARCH_PARAMETERS, ...PAGE_PARAMETERS],
        responses: { "200": asJson("A page of hits, with counts for every facet", searchResultsSchema), ...FAILURES },
      },
    },
    "/api/v1/platforms.csv": {
      get: {
        summary: "Every hit of a search as CSV",
        parameters: SEARCH_PARAMETERS,
        responses: {
          "200": { description: "One line for each platform", content: { "text/csv": { schema: { type: "string" } } } },
          ...FAILURES,
        },
      },
    },
    "/api/v1/platforms.ndjson": {
      get: {
        summary: "Every hit of a search as JSON lines",
        parameters: SEARCH_PARAMETERS,
        responses: {
          "200": { description: "One hit a line", content: { "application/x-ndjson": { schema: schema(hitSchema) } } },
          ...FAILURES,
        },
      },
    },
    "/api/v1/platforms/{slug}": {
      get: {
        summary: "One platform, whole",
        parameters: [inPath("slug", "Address of the record")],
        responses: {
          "200": asJson("The published record", publishedRecordSchema),
          "308": { description: "The record moved to another address" },
          "404": failure("There is no such record"),
          "410": failure("The record was removed"),
          "503": FAILURES["503"],
        },
      },
    },
    "/api/v1/suggest": {
      get: {
        summary: "Up to eight platforms for words being typed",
        parameters: [SEARCH_PARAMETERS[0]],
        responses: { "200": asJson("The nearest records", suggestionsSchema), "503": FAILURES["503"] },
      },
    },
    "/api/v1/facets/{facet}": {
      get: {
        summary: "Values of a facet that match typed text",
        parameters: [
          inPath("facet", "Facet", { type: "string", enum: FACETS.map((facet) => facet.key) }),
          query("q", "Text that the value's label or code must have", { type: "string" }),
          ...SEARCH_PARAMETERS.slice(1),
        ],
        responses: {
          "200": asJson("Values with their counts", facetValuesSchema),
          "404": failure("There is no such facet"),
          ...FAILURES,
        },
      },
    },
    "/api/health/live": {
      get: { summary: "Whether the process serves", responses: { "200": { description: "It does" } } },
    },
    "/api/health/ready": {
      get: {
        summary: "Whether the services behind it answer",
        responses: { "200": { description: "ok or degraded" }, "503": { description: "down" } },
      },
    },
  },
  components: { schemas: { Problem: schema(problemSchema) } },
});
