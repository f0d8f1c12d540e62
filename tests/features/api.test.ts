import {
  hitSchema,
  publishedRecordSchema,
  searchResultsSchema,
  suggestionsSchema,
} from "@/lib/core/search/results-schema";
import { useSite } from "@/tests/support/site";

const site = useSite();
const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${address}`, { headers, redirect: "manual" });

test("answers are what the description says", async () => {
  const results = searchResultsSchema.parse(
    await (await get("/api/v1/platforms?q=missile&operator=IN&perPage=100")).json(),
  );
  expect(results.engine).toBe("meilisearch");
  expect(results.total).toBeGreaterThan(20);
  suggestionsSchema.parse(await (await get("/api/v1/suggest?q=agni")).json());
  const record: unknown = await (await get("/api/v1/platforms/p-8i-poseidon")).json();
  publishedRecordSchema.parse(record);
  const description = (await (await get("/api/v1/openapi.json")).json()) as { openapi: string; paths: object };
  expect(description.openapi).toBe("3.1.0");
  expect(Object.keys(description.paths)).toEqual(
    expect.arrayContaining([
      "/api/v1/platforms",
      "/api/v1/platforms/{slug}",
      "/api/v1/suggest",
      "/api/v1/facets/{facet}",
    ]),
  );
});

test("an answer that the client has already is not sent again", async () => {
  const first = await get("/api/v1/platforms?q=p8i");
  const again = await get("/api/v1/platforms?q=p8i", { "if-none-match": first.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

test.each([
  ["/api/v1/platforms?status=shiny", 400, "status"],
  ["/api/v1/platforms?page=0", 400, "page"],
  ["/api/v1/platforms?introducedFrom=2020&introducedTo=2000", 400, "introducedTo"],
  [`/api/v1/platforms?q=${"x".repeat(201)}`, 400, "q"],
  [`/api/v1/platforms?${Array.from({ length: 51 }, (_, at) => `service=s${at}`).join("&")}`, 400, "service"],
] as const)("%s is refused with %i and names %s", async (address, status, parameter) => {
  const answer = await get(address);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await answer.json()) as { title: string; errors: { parameter: string }[] };
  expect(problem.errors.map((error) => error.parameter)).toContain(parameter);
});

test("an unknown record and an unknown facet are 404 with a way on", async () => {
  for (const address of ["/api/v1/platforms/no-such", "/api/v1/facets/colour"]) {
    const answer = await get(address);
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as { detail: string }).detail).not.toBe("");
  }
});

test("exports hold exactly the hits of the search, in its order", async () => {
  const search = "domain=sea&operator=IN&status=inducted&sort=-introduced";
  const lines = (await (await get(`/api/v1/platforms.ndjson?${search}`)).text())
    .trim()
    .split("\n")
    .map((line) => hitSchema.parse(JSON.parse(line)).slug);
  const csv = (await (await get(`/api/v1/platforms.csv?${search}`)).text())
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n")
    .slice(1);
  const listed = (await (await get(`/api/v1/platforms?${search}&perPage=100`)).json()) as {
    total: number;
    hits: { slug: string }[];
  };
  expect(lines).toEqual(listed.hits.map((hit) => hit.slug));
  expect(csv.map((row) => row.split(",")[0])).toEqual(lines);
  expect(lines.length).toBe(listed.total);
});

test("values of a long facet are found by their words", async () => {
  const { values } = (await (await get("/api/v1/facets/manufacturer?q=hindustan&operator=IN")).json()) as {
    values: { value: string; count: number }[];
  };
  expect(values.map(({ value }) => value)).toContain("Hindustan Aeronautics Limited");
  expect(values.every(({ value }) => /hindustan/i.test(value))).toBe(true);
});

test("health tells liveness from readiness", async () => {
  expect((await get("/api/health/live")).status).toBe(200);
  const ready = await get("/api/health/ready");
  expect(await ready.json()).toMatchObject({ status: "ok", components: { indexer: { pending: 0 } } });
});

test("pages come with a strict policy and without a hint at what serves them", async () => {
  const answer = await get("/platforms");
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("x-powered-by")).toBeNull();
  expect(await answer.text()).not.toMatch(/masterKey|MEILI|postgresql:\/\//);
});

// Whatever is typed or forged: never a fault of the server, never a word of the engine, never a row outside the filter.
test("odd values in every parameter are answered or refused, never a fault", async () => {
  const odd = [
    '"',
    "'",
    "\\",
    '" OR domain = sea',
    "IN [",
    "]",
    "%00",
    "\u0000",
    "🚀",
    "\u202Eabc",
    "a".repeat(10_000),
    "<script>alert(1)</script>",
    "NOT",
    "TO",
    "-1",
    "1e9",
    "NaN",
    "\ud800",
    "|",
    "%7C",
    "none",
    "_geoRadius(1,2,3)",
    "*",
    '""',
    "((((",
    "ÿ".repeat(300),
  ];
  const parameters = [
    "q",
    "stage",
    "status",
    "domain",
    "category",
    "operator",
    "service",
    "origin",
    "manufacturer",
    "route",
    "introducedFrom",
    "introducedTo",
    "sort",
    "page",
    "perPage",
    "view",
    "unknown",
  ];
  for (const parameter of parameters) {
    for (const value of odd) {
      const query = `${parameter}=${encodeURIComponent(value.toWellFormed())}`;
      const answer = await get(`/api/v1/platforms?domain=air&${parameter === "domain" ? "x=1" : query}`);
      expect([200, 400]).toContain(answer.status);
      const body = (await answer.json()) as { hits?: { domain: string }[]; detail?: string };
      expect(body.hits?.every((hit) => hit.domain === "air") ?? true).toBe(true);
      expect(JSON.stringify(body.detail ?? "")).not.toMatch(/meili|prisma|attribute `|sql/i);
    }
  }
}, 120_000);
