import "server-only";

import { z } from "zod";

import { ROLES } from "@/lib/core/access/access";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { FACETS } from "@/lib/core/search/facets";
import { RANGES } from "@/lib/core/search/ranges";
import {
  facetValuesSchema,
  hitSchema,
  problemSchema,
  publishedRecordSchema,
  searchResultsSchema,
  suggestionsSchema,
} from "@/lib/core/search/results-schema";
import { PAGE_MAX, PER_PAGE_DEFAULT, PER_PAGE_MAX, QUERY_MAX, SORTS } from "@/lib/core/search/search-state";

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
  ...RANGES.flatMap(({ key, definition, unit, min, max }) =>
    (["From", "To"] as const).map((end) =>
      query(
        `${key}${end}`,
        `${definition}: ${end === "From" ? "at least" : "at most"}${unit === null ? "" : `, in ${unit}`}. One of the figures that a record states must lie within both bounds.`,
        { type: unit === null ? "integer" : "number", minimum: min, maximum: max },
      ),
    ),
  ),
  query("sort", "Default: relevance with q, else name", { type: "string", enum: SORTS }),
];
const PAGE_PARAMETERS = [
  query("page", "From 1", { type: "integer", minimum: 1, maximum: PAGE_MAX, default: 1 }),
  query("perPage", "Hits on a page", { type: "integer", minimum: 1, maximum: PER_PAGE_MAX, default: PER_PAGE_DEFAULT }),
];

const tokenSchema = z.object({ id: z.string(), role: z.enum(ROLES) });

const failure = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const SIGNED = { security: [{ token: [] }] };
const WRITE_FAILURES = {
  "401": failure("No token, or one that does not hold any more"),
  "403": failure("The token's role does not include publishing"),
  "503": failure("The catalogue cannot answer now"),
};
const ifMatch = (description: string) => ({
  name: "If-Match",
  in: "header",
  required: false,
  description,
  schema: { type: "string", examples: ['"3"'] },
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
        summary: "Every hit of a search as CSV; its header `Link` names the search as a page, and the licence",
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
      put: {
        ...SIGNED,
        summary: "Create a platform, or replace it whole",
        parameters: [
          inPath("slug", "Address of the record"),
          ifMatch("The version, or ETag, that the change was made from. Needed to replace; left out to create."),
        ],
        requestBody: {
          required: true,
          description: "A record; id, version, updatedAt and around, as a read gives them, are ignored. 1 MB at most.",
          content: {
            "application/json": {
              schema: z.toJSONSchema(platformRecordSchema, {
                target: "draft-2020-12",
                io: "input",
                unrepresentable: "any",
              }),
            },
          },
        },
        responses: {
          "200": asJson("Replaced; or unchanged, and then no version was made", publishedRecordSchema),
          "201": asJson("Created", publishedRecordSchema),
          "400": failure("The body or If-Match cannot be read"),
          ...WRITE_FAILURES,
          "409": failure("The address is, or was, another record's"),
          "410": failure("The record is in the bin"),
          "412": failure("The record has changed since that version"),
          "413": failure("The body is too large"),
          "415": failure("The body is not JSON"),
          "422": failure("The record is not valid: errors names every field"),
          "428": failure("If-Match is missing"),
        },
      },
      delete: {
        ...SIGNED,
        summary: "Move a platform to the bin",
        parameters: [inPath("slug", "Address of the record"), ifMatch("Heeded where it is sent")],
        responses: {
          "204": { description: "It is in the bin" },
          "400": failure("If-Match cannot be read"),
          ...WRITE_FAILURES,
          "404": failure("There is no such record"),
          "410": failure("It is there already"),
          "412": failure("The record has changed since that version"),
        },
      },
    },
    "/api/v1/platforms/{slug}/restore": {
      post: {
        ...SIGNED,
        summary: "Take a platform out of the bin",
        parameters: [inPath("slug", "Address of the record")],
        responses: {
          "200": asJson("The record is public again", publishedRecordSchema),
          ...WRITE_FAILURES,
          "404": failure("There is no such record"),
          "409": failure("The record is not in the bin"),
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
    "/api/v1/token": {
      get: {
        summary: "What the token that is sent along is good for",
        ...SIGNED,
        responses: {
          "200": asJson("Its id and role", tokenSchema),
          "401": failure("It is no token, or works no more"),
          "503": FAILURES["503"],
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
  components: {
    schemas: { Problem: schema(problemSchema) },
    securitySchemes: { token: { type: "http", scheme: "bearer", description: "A token of npm run token" } },
  },
});
