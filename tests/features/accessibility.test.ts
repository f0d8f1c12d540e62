import { accessibilityProblems } from "@/tests/support/accessibility";
import { describeInBrowser } from "@/tests/support/browser";
import { useSite } from "@/tests/support/site";

const site = useSite();

const PAGES = [
  "/",
  "/platforms",
  "/platforms?q=missile&status=inducted&view=table",
  "/platforms?q=zzzzqq&status=retired",
  "/platforms/p-8i-poseidon",
  "/platforms/agni-family",
];

describeInBrowser("everyone can use the pages", (visit) => {
  describe.each(["light", "dark"] as const)("in the %s scheme", (colorScheme) => {
    test.each(PAGES)(
      "%s has no fault that axe finds, on a laptop and on a phone",
      async (address) => {
        for (const viewport of [
          { width: 1440, height: 900 },
          { width: 360, height: 800 },
        ]) {
          const { page } = await visit({ baseUrl: site.url, colorScheme, viewport });
          await page.goto(address);
          expect(await accessibilityProblems(page)).toEqual([]);
          // Nothing makes the page itself scroll sideways.
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          ).toBeLessThanOrEqual(0);
        }
      },
      180_000,
    );
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
