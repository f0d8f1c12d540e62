import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import pg from "pg";

import { accessibilityProblems } from "@/tests/support/accessibility";
import { describeInBrowser } from "@/tests/support/browser";
import { DESK_PASSWORD, useDeskSite } from "@/tests/support/desk-site";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const site = useDeskSite({ editor: "editor", publisher: "publisher", administrator: "administrator" });
const folder = temporaryFolder();
afterAll(() => folder.remove());

async function signIn(page: Page, name: string, next: string) {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail address").fill(`${name}@example.org`);
  await page.getByLabel("Password").fill(DESK_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === next.split("?")[0]);
}

const main = (page: Page) => page.getByRole("main");
const told = (page: Page, words: string | RegExp) => main(page).getByText(words).first().waitFor();

async function upload(page: Page, name: string, text: string) {
  const file = path.join(folder.path, name);
  writeFileSync(file, text);
  await page.goto("/admin/imports");
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Upload and check" }).click();
  await page.waitForURL(/\/admin\/imports\/[0-9a-f-]{36}/);
}

/** A published record as an export has it, changed. */
async function changed(slug: string, change: object): Promise<string> {
  const answer = await fetch(`${site.url}/api/v1/platforms/${slug}`);
  const { id: _id, updatedAt: _at, around: _around, ...record } = (await answer.json()) as Record<string, unknown>;
  return JSON.stringify({ ...record, ...change });
}

const summaryOf = async (slug: string) =>
  ((await (await fetch(`${site.url}/api/v1/platforms/${slug}`)).json()) as { summary: string }).summary;

