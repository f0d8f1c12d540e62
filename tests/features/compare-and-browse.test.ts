import type { Page } from "playwright-core";

import { accessibilityProblems } from "@/tests/support/accessibility";
import { counted, describeInBrowser } from "@/tests/support/browser";
import { atomFaults, jsonFeedFaults } from "@/tests/support/feed-schemas";
import { useSite } from "@/tests/support/site";

const site = useSite();

const get = (address: string, options?: RequestInit) =>
  fetch(`${site.url}${address}`, { redirect: "manual", ...options });
const text = async (address: string) => (await get(address)).text();

const FOUR = "/compare?p=c-130j-super-hercules&p=c-17-globemaster-iii&p=c-295&p=an-32";

/** XML that is not well-formed fails the test. */
const XML_ERROR = `(xml) => {
  const read = new DOMParser().parseFromString(xml, "application/xml");
  const error = read.querySelector("parsererror");
  return error ? { error: error.textContent } : {
    error: null,
    root: read.documentElement.localName,
    entries: [...read.querySelectorAll("entry")].map((entry) => ({
      id: entry.querySelector("id")?.textContent, title: entry.querySelector("title")?.textContent,
      updated: entry.querySelector("updated")?.textContent, href: entry.querySelector("link")?.getAttribute("href"),
    })),
    locations: [...read.querySelectorAll("loc")].map((loc) => loc.textContent),
    dated: read.querySelectorAll("lastmod").length,
    templates: [...read.querySelectorAll("Url")].map((url) => url.getAttribute("template")),
  };
}`;

