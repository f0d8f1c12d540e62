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

describeInBrowser("everyone can use the pages", (visit) => {
  // Colours hang on the scheme, the layout on the width: two of the four pairs see all of both.
  describe.each([
    ["light", { width: 1440, height: 900 }],
    ["dark", { width: 360, height: 800 }],
  ] as const)("in the %s scheme, at %j", (colorScheme, viewport) => {
    test.each(PAGES)(
      "%s has no fault that axe finds",
      async (address) => {
        const { page } = await visit({ baseUrl: site.url, colorScheme, viewport });
        await page.goto(address);
        expect(await accessibilityProblems(page)).toEqual([]);
        // Nothing makes the page itself scroll sideways.
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBeLessThanOrEqual(0);
      },
      90_000,
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