describeInBrowser("many records at once, at the desk", (visit) => {
  test.each([false, true])(
    "a file is checked, its errors told, imported as it was shown and taken back (JavaScript: %s)",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      await signIn(page, "publisher", "/admin/imports");
      await upload(page, "wrong.csv", "row,slug,name\nrecord,odd one,Odd\n");
      await told(page, "What is wrong");
      expect(await page.getByRole("button", { name: /^Import/ }).count()).toBe(0);
      expect(await main(page).innerText()).toMatch(/Line 2/);
      const report = await page.request.get(`${page.url()}/report?as=csv`);
      expect(await report.text()).toContain("line,slug,outcome,column,before,after,reason,cure");

      const before = await summaryOf("p-8i-poseidon");
      await upload(page, "right.json", await changed("p-8i-poseidon", { summary: "It came by a file." }));
      await told(page, "What would change");
      await told(page, "Summary reworded");
      expect(await summaryOf("p-8i-poseidon")).toBe(before);
      await page.getByLabel(/^Why/).fill("A test of imports");
      await page.getByRole("button", { name: "Import 1 record" }).click();
      await page.getByRole("link", { name: /take it back/ }).waitFor();
      expect(await summaryOf("p-8i-poseidon")).toBe("It came by a file.");

      await page.getByRole("link", { name: /take it back/ }).click();
      await told(page, "1 record would stand as before");
      await page.getByRole("button", { name: "Take it back" }).click();
      await told(page, "It took back");
      expect(await summaryOf("p-8i-poseidon")).toBe(before);
    },
    120_000,
  );

  test("without JavaScript, records of the desk's list are given one change, shown first, and it is taken back", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    await signIn(page, "publisher", "/admin/platforms?q=poseidon");
    await page.getByRole("link", { name: "Change all of these alike" }).click();
    await page.getByRole("link", { name: "Add a role" }).click();
    await page.getByRole("textbox", { name: "Role" }).fill("sub hunting school");
    await page.getByRole("button", { name: "Show what would change" }).click();
    await told(page, 'Role "sub hunting school" added');
    await page.getByRole("button", { name: /^Change \d+ record/ }).click();
    await page.waitForURL(/\/admin\/batches\//);
    await page.getByRole("button", { name: "Take it back" }).click();
    await told(page, "It took back");

    const exported = await page.request.get("/admin/platforms/export?of=desk&q=poseidon&as=ndjson");
    expect(await exported.text()).toContain('"slug":"p-8i-poseidon"');
  });

  test("two records are compared and made one, and the address of the one that goes leads to the other", async () => {
    const { page } = await visit({ baseUrl: site.url });
    const twin = await changed("p-8i-poseidon", { slug: "p-8i-twin", version: null });
    await signIn(page, "publisher", "/admin/imports");
    await upload(page, "twin.json", twin);
    await page.getByRole("button", { name: "Import 1 record" }).click();
    await page.getByRole("link", { name: /take it back/ }).waitFor();
    await page.goto("/admin/bulk");
    await page.getByRole("link", { name: "Make one record of two" }).click();
    await page.getByLabel("The record that stays").fill("p 8 i");
    await page.getByLabel("The record that goes").fill(`${site.url}/platforms/p-8i-twin`);
    await page.getByRole("button", { name: "Show what would happen" }).click();
    await told(page, "Several records are called so; enter the address of one");
    await page.getByLabel("The record that stays").fill("p-8i-poseidon");
    await page.getByRole("button", { name: "Show what would happen" }).click();
    await told(page, "/platforms/p-8i-twin leads to /platforms/p-8i-poseidon.");
    await page.getByRole("button", { name: "Keep p-8i-poseidon, remove p-8i-twin" }).click();
    await page.waitForURL(/\/admin\/batches\//);
    for (const language of ["", "/hi"]) {
      const moved = await fetch(`${site.url}${language}/platforms/p-8i-twin`, { redirect: "manual" });
      expect([moved.status, moved.headers.get("location")]).toEqual([308, `${language}/platforms/p-8i-poseidon`]);
    }
  });

  test("an administrator sets who reviews, and the pages are the roles' that may", async () => {
    const { page } = await visit({ baseUrl: site.url, expectedErrors: /403/ });
    await signIn(page, "administrator", "/admin/settings");
    await page.getByLabel("Who publishes what an editor wrote").selectOption("yes");
    await page.getByRole("button", { name: "Save" }).click();
    await told(page, "Editors may now publish");
    const editor = await visit({ baseUrl: site.url, expectedErrors: /403/ });
    await signIn(editor.page, "editor", "/admin");
    for (const address of ["/admin/imports", "/admin/bulk", "/admin/settings", "/admin/merge?loser=a&winner=b"])
      expect([address, (await editor.page.goto(address))?.status()]).toEqual([address, 403]);
  });

  test("no page of these has a fault that axe finds on a phone in the dark", async () => {
    const pool = new pg.Pool({ connectionString: site.databaseUrl, max: 1 });
    const { rows } = await pool.query<{ file: string; batch: string }>(
      "SELECT (SELECT id FROM import_file ORDER BY uploaded_at LIMIT 1) AS file, (SELECT id FROM batch ORDER BY at LIMIT 1) AS batch",
    );
    await pool.end();
    const { page } = await visit({
      baseUrl: site.url,
      colorScheme: "dark",
      viewport: { width: 360, height: 800 },
    });
    await signIn(page, "publisher", "/admin/imports");
    for (const address of [
      "/admin/imports",
      `/admin/imports/${rows[0]?.file}`,
      `/admin/batches/${rows[0]?.batch}`,
      "/admin/bulk",
      "/admin/bulk?of=desk&q=missile&set=add-role&to=escort",
      "/admin/merge?loser=agni-v&winner=p-8i-poseidon",
      "/admin/merge?loser=nobody&winner=p-8i-poseidon",
    ]) {
      await page.goto(address);
      expect([address, await accessibilityProblems(page)]).toEqual([address, []]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
    }
  });

  // Two records that share little differ in hundreds of places.
  test("the preview of a merge counts what is only in one of the two, opens it in words, and says money as a sum", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    await signIn(page, "publisher", "/admin/merge?loser=c-130j-super-hercules&winner=c-17-globemaster-iii");
    const differences = page.locator("section[aria-labelledby=differences]");
    const sources = differences.locator("details", { hasText: /^Sources: / });
    await sources.locator("summary").waitFor();
    await expect(sources.locator("summary").innerText()).resolves.toMatch(
      /^Sources: \d+ only in the one that goes, \d+ only in the one that stays/,
    );
    await sources.locator("summary").click();
    await sources
      .getByText(/^Source ".+" removed$/)
      .first()
      .waitFor();
    const told = (await differences.textContent()) ?? "";
    expect(told).not.toMatch(/\{"|amount \d/);
    expect(told).toMatch(/value .*(INR|USD) [\d.,]+ (crore|million|billion)/);
  });
});
