import { counted, describeInBrowser } from "@/tests/support/browser";
import { useSite } from "@/tests/support/site";

const site = useSite();

describeInBrowser("a visitor looks up a platform", (visit) => {
  // The same task without JavaScript must end the same: the page is complete as the server sends it.
  test.each([true, false])(
    "by a designation typed carelessly, and reads where each fact comes from (JavaScript: %s)",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await page.goto("/");
      await page.getByRole("searchbox").or(page.getByRole("combobox")).first().fill("p 8 i");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/platforms\?q=p(\+|%20)8(\+|%20)i/);

      const first = page.getByRole("main").getByRole("link", { name: /P-8I/ }).first();
      await first.click();
      await page.waitForURL("**/platforms/p-8i-poseidon");
      await expect(page.getByRole("heading", { level: 1 }).innerText()).resolves.toContain("P-8I");

      const source = page.locator("[data-claim=programme] [data-source] a").first();
      const target = await source.getAttribute("href");
      expect(target).toMatch(/^#source-\d+$/);
      await source.click();
      await counted(page.locator(target ?? ""), 1);
      await page.getByText("External Affairs Minister S Jaishankar meets US Defence Secretary").first().waitFor();
    },
  );

  test.each([true, false])("and is helped on where an address leads nowhere (JavaScript: %s)", async (javaScript) => {
    const { page } = await visit({ baseUrl: site.url, javaScript, expectedErrors: /404/ });
    const answer = await page.goto("/platforms/no-such-thing");
    expect(answer?.status()).toBe(404);
    expect(await page.title()).toContain("Not found");
    const box = page.getByRole("main").getByRole("searchbox").or(page.getByRole("main").getByRole("combobox"));
    await box.waitFor();
    expect(await box.inputValue()).toBe("no-such-thing");
    await box.fill("p 8 i");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /P-8I/ }).first().waitFor();
  });
});
