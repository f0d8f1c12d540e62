import { request as send } from "node:http";

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

test("pages and files, too, say what can be done to them when they are asked for something else", async () => {
  const [page, file] = ["GET, HEAD, OPTIONS, POST", "GET, HEAD, OPTIONS"];
  for (const [address, allow] of [
    ["/", page],
    ["/hi/platforms/p-8i-poseidon", page],
    ...["/changes.atom", "/changes.feed.json", "/platforms.atom", "/platforms.feed.json"].map((feed) => [feed, file]),
    ...["/sitemap.xml", "/robots.txt", "/opensearch.xml", "/pictures/none/320"].map((other) => [other, file]),
    ...["svg", "png", "csv"].map((ending) => [`/programmes/chart.${ending}`, file]),
    ...["cite.bib", "cite.ris", "cite.json", "record.csv"].map((name) => [`/platforms/p-8i-poseidon/${name}`, file]),
  ] as const)
    for (const method of ["DELETE", "PUT", "PATCH", "OPTIONS", ...(allow === file ? ["POST"] : [])]) {
      const answer = await fetch(site.url + (address ?? ""), { method });
      const named = answer.headers.get("allow")?.split(", ").sort().join(", ");
      expect([address, method, answer.status, named]).toEqual([
        address,
        method,
        method === "OPTIONS" ? 204 : 405,
        allow,
      ]);
      await answer.text();
    }
});

// A fault of the client must not look like one of the server, in the answer or in the log.
test("what no address can be, and a method that nobody has, are refused without a fault", async () => {
  for (const odd of ["%00", "%FF", "%E0%A4", "%", "a%00b", "x".repeat(3_000)])
    for (const address of ["", "/history", "/versions/1", "/report", "/cite.bib", "/record.csv"]) {
      const page = `/platforms/${odd}${address}`;
      expect([page, (await get(page)).status]).toEqual([page, 404]);
    }
  for (const odd of ["%00", "%FF", "%"]) {
    const answer = await get(`/api/v1/platforms/${odd}`);
    expect([odd, answer.status, answer.headers.get("content-type")]).toEqual([odd, 404, "application/problem+json"]);
  }
  expect(await statusOf("TRACE", "/api/v1/platforms")).toBe(400);
  expect(await statusOf("TRACE", "/platforms")).toBe(405);
  expect(site.output()).not.toMatch(/A request failed|A page could not be made|is unsupported/);
});

/** The answer to a method that `fetch` does not send. */
const statusOf = (method: string, address: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    send(`${site.url}${address}`, { method }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });

test("an address in capitals, or without its end, leads on", async () => {
  for (const [from, to] of [
    ["/api/v1/platforms/P-8I-Poseidon", "/api/v1/platforms/p-8i-poseidon"],
    ["/platforms/P-8I-POSEIDON", "/platforms/p-8i-poseidon"],
    ["/hi/platforms/P-8I-POSEIDON", "/hi/platforms/p-8i-poseidon"],
    ["/platforms/P-8I-POSEIDON/cite.ris", "/platforms/p-8i-poseidon/cite.ris"],
    ["/platforms/P-8I-POSEIDON/history", "/platforms/p-8i-poseidon/history"],
    ["/platforms/P-8I-POSEIDON/versions/1", "/platforms/p-8i-poseidon/versions/1"],
    ["/platforms/p-8i-poseidon/versions", "/platforms/p-8i-poseidon/history"],
    ["/about", "/about/data"],
    ["/hi/about", "/hi/about/data"],
  ] as const) {
    const answer = await get(from);
    expect([from, answer.headers.get("location"), [307, 308].includes(answer.status)]).toEqual([from, to, true]);
  }
  expect(await (await get("/HI/platforms")).text()).toContain('<html lang="hi"');
  const start = await get("/api");
  expect([start.status, start.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});

test("there is no part of the sitemap behind the last", async () => {
  expect((await get("/sitemap.xml?part=1")).status).toBe(200);
  expect((await get("/sitemap.xml?part=2")).status).toBe(404);
});

test("words that have nothing to look for are said to be left out, in the API and on the page", async () => {
  const asked = async (q: string) =>
    searchResultsSchema.parse(await (await get(`/api/v1/platforms?q=${encodeURIComponent(q)}`)).json());
  const all = await asked("");
  const rocket = await asked("🚀");
  expect([rocket.total, rocket.notices.map(({ param }) => param)]).toEqual([all.total, ["q"]]);
  expect(rocket.notices[0]?.message).toMatch(/neither letters nor digits/);
  expect(all.notices).toEqual([]);
  expect(await (await get("/platforms?q=%F0%9F%9A%80")).text()).toContain("neither letters nor digits");
  expect(await (await get("/api/v1/suggest?q=%F0%9F%9A%80")).json()).toEqual([]);
  expect(await (await get("/api/v1/facets/status?q=%F0%9F%9A%80")).json()).toMatchObject({ values: [] });
});

test.each([
  ["तेजश", "tejas-mk1"],
  ["धनुश", "dhanush-howitzer"],
  ["ब्रम्होस", "brahmos"],
])("«%s», with a letter wrong, finds %s as one of the nearest", async (q, slug) => {
  const { hits, notices } = searchResultsSchema.parse(
    await (await get(`/api/v1/platforms?q=${encodeURIComponent(q)}`)).json(),
  );
  expect(hits.map((hit) => hit.slug)).toContain(slug);
  expect(notices).toHaveLength(1);
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

test.each([
  ["origin", "usa", "US"],
  ["origin", "british", "GB"],
  ["operator", "america", "US"],
])("of the facet %s, «%s» finds %s", async (facet, typed, value) => {
  const { values } = (await (await get(`/api/v1/facets/${facet}?q=${typed}`)).json()) as {
    values: { value: string }[];
  };
  expect(values.map((one) => one.value)).toContain(value);
});

test("a name that another one begins with finds its own record first", async () => {
  const { hits } = searchResultsSchema.parse(await (await get("/api/v1/platforms?q=rudra")).json());
  expect(hits.map(({ slug }) => slug)).toEqual(["rudra", "rudram-2", "rudram-1"]);
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
