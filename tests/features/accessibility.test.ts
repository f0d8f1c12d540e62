import type { Locator } from "playwright-core";

import { accessibilityProblems } from "@/tests/support/accessibility";
import { describeInBrowser } from "@/tests/support/browser";
import { useSite } from "@/tests/support/site";

// With the page of all parts, which is the quickest way to look at each of them.
const site = useSite({ settings: { DESIGN_PAGE: "on" } });

const PAGES = [
  "/",
  "/platforms",
  "/platforms?q=missile&status=inducted&view=table",
  "/platforms?q=zzzzqq&status=retired",
  "/platforms/p-8i-poseidon?units=imperial",
  "/platforms/p-8i-poseidon/report?at=spec-2",
  "/design",
  "/platforms/agni-family",
];
/** Pages of parts that those have, too: once is enough. */
const FURTHER = [
  "/platforms?view=compact",
  "/platforms/values/manufacturer",
  "/platforms/p-8i-poseidon/history",
  "/platforms/p-8i-poseidon/versions/1",
  "/platforms/none-such",
];

describeInBrowser("everyone can use the pages", (visit) => {
  // Colours hang on the scheme, the layout on the width: two of the four pairs see all of both.
  describe.each([
    ["light", { width: 1440, height: 900 }],
    ["dark", { width: 360, height: 800 }],
  ] as const)("in the %s scheme, at %j", (colorScheme, viewport) => {
    test.each(PAGES)("%s has no fault that axe finds", async (address) => {
      const { page } = await visit({ baseUrl: site.url, colorScheme, viewport });
      await page.goto(address);
      // There, numbers of sources stand beside each other, as close as in a book; only a finger gets more room.
      expect(await accessibilityProblems(page, { targets: address !== "/design" })).toEqual([]);
      // Nothing makes the page itself scroll sideways.
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
    });
  });

  test.each(FURTHER)("%s has no fault that axe finds, on a telephone", async (address) => {
    const { page } = await visit({
      ...{ baseUrl: site.url, colorScheme: "dark", viewport: { width: 360, height: 800 } },
      expectedErrors: /404/,
    });
    await page.goto(address);
    expect(await accessibilityProblems(page, { targets: true })).toEqual([]);
    await expect(
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).resolves.toBeLessThanOrEqual(0);
  });

  test.each([true, false])(
    "on a telephone the languages stand beside the name; with JavaScript: %s",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, viewport: { width: 360, height: 800 }, javaScript });
      for (const address of ["/", "/hi"]) {
        await page.goto(address);
        const [name, language] = await Promise.all(
          ["header a[href]", "header [data-language]"].map((one) => page.locator(one).first().boundingBox()),
        );
        expect([
          address,
          name && language && Math.abs(name.y + name.height / 2 - language.y - language.height / 2),
        ]).toEqual([address, expect.closeTo(0, 0)]);
      }
    },
  );

  // A page is there to be read: nothing that it can do may keep it from being shown. What only scripts do, the tests of searching try.
  test("what a page can do comes to life after it was shown, and no file is fetched twice", async () => {
    const { page } = await visit({ baseUrl: site.url });
    const fetched: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") fetched.push(new URL(request.url()).pathname);
    });
    await page.addInitScript(`
      window.order = [];
      // On a busy machine a page may be painted later than it would be waited for.
      const later = setTimeout;
      window.setTimeout = (work, ms, ...rest) => later(work, ms === 200 ? 60_000 : ms, ...rest);
      new PerformanceObserver(() => order.push("shown")).observe({ type: "paint", buffered: true });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node.localName === "script" && node.src && !node.noModule && node.type === "") order.push("script");
      }).observe(document, { childList: true, subtree: true });`);
    for (const address of ["/", "/platforms", "/platforms/p-8i-poseidon", "/programmes"]) {
      fetched.length = 0;
      await page.goto(address);
      await page.waitForFunction(() =>
        Object.keys(document.querySelector("main") ?? {}).some((key) => /react/i.test(key)),
      );
      expect((await page.evaluate<string[]>("order"))[0]).toBe("shown");
      expect(await page.evaluate<string[]>("order")).toContain("script");
      expect(fetched.length).toBeGreaterThan(3);
      expect(new Set(fetched).size).toBe(fetched.length);
    }
  });

  // On a slow line somebody types, sends and follows links before the first script is there.
  test("what is done before the scripts have come counts, and they leave it as it is", async () => {
    // Chromium asks for a favicon.ico of its own when a page goes before its head is read.
    const { page } = await visit({ baseUrl: site.url, expectedErrors: /favicon\.ico/ });
    let release = () => undefined as void;
    let held = Promise.resolve();
    const hold = () => (held = new Promise((resolve) => (release = resolve)));
    await page.route("**/_next/static/**/*.js", async (route) => {
      await held;
      // The page that asked for it may be gone.
      await route.continue().catch(() => undefined);
    });

    void hold();
    await page.goto("/platforms", { waitUntil: "commit" });
    const box = page.locator("input[name=q]").first();
    await box.fill("p8i");
    await box.press("Enter");
    await page.waitForURL("**/platforms?*q=p8i*", { waitUntil: "commit" });
    await page.getByRole("link", { name: /^P-8I/ }).first().click();
    await page.waitForURL("**/platforms/p-8i-poseidon", { waitUntil: "commit" });

    await page.goto("/", { waitUntil: "commit" });
    await page.locator("input[name=q]").fill("su30mki");
    release();
    await page.getByRole("option", { name: /Su-30MKI/ }).waitFor();
    await expect(page.locator("input[name=q]").inputValue()).resolves.toBe("su30mki");
  });

  // Some browsers do not tell of painting, or are told not to; a page that nobody could use would be worse than a slow one.
  test.each([
    ["knows of no observers", "delete window.PerformanceObserver"],
    ["does not tell of painting", "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] })"],
    ["is asked for a page in the background", "Object.defineProperty(document, 'hidden', { value: true })"],
  ])("pages come to life in a browser that %s", async (_, lacking) => {
    const { page } = await visit({ baseUrl: site.url, expectedErrors: /404/ });
    await page.addInitScript(lacking);
    for (const address of ["/platforms", "/platforms/none-such"]) {
      await page.goto(address);
      await page.waitForFunction(() =>
        Object.keys(document.querySelector("main") ?? {}).some((key) => /react/i.test(key)),
      );
    }
  });

  // Sixty flags would be noise; one that is never seen would be none.
  test("the way to report an error in a value shows itself with its row or its focus, and always without JavaScript", async () => {
    const opacityOf = (sign: Locator) => sign.evaluate((one) => getComputedStyle(one).opacity);
    for (const javaScript of [true, false]) {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/platforms/p-8i-poseidon");
      const row = page.locator("tr[data-reportable]").first();
      const sign = row.getByRole("link", { name: "Report an error: Length, P-8A", exact: true });
      await sign.waitFor();
      expect(await opacityOf(sign)).toBe(javaScript ? "0" : "1");
      await row.hover();
      expect(await opacityOf(sign)).toBe("1");
      await page.mouse.move(0, 0);
      await sign.focus();
      expect(await opacityOf(sign)).toBe("1");
      await sign.press("Enter");
      await page.waitForURL("**/report?at=spec-*");
    }
  });

  test("by keyboard alone: the first stop skips to the content, and every stop shows that it has the focus", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await page.goto("/platforms");
    await page.keyboard.press("Tab");
    await expect(page.evaluate(() => document.activeElement?.getAttribute("href"))).resolves.toMatch(/^#/);
    for (let stop = 0; stop < 25; stop++) {
      await page.keyboard.press("Tab");
      const visible = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return "lost";
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none"
          ? "shown"
          : `hidden on ${focused.outerHTML.slice(0, 120)}`;
      });
      expect(visible).toBe("shown");
    }
  });
});