describeInBrowser("a visitor compares and looks around", (visit) => {
  describe.each([true, false])("with JavaScript: %s", (javaScript) => {
    test("a comparison is built up by typing names, narrowed to differences, and is one address all the while", async () => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/platforms/p-8i-poseidon");
      await page.getByRole("link", { name: "Compare with others" }).click();
      await page.waitForURL("**/compare?p=p-8i-poseidon");
      const box = page.getByRole("searchbox", { name: "Name or designation of a platform to add" });
      await box.fill("dornier 228");
      await page.getByRole("button", { name: "Add" }).click();
      await page.waitForURL((url) => url.search.includes("do-228") || url.search.includes("add="));
      if (!page.url().includes("do-228")) {
        await page
          .getByRole("link", { name: /Do 228|Dornier/i })
          .first()
          .click();
        await page.waitForURL("**/compare?p=p-8i-poseidon&p=do-228");
      }
      await counted(page.locator("thead th"), 3);
      const rows = await page.locator("tr[data-row]").count();
      const differing = await page.locator("tr[data-differs]").count();
      await page.getByRole("link", { name: "Differences only" }).click();
      await page.waitForURL("**only=differences");
      await counted(page.locator("tr[data-row]"), differing);
      expect(differing).toBeLessThanOrEqual(rows);
      await page.getByRole("link", { name: /^Remove P-8I/ }).click();
      await page.waitForURL("**/compare?p=do-228&only=differences");
      await counted(page.locator("thead th"), 2);
    });

    test("programmes are narrowed by a plain form, and lead to where they stand in their record", async () => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/programmes");
      await page.locator("summary", { hasText: "Service" }).first().click();
      await page.getByRole("checkbox", { name: /^Indian Navy/ }).check();
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await page.waitForURL("**service=Indian**");
      const link = page.locator("[data-stage=in-service] li a").first();
      const href = (await link.getAttribute("href")) ?? "";
      await page.evaluate("window.kept = 1");
      await link.click();
      await page.waitForURL(`**${href}`);
      await counted(page.locator(`[id="${href.split("#")[1]}"]`), 1);
      // Where scripts run the page has changed in place.
      expect(await page.evaluate("window.kept")).toBe(javaScript ? 1 : undefined);
    });

    test("from a list of sources to a source, and from a claim that rests on it to its place in the record", async () => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/");
      await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Sources" }).click();
      await page.waitForURL("**/sources");
      await page.getByLabel("Kind").selectOption("government");
      await page.getByRole("button", { name: "Show" }).click();
      await page.waitForURL("**kind=government**");
      await page.locator("main ol li a").first().click();
      await page.waitForURL("**/sources/*");
      const link = page.locator("li[data-claim] a").first();
      const anchor = ((await link.getAttribute("href")) ?? "").split("#")[1];
      await link.click();
      await page.waitForURL(`**/platforms/*#${anchor}`);
      await counted(page.locator(`[id="${anchor}"]`), 1);
    });
  });

  test("five records fit the width of a sheet of paper, and the page says that no sixth will", async () => {
    const { page } = await visit({ baseUrl: site.url, viewport: { width: 720, height: 1000 } });
    await page.goto(`${FOUR}&p=p-8i-poseidon`);
    await page.getByText("5 is the most that stand side by side").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(
      await page.locator("table").evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0)),
    ).toBeLessThanOrEqual(0);
  });

  test.each(["/compare", FOUR, "/sources?kind=news&year=2024", "/programmes", "/changes", "/about/data"])(
    "%s has no fault that axe finds and does not scroll sideways, on a laptop in the light and on a phone in the dark",
    async (address) => {
      // What is wide at a laptop is the comparison and the board: the others are looked at on the phone alone.
      const wide = address === FOUR || address === "/programmes";
      for (const [width, height, colorScheme] of [
        ...(wide ? ([[1440, 900, "light"]] as const) : []),
        [360, 800, "dark"] as const,
      ]) {
        const { page } = await visit({ baseUrl: site.url, viewport: { width, height }, colorScheme });
        await page.goto(address);
        await page.evaluate(
          "document.querySelectorAll('main details:not([name])').forEach((one) => { one.open = true; })",
        );
        expect(await accessibilityProblems(page, { targets: true })).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBeLessThanOrEqual(0);
      }
    },
    120_000,
  );

  // Combinations have no end, and a crawler follows each.
  test.each([
    ["p=p-8i-poseidon&p=c-130j-super-hercules", "p=c-130j-super-hercules&p=p-8i-poseidon", true],
    ["p=p-8i-poseidon&p=fgm-148-javelin", "p=fgm-148-javelin&p=p-8i-poseidon", false],
    ["p=p-8i-poseidon", "p=p-8i-poseidon", false],
  ])(
    "of /compare?%s search engines are told one address, and to list it only where it compares one kind",
    async (asked, canonical, listed) => {
      const html = await text(`/compare?${asked}`);
      expect(html).toContain(`<link rel="canonical" href="${site.url}/compare?${canonical.replaceAll("&", "&amp;")}"`);
      expect(/<meta name="robots" content="noindex/.test(html)).toBe(!listed);
    },
  );

  test("feed, sitemap and search description are well-formed, with absolute addresses that answer", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await page.goto("/changes");
    type Read = {
      error: string | null;
      root: string;
      dated: number;
      locations: string[];
      templates: string[];
      entries: { id: string; title: string; updated: string; href: string }[];
    };
    const read = async (address: string) =>
      page.evaluate<Read, string>(`(${XML_ERROR})(${JSON.stringify(await text(address))})` as never, "");
    const feed = await read("/changes.atom");
    expect(feed).toMatchObject({ error: null, root: "feed" });
    expect(feed.entries.length).toBeGreaterThan(0);
    expect(new Set(feed.entries.map(({ id }) => id)).size).toBe(feed.entries.length);
    for (const { href, updated } of feed.entries) {
      expect(new Date(updated).toISOString()).toBe(updated);
      expect(href.startsWith(site.url)).toBe(true);
    }
    const search = "?operator=IN&status=on-order";
    const followed = await read(`/platforms.atom${search}`);
    expect(followed).toMatchObject({ error: null, root: "feed" });
    const { hits } = JSON.parse(await text(`/api/v1/platforms${search}&sort=-updated&perPage=50`)) as {
      hits: { url: string }[];
    };
    expect(hits.length).toBeGreaterThan(10);
    expect(followed.entries.map(({ href }) => href)).toEqual(hits.map(({ url }) => `${site.url}${url}`));
    const json = JSON.parse(await text(`/platforms.feed.json${search}`)) as {
      version: string;
      items: { id: string; url: string }[];
    };
    expect(json.version).toBe("https://jsonfeed.org/version/1.1");
    expect(json.items.map(({ id, url }) => [id, url])).toEqual(followed.entries.map(({ id, href }) => [id, href]));
    expect((JSON.parse(await text("/changes.feed.json")) as typeof json).items.map(({ id }) => id)).toEqual(
      feed.entries.map(({ id }) => id),
    );
    expect((await fetch(`${site.url}/platforms.atom?status=nonsense`)).status).toBe(400);
    const sitemap = await read("/sitemap.xml");
    expect(sitemap).toMatchObject({ error: null, root: "urlset" });
    expect(sitemap.dated).toBeGreaterThanOrEqual(209);
    for (const location of sitemap.locations.slice(0, 8)) expect((await fetch(location)).status).toBe(200);
    const description = await read("/opensearch.xml");
    expect(description).toMatchObject({ error: null, root: "OpenSearchDescription" });
    expect(description.templates[0]).toBe(`${site.url}/platforms?q={searchTerms}`);
    expect(await page.locator('head link[rel="search"]').getAttribute("href")).toBe("/opensearch.xml");
    expect(await text("/robots.txt")).toContain(`Sitemap: ${site.url}/sitemap.xml`);
  });
});

