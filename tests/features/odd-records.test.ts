import type { Page } from "playwright-core";

import { aPlatform, aProgramme } from "@/tests/factories/a-platform";
import { describeInBrowser } from "@/tests/support/browser";
import { useSite } from "@/tests/support/site";

/* Names that a page, a script or an index could take for something else than names. */
const HOSTILE = [
  `<script>document.title="taken"</script>`,
  `<img src=x onerror=document.title="taken">`,
  `"><svg onload=document.title="taken">`,
  `</title><b>bold</b>`,
  `<em>marked</em> <mark>marked</mark> __ais-highlight__`,
  `{{7*7}} \${7*7} %3Cb%3E &lt;b&gt;`,
  `=HYPERLINK("http://192.0.2.1","x")`,
];
const hostile = HOSTILE.map((text, at) =>
  aPlatform({
    slug: `hostile-${at}`,
    // Another one than in the name, which would not be said twice.
    designation: `HX-${at} ${HOSTILE.at(at - 1)}`.slice(0, 60),
    name: `Hostile ${text}`,
    names: [{ text: `Oddname${at} ${text}`, kind: "nickname" }],
    summary: `Summary of ${text} for hostile readers.`,
    manufacturers: [{ name: `Maker ${text}`, country: "IN" }],
    programmes: [aProgramme({ services: [`Service ${text}`] })],
  }),
);

/** What every object of this language has, whatever is in it, as names. */
const inherited = ["constructor", "__proto__"].map((word, at) =>
  aPlatform({
    slug: `inherited-${at}`,
    name: `Inherited ${word} 5`,
    manufacturers: [{ name: word, country: "IN" }],
    programmes: [aProgramme({ services: [word, "Indian Army"] })],
  }),
);

const MAKERS = Array.from({ length: 1000 }, (_, at) => `Works ${String(at).padStart(4, "0")}`);
/** Twenty makers a record; those of the first one have a second record together. */
const manyMakers = [...Array.from({ length: 50 }, (_, at) => at), 0].map((first, at) =>
  aPlatform({
    slug: `many-makers-${at}`,
    name: `Many makers ${at}`,
    manufacturers: MAKERS.slice(first * 20, first * 20 + 20).map((name) => ({ name, country: "IN" })),
  }),
);
const expectedCounts = MAKERS.map((name, at) => [name, at < 20 ? 2 : 1] as const);

const site = useSite({ more: [...hostile, ...inherited, ...manyMakers] });

const json = async <T>(address: string) => (await (await fetch(`${site.url}${address}`)).json()) as T;
type Hits = { hits: { slug: string; name: string; highlight: { name?: { text: string }[] } }[] };

/** Nothing of a name became part of the page. */
async function expectOnlyText(page: Page) {
  expect(await page.title()).not.toBe("taken");
  expect(await page.locator("img[src=x], main svg[onload], main em, main b").count()).toBe(0);
}

