import type { Page } from "playwright-core";

import { describeInBrowser } from "@/tests/support/browser";
import { eventually } from "@/tests/support/eventually";
import { useSite } from "@/tests/support/site";

const site = useSite();

const count = async (page: Page) => Number((await page.locator("#results").innerText()).replace(/\D/g, ""));

describeInBrowser("a visitor filters the list", (visit) => {
  test.each([true, false])(
    "by status and operator, sees what stands as chips, and takes one away (JavaScript: %s)",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/platforms");
      const all = await count(page);
      await page
        .getByRole("link", { name: /Add filter Status:\s*Inducted/ })
        .first()
        .click();
      await page.waitForURL(/status=inducted/);
      await page
        .getByRole("link", { name: /Add filter Operator:\s*India/ })
        .first()
        .click();
      await page.waitForURL(/operator=IN/);

      // What someone else inducted and India merely plans is not "inducted" with "India".
      const slugs = await fetch(`${site.url}/api/v1/platforms?operator=IN&status=inducted&perPage=100`).then(
        (answer) => answer.json() as Promise<{ total: number; hits: { slug: string }[] }>,
      );
      await eventually(`${slugs.total} on the page`, async () => (await count(page)) === slugs.total);
      expect(slugs.total).toBeLessThan(all);
      expect(slugs.hits.map((hit) => hit.slug)).not.toContain("stryker");

      await page
        .getByRole("link", { name: /Remove filter.*Inducted/ })
        .first()
        .click();
      await page.waitForURL((url) => !url.search.includes("status=inducted"));
      expect(page.url()).toContain("operator=IN");
    },
  );

  test.each([true, false])(
    "and a search that finds nothing keeps the filters and shows ways out that lead to hits (JavaScript: %s)",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/platforms?q=javelin&status=retired");
      const ways = await page
        .getByRole("main")
        .getByRole("link")
        .evaluateAll((links) =>
          links.map((link) => link.getAttribute("href") ?? "").filter((href) => href.startsWith("/platforms")),
        );
      const totals = await Promise.all(
        [...new Set(ways)]
          .filter((href) => !href.includes("status=retired") || !href.includes("q=javelin"))
          .map(
            async (href) =>
              ((await fetch(`${site.url}/api/v1${href}`).then((answer) => answer.json())) as { total: number }).total,
          ),
      );
      expect(totals.length).toBeGreaterThan(0);
      expect(totals.filter((total) => total === 0)).toEqual([]);
    },
  );

  // One word may be as long as ten lines, and comes into a title, a chip, a notice.
  test("and a word too long for a line does not make the page scroll sideways", async () => {
    const { page } = await visit({ baseUrl: site.url, viewport: { width: 360, height: 780 } });
    const [word, name] = ["W".repeat(200), "W".repeat(110)];
    for (const address of [
      `/platforms?q=${word}&service=${name}&status=${name}`,
      `/programmes?service=${name}`,
      `/platforms/values/service?find=${word}&service=${name}`,
      `/compare?add=${word}&p=${name}`,
    ]) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect([address, await page.evaluate(overflow)]).toEqual([address, 0]);
    }
  });

  // The years stood beyond the edge: the longest words of all records decide how wide the columns are.
  test("and a desktop shows the table of results whole, whichever records stand in it", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const language of ["", "/hi"]) {
      await page.goto(`${language}/platforms?view=table&perPage=100`);
      for (;;) {
        const table = page.getByRole("region").filter({ has: page.locator("table") });
        const beyond = () => table.evaluate((region) => region.scrollWidth - region.clientWidth);
        expect([page.url(), await beyond()]).toEqual([page.url(), 0]);
        const next = page.locator('a[rel="next"]').first();
        if ((await next.count()) === 0) break;
        await page.goto((await next.getAttribute("href")) ?? "");
      }
    }
  });

  test("and every page of the list holds other records", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    const seen: string[] = [];
    await page.goto("/platforms?perPage=50&view=compact");
    for (;;) {
      seen.push(
        ...(await page
          .getByRole("main")
          .locator('a[href^="/platforms/"]:not([href^="/platforms/values/"])')
          .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))),
      );
      const next = page.locator('a[rel="next"]').first();
      if ((await next.count()) === 0) break;
      await page.goto((await next.getAttribute("href")) ?? "");
    }
    const { total } = (await fetch(`${site.url}/api/v1/platforms?perPage=1`).then((answer) => answer.json())) as {
      total: number;
    };
    expect(new Set(seen).size).toBe(total);
    expect(seen.length).toBe(total);
  });
});