test.each(["/changes.atom", "/platforms.atom?operator=IN&status=on-order", "/platforms.atom?q=no-such-thing-anywhere"])(
  "%s and its JSON twin are valid by the standards' own rules",
  async (address) => {
    const atom = await text(address);
    expect(await atomFaults(atom)).toEqual([]);
    expect(jsonFeedFaults(await text(address.replace(".atom", ".feed.json")))).toEqual([]);
    // The rules are heard: what breaks one is told.
    expect(await atomFaults(atom.replace(/<updated>.*?<\/updated>/, ""))).not.toEqual([]);
  },
);

test("what cannot be compared is dropped with a sentence, and the rest is compared", async () => {
  const html = await text("/compare?p=p-8i-poseidon&p=p-8i-poseidon&p=no-such-thing&p=%3Cscript%3E&p=c-295");
  expect(html).toContain("named twice");
  expect(html).toContain("There is no record “no-such-thing”");
  expect(html).toContain("is no address of a record");
  expect(html).not.toContain("<script>”");
  expect(html.match(/aria-label="Remove [^"]* from the comparison"/g)).toHaveLength(2);
});

test("every compared figure leads to its place and to its sources in its record", async () => {
  const html = await text(FOUR);
  const links = [...html.matchAll(/href="(\/platforms\/[a-z0-9-]+)#((?:spec|source)-\d+)"/g)];
  expect(links.length).toBeGreaterThan(20);
  const pages = new Map<string, string>();
  for (const [, path = "", anchor] of links) {
    if (!pages.has(path)) pages.set(path, await text(path));
    expect(pages.get(path)).toContain(`id="${anchor}"`);
  }
});

test("each number of the start page leads to what it counts, and so does what a picture leaves out", async () => {
  const html = await text("/");
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  for (const address of [
    "/platforms",
    "/programmes",
    "/programmes#timeline",
    "/sources",
    "/platforms/values/operator",
    "/platforms/values/category",
    "/changes",
  ]) {
    expect(main).toContain(`href="${address}"`);
    expect([address, (await get(address.split("#")[0] ?? "")).status]).toEqual([address, 200]);
  }
  expect(await text("/programmes")).toContain('id="timeline"');
});

test("a record's page describes itself to machines: its name, makers and sources", async () => {
  const html = await text("/platforms/p-8i-poseidon");
  const json = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(json).not.toContain("<");
  const described = JSON.parse(json) as { citation: { name: string }[]; mainEntity: Record<string, unknown> };
  const record = (await (await get("/api/v1/platforms/p-8i-poseidon")).json()) as {
    name: string;
    sources: { title: string }[];
    manufacturers: { name: string }[];
  };
  expect(described.mainEntity).toMatchObject({
    name: record.name,
    manufacturer: record.manufacturers.map(({ name }) => expect.objectContaining({ name }) as unknown),
  });
  expect(described.citation.map(({ name }) => name)).toEqual(record.sources.map(({ title }) => title));
});

test.each([
  ["bib", /^@misc\{p-8i-poseidon-v\d+,\n/],
  ["ris", /^TY {2}- ELEC\r\n/],
  ["json", /^\[\n {2}\{/],
])(
  "a record is cited as .%s with its version and absolute address, and the page shows the same",
  async (format, begins) => {
    const answer = await get(`/platforms/p-8i-poseidon/cite.${format}`);
    const body = await answer.text();
    expect(answer.headers.get("content-disposition")).toMatch(
      new RegExp(`attachment; filename="p-8i-poseidon-v\\d+.${format}"`),
    );
    expect(body).toMatch(begins);
    expect(body).toContain(`${site.url}/platforms/p-8i-poseidon`);
    expect((await get(`/platforms/no-such-thing/cite.${format}`)).status).toBe(404);
  },
);

test("the site's sign is found where browsers look for it, and an unchanged feed is not sent twice", async () => {
  expect((await fetch(`${site.url}/favicon.ico`)).status).toBe(200);
  const etag = (await get("/changes.atom")).headers.get("etag") ?? "";
  expect((await get("/changes.atom", { headers: { "if-none-match": etag } })).status).toBe(304);
});

test("an unknown source is a 404, and odd parameters never break a page", async () => {
  expect((await get("/sources/0000000000000000")).status).toBe(404);
  for (const address of [
    "/sources?page=99999&year=x&kind=y",
    "/sources?q=%00%27%22%5C%25_",
    "/programmes?status=x&page=-1&service=%00",
    "/changes?page=9999",
    "/compare?p=%E0%A4%A&add=%00",
  ])
    expect([address, (await get(address)).status]).toEqual([address, 200]);
});

describeInBrowser("a visitor reads in Hindi", (visit) => {
  const language = (page: Page) => page.evaluate(() => document.documentElement.lang);

  test.each([true, false])(
    "from the start page through search, filter and record, and to English and back (JavaScript: %s)",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/hi");
      expect(await language(page)).toBe("hi");
      await page.locator("#q").fill("पोसाइडन");
      await page.getByRole("button", { name: "खोजें" }).click();
      await page.waitForURL((url) => url.pathname === "/hi/platforms" && url.searchParams.get("q") === "पोसाइडन");
      await page
        .locator("#filters")
        .getByRole("link", { name: /फ़िल्टर जोड़ें, संचालक:\s*भारत/ })
        .click();
      await page.waitForURL((url) => url.pathname === "/hi/platforms" && url.searchParams.get("operator") === "IN");
      await page.getByRole("link", { name: "फ़िल्टर हटाएँ, संचालक: भारत" }).first().waitFor();
      const hit = page.locator("ol h3 a", { hasText: "P-8I" });
      // Its own name in Hindi beside the designation.
      await expect(hit.innerText()).resolves.toMatch(/P-8I\s+पी-8आई/);
      await hit.click();
      await page.waitForURL("**/hi/platforms/p-8i-poseidon");
      await page.getByRole("heading", { name: "विनिर्देश" }).waitFor();
      await page.getByText("भारतीय नौसेना की सेवा में").first().waitFor();
      // What is not translated says so.
      await expect(page.locator('header p[lang="en"]').innerText()).resolves.toMatch(/maritime patrol/);
      await page.getByRole("link", { name: "विमानन" }).click();
      await page.waitForURL("**/hi/platforms/p-8i-poseidon?units=aviation#specifications");

      await page.getByRole("link", { name: "English", exact: true }).click();
      await page.waitForURL(`${site.url}/platforms/p-8i-poseidon?units=aviation`);
      expect(await language(page)).toBe("en");
      await page.getByRole("link", { name: "हिन्दी", exact: true }).click();
      await page.waitForURL(`${site.url}/hi/platforms/p-8i-poseidon?units=aviation`);
      expect(await language(page)).toBe("hi");
    },
  );

  test("every link to a page of the catalogue stays in Hindi, on every page", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    const pages = ["", "/platforms?q=c-130j", "/platforms?view=table&perPage=100", "/platforms/p-8i-poseidon"];
    const more = ["/platforms/values/service", "/programmes", "/programmes/chart", FOUR, "/changes", "/sources"];
    const rest = ["/about/data", "/platforms/p-8i-poseidon/report", "/platforms/p-8i-poseidon/history"];
    for (const address of [...pages, ...more, ...rest]) {
      await page.goto(`/hi${address}`);
      const left = await page.evaluate(() =>
        [...document.querySelectorAll("a[href]:not([data-language]), form[action]")]
          .map((one) => new URL(one.getAttribute("href") ?? one.getAttribute("action") ?? "", location.href))
          .filter(({ origin, pathname }) => origin === location.origin && !/^\/hi(\/|$)/.test(pathname))
          .map(({ pathname }) => pathname)
          // Files, feeds and the API have no language.
          .filter((pathname) => !/^\/api\/|\.(atom|csv|ndjson|json|bib|ris|svg|png)$/.test(pathname)),
      );
      expect([address, left]).toEqual([address, []]);
    }
  });

  test("the chart bears its credit in Hindi, and so does the drawing that is taken from its page", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    const credit = { hi: "केवल वे कार्यक्रम", en: "Programmes with stated amounts only" };
    await page.goto("/hi/programmes/chart?measure=value&by=route");
    await expect(page.locator("figure").first().innerHTML()).resolves.toContain(credit.hi);
    const href = await page.getByRole("link", { name: "svg" }).getAttribute("href");
    expect(href).toBe("/hi/programmes/chart.svg?measure=value&by=route");
    const [hindi, english] = await Promise.all([
      text(href ?? ""),
      text("/programmes/chart.svg?measure=value&by=route"),
    ]);
    expect(hindi).toContain('xml:lang="hi"');
    expect(hindi).toContain(credit.hi);
    expect(hindi).not.toContain(credit.en);
    expect(english).toContain(credit.en);
  });

  test("typing in the list keeps the language, and so does a suggestion", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await page.goto("/hi/platforms");
    await page.locator("#q").pressSequentially("तेजस");
    await page.waitForURL((url) => url.pathname === "/hi/platforms" && url.searchParams.get("q") === "तेजस");
    await page.goto("/hi/programmes");
    await page.locator("#q").pressSequentially("p8i");
    const option = page.getByRole("option", { name: /P-8I/ }).first();
    await option.waitFor();
    await expect(option.innerText()).resolves.toMatch(/समुद्री गश्ती विमान/);
    await option.click();
    await page.waitForURL("**/hi/platforms/p-8i-poseidon");
  });

  test("pages name their language and each other, and what is not there says so in Hindi", async () => {
    const [english, hindi] = await Promise.all([text("/platforms?q=tejas"), text("/hi/platforms?q=tejas")]);
    const heads = (html: string) =>
      html.match(/<link rel="(canonical|alternate)"[^>]*\/platforms\?[^>]*>/g)?.join("\n");
    for (const head of [heads(english), heads(hindi)]) {
      expect(head).toContain(`hrefLang="en" href="${site.url}/platforms?q=tejas"`);
      expect(head).toContain(`hrefLang="hi" href="${site.url}/hi/platforms?q=tejas"`);
      expect(head).toContain(`hrefLang="x-default" href="${site.url}/platforms?q=tejas"`);
    }
    expect(heads(hindi)).toContain(`rel="canonical" href="${site.url}/hi/platforms?q=tejas"`);
    for (const address of ["/hi/platforms/no-such-record", "/hi/no-such-page"]) {
      const answer = await get(address);
      expect(answer.status).toBe(404);
      const body = await answer.text();
      expect(body).toContain('<html lang="hi"');
      expect(body).toContain("इस पते पर कुछ नहीं है");
    }
    // Other languages, and English with a prefix, are no addresses of the site.
    expect(
      await Promise.all(
        ["/fr/platforms", "/en/platforms", "/hi/admin", "/hi/api/v1/platforms"].map(
          async (address) => (await get(address)).status,
        ),
      ),
    ).toEqual([404, 404, 404, 404]);
    await expect(text("/sitemap.xml")).resolves.toContain(`<loc>${site.url}/hi/platforms/p-8i-poseidon</loc>`);
  });

  test.each(["/hi/platforms?status=inducted", "/hi/platforms/p-8i-poseidon"])(
    "%s has no fault that axe finds, on a phone",
    async (address) => {
      const { page } = await visit({
        baseUrl: site.url,
        viewport: { width: 360, height: 800 },
        colorScheme: "dark",
      });
      await page.goto(address);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
    },
  );
});