describeInBrowser("a name is shown as it is, whatever it looks like", (visit) => {
  test.each([true, false])("in the list, its facets and its views (JavaScript: %s)", async (javaScript) => {
    const { page } = await visit({ baseUrl: site.url, javaScript });
    for (const view of ["list", "compact", "table"]) {
      await page.goto(`/platforms?q=hostile&perPage=100&view=${view}`);
      const text = await page.locator(".results").innerText();
      for (const one of HOSTILE) expect(text).toContain(`Hostile ${one}`);
      await expectOnlyText(page);
    }
    const filters = await page.locator("#filters").innerText();
    for (const one of HOSTILE) expect(filters).toContain(`Maker ${one}`);
    await page.goto("/platforms/values/service?q=hostile");
    const values = await page.locator("main").innerText();
    for (const one of HOSTILE) expect(values).toContain(`Service ${one}`);
    await expectOnlyText(page);
  });

  test("on the record and as a filter", async () => {
    const { page } = await visit({ baseUrl: site.url });
    for (const [at, text] of HOSTILE.entries()) {
      await page.goto(`/platforms/hostile-${at}`);
      expect(await page.title()).toContain(`Hostile ${text}`);
      const words = await page.locator("main").innerText();
      for (const one of [`Hostile ${text}`, `Oddname${at} ${text}`, `Summary of ${text}`, `Maker ${text}`])
        expect(words).toContain(one);
      await expectOnlyText(page);

      const filter = new URLSearchParams({ manufacturer: `Maker ${text}` }).toString();
      await page.goto(`/platforms?${filter}`);
      expect(await page.locator("#results").innerText()).toBe("1 platform");
      expect(await page.getByRole("list", { name: "Filters in use" }).innerText()).toContain(`Maker ${text}`);
      await expectOnlyText(page);
      expect((await json<Hits>(`/api/v1/platforms?${filter}`)).hits.map(({ slug }) => slug)).toEqual([`hostile-${at}`]);
    }
  });

  test("in suggestions", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await page.goto("/");
    for (const at of HOSTILE.keys()) {
      await page.getByRole("combobox").fill(`oddname${at}`);
      await page.getByRole("option", { name: `Oddname${at}` }).waitFor();
      const text = await page.getByRole("listbox").innerText();
      expect(text).toContain(`Hostile ${HOSTILE[at]}`);
      expect(text).toContain(`Oddname${at} ${HOSTILE[at]}`);
      await expectOnlyText(page);
    }
  });

  test("in highlights and exports", async () => {
    const { hits } = await json<Hits>("/api/v1/platforms?q=hostile&perPage=100");
    for (const hit of hits) expect(hit.highlight.name?.map(({ text }) => text).join("")).toBe(hit.name);
    expect(hits.map(({ name }) => name).sort()).toEqual(HOSTILE.map((text) => `Hostile ${text}`).sort());
    const lines = (await (await fetch(`${site.url}/api/v1/platforms.ndjson?q=hostile`)).text()).trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name).sort()).toEqual(
      hits.map(({ name }) => name).sort(),
    );
    const csv = await fetch(`${site.url}/api/v1/platforms.csv?q=hostile`);
    expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
    const table = await csv.text();
    for (const text of HOSTILE) expect(table.replaceAll('""', '"')).toContain(`Hostile ${text}`);
  });
});

test.each([
  ["constructor", "inherited-0"],
  ["__proto__", "inherited-1"],
])("«%s» is counted, found and filtered like any other name", async (word, slug) => {
  type Counted = Hits & { facets: Record<"service" | "manufacturer", object> };
  for (const asked of [`q=inherited+${word}+5`, `operator=IN&service=${word}&manufacturer=${word}`]) {
    const { hits, facets } = await json<Counted>(`/api/v1/platforms?${asked}`);
    expect(hits.map((hit) => hit.slug)).toContain(slug);
    for (const facet of ["service", "manufacturer"] as const)
      expect(new Map(Object.entries(facets[facet])).get(word)).toBe(1);
  }
});

describeInBrowser("a facet of a thousand values is all there", (visit) => {
  test("in the API, with its counts", async () => {
    const { values } = await json<{ values: { value: string; count: number }[] }>(
      "/api/v1/facets/manufacturer?q=works+0",
    );
    const ours = values.filter(({ value }) => /^Works \d{4}$/.test(value)).map(({ value, count }) => [value, count]);
    expect(ours.sort()).toEqual(expectedCounts);
  });

  test.each([true, false])("on its page, found with the keyboard and chosen (JavaScript: %s)", async (javaScript) => {
    const { page } = await visit({ baseUrl: site.url, javaScript });
    await page.goto("/platforms?category=frigate");
    const all = page.getByRole("link", { name: /Show all [\d,]+ values of manufacturer/ });
    await all.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/values\/manufacturer/);
    const labels = await page
      .locator("main li[data-label]")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-label")));
    for (const name of MAKERS) expect(labels).toContain(name.toLowerCase());

    await page.getByRole("searchbox", { name: "Find among the values" }).focus();
    await page.keyboard.type("works 0777");
    await page.keyboard.press("Enter");
    await page.waitForURL(/find=works/);
    const value = page.getByRole("link", { name: /Add filter Manufacturer:\s*Works 0777/ });
    await value.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/manufacturer=Works/);
    await page.getByRole("link", { name: "Show 1 platform" }).click();
    await page.waitForURL(/\/platforms\?/);
    expect(await page.locator("#results").innerText()).toBe("1 platform");
  });
});
