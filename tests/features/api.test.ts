import type { Readiness } from "@/lib/catalogue/queries/readiness";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { parseSearchState } from "@/lib/core/search/url-codec";
import {
  hitSchema,
  publishedRecordSchema,
  searchResultsSchema,
  suggestionsSchema,
} from "@/lib/core/search/results-schema";
import { eventually } from "@/tests/support/eventually";
import { FUZZ_VALUES } from "@/tests/support/long-forms";
import { oddParameters } from "@/tests/support/odd-parameters";
import { randomNumbers } from "@/tests/support/random-numbers";
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

test("an address of the API that there is not is no page", async () => {
  for (const method of ["GET", "POST", "PUT", "DELETE"]) {
    const answer = await fetch(`${site.url}/api/v1/no-such?q=1`, { method });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect(((await answer.json()) as { detail: string }).detail).toContain("/api/v1/openapi.json");
  }
});

// RFC 9110, 15.5.6: whoever is told that it is not this method must be told which.
test("every address of the API that is called by a method it has not says which it has, in the API's own format", async () => {
  const { paths } = (await (await get("/api/v1/openapi.json")).json()) as { paths: Record<string, object> };
  const addresses = [
    ...Object.entries(paths),
    ["/api/metrics", { get: {} }],
    ["/api/health/live", { get: {} }],
  ] as const;
  for (const [address, described] of addresses) {
    const has = Object.keys(described).flatMap((method) =>
      method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()],
    );
    const allow = ["OPTIONS", ...has].sort();
    const url = site.url + address.replace("{slug}", "p-8i-poseidon").replace("{facet}", "status");
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].filter((one) => !has.includes(one))) {
      const answer = await fetch(url, { method });
      const named = answer.headers.get("allow")?.split(", ").sort();
      expect([address, method, answer.status, named]).toEqual([
        address,
        method,
        method === "OPTIONS" ? 204 : 405,
        allow,
      ]);
      if (method !== "OPTIONS") expect(answer.headers.get("content-type")).toBe("application/problem+json");
      await answer.text();
    }
  }
});

test("exports hold exactly the hits of the search, in its order", async () => {
  const search = "domain=sea&operator=IN&status=inducted&sort=-introduced";
  const lines = (await (await get(`/api/v1/platforms.ndjson?${search}`)).text())
    .trim()
    .split("\n")
    .map((line) => hitSchema.parse(JSON.parse(line)).slug);
  const file = await get(`/api/v1/platforms.csv?${search}`);
  // Whoever is handed the file knows when it was taken, by which search and on what terms, and finds each record.
  expect(file.headers.get("content-disposition")).toMatch(
    /filename="platforms-status-inducted-domain-sea-operator-in-sort-introduced-\d{4}-\d\d-\d\d\.csv"/,
  );
  expect(file.headers.get("link")).toMatch(/\/platforms\?status=inducted&domain=sea.*rel="alternate".*rel="license"/);
  const csv = (await file.text())
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
  expect(csv.map((row) => new URL(row.split(",").at(-1) ?? "").pathname)).toEqual(
    lines.map((slug) => `/platforms/${slug}`),
  );
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
  const state = async () => (await (await get("/api/health/ready")).json()) as Readiness;
  await eventually("ready", async () => (await state()).status === "ok");
  expect(await state()).toMatchObject({ components: { indexer: { pending: 0 } } });
});

// A proxy that keeps connections for a minute or two must be the first to close one: else now and then its request meets a closed door.
test("a connection may rest for longer than proxies keep one", async () => {
  expect((await get("/api/health/live")).headers.get("keep-alive")).toBe("timeout=125");
});

test("metrics are Prometheus text, and tell of searches, records and the queue", async () => {
  await get("/api/v1/platforms?q=p8i");
  const answer = await get("/api/metrics");
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const told = await answer.text();
  expect(told).toMatch(/^catalogue_search_duration_seconds_count\{engine="meilisearch"\} [1-9]/m);
  expect(told).toMatch(/^catalogue_published_records [1-9]/m);
  expect(told).toMatch(/^catalogue_outbox_pending \d/m);
  expect(told).toMatch(/^catalogue_ready\{component="all"\} 1$/m);
  expect(told).toMatch(/^process_resident_memory_bytes \d/m);
  expect(told).not.toMatch(/p8i|127\.0\.0\.1|postgresql:/);
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

test("answers for machines can be no page and show nothing in a frame", async () => {
  for (const address of [
    "/api/v1/platforms",
    "/api/v1/platforms/no-such",
    "/api/v1/platforms.csv?q=p8i",
    "/api/health/live",
  ]) {
    const { headers } = await get(address);
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect([headers.get("x-content-type-options"), headers.get("x-frame-options")]).toEqual(["nosniff", "DENY"]);
  }
});

// Whatever is typed or forged: never a fault of the server, never a word of the engine, never a row outside the filter.
test(
  "odd values in every parameter are answered or refused, never a fault",
  async () => {
    const random = randomNumbers(7);
    let tried = 0;
    while (tried < FUZZ_VALUES) {
      const params = oddParameters(random);
      tried += [...params].length;
      const address = `?${params.toString()}`;
      let answer = await get(`/api/v1/platforms${address}`);
      // What the engine refuses is refused each time; what it was too busy for is answered later.
      await eventually(`answered by the engine: ${address}`, async () => {
        if (answer.status !== 200 || engineOf(await answer.clone().json()) === "meilisearch") return true;
        answer = await get(`/api/v1/platforms${address}`);
        return false;
      });
      if (answer.status === 400) {
        const { detail } = (await answer.json()) as { detail: string };
        expect(detail).not.toMatch(LEAKS);
      } else if (answer.status === 200) {
        const { hits } = searchResultsSchema.parse(await answer.json());
        const { state } = parseSearchState(params);
        expect([address, hits.filter((hit) => !isWithin(hit, state))]).toEqual([address, []]);
      } else {
        // Node refuses a head of more than 16 kB before anyone reads it.
        expect([address.length > 15_000, answer.status]).toEqual([true, 431]);
      }
      if (tried % 40 > 3) continue;
      const page = await get(`/platforms${address}`);
      expect([200, 431]).toContain(page.status);
      expect(await page.text()).not.toMatch(LEAKS);
    }
  },
  120_000 + FUZZ_VALUES * 30,
);

test.each(["constructor", "__proto__", "hasOwnProperty", "toString"])(
  "«%s», which every object has, is a value that no record has",
  async (word) => {
    for (const params of [
      `service=${word}`,
      `manufacturer=${word}`,
      `q=india+${word}+5`,
      `manufacturer=${word}&q=${word}`,
    ])
      for (const page of [
        "/platforms",
        "/hi/platforms",
        "/platforms/values/service",
        "/programmes",
        "/api/v1/platforms",
      ])
        expect([page, params, (await get(`${page}?${params}`)).status]).toEqual([page, params, 200]);
  },
);

const engineOf = (answer: unknown) => (answer as SearchResults).engine;

/** Words that only our inside would say. */
const LEAKS = /masterKey|prisma|attribute `|invalid_search|syntax error|at character|node_modules/i;

function isWithin(hit: SearchResults["hits"][number], { facets }: SearchState): boolean {
  const among = (chosen: readonly string[], values: readonly string[]) =>
    chosen.length === 0 || chosen.some((value) => (value === "none" ? values.length === 0 : values.includes(value)));
  return (
    among(facets.domain, [hit.domain]) &&
    among(facets.category, [hit.category]) &&
    among(facets.origin, hit.origin) &&
    among(facets.manufacturer, hit.manufacturers) &&
    (facets.service.length === 0 ||
      facets.service.includes("none") ||
      hit.programmes.some(({ service }) => service !== null && facets.service.includes(service)))
  );
}
