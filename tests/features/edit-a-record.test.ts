import type { Page } from "playwright-core";

import { aPictureFile } from "@/tests/factories/a-picture";
import { accessibilityProblems } from "@/tests/support/accessibility";
import { counted, describeInBrowser } from "@/tests/support/browser";
import { DESK_PASSWORD, useDeskSite } from "@/tests/support/desk-site";
import { eventually } from "@/tests/support/eventually";
import { s3Storage, type S3Storage } from "@/tests/support/s3-storage";

let storage: S3Storage;
const site = useDeskSite({ editor: "editor", publisher: "publisher", chief: "administrator" }, async () => {
  storage = await s3Storage();
  return storage.settings;
});
afterAll(() => storage.remove());

/** What the browser asks for by itself when a page goes before its head is read. */
const expectedErrors = /favicon\.ico/;

const byId = (id: string) => `[id="${id}"]`;
const button = (value: string) => `button[name="do"][value="${value}"]`;

/** Goes on with Tab, or back with Shift, until this place has the focus: nobody here has a mouse. */
async function reach(page: Page, selector: string) {
  const place = page.locator(selector).first();
  for (let attempt = 0; attempt < 10; attempt++) {
    const stops = await place.evaluate((element) => {
      const focused = document.activeElement;
      if (focused === element) return 0;
      const all = [
        ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
      ].filter(
        (one) =>
          one === element ||
          one === focused ||
          (one.tabIndex >= 0 && one.checkVisibility() && !one.matches(":disabled, [type=hidden]")),
      );
      const [from, to] = [all.indexOf(focused as HTMLElement), all.indexOf(element as HTMLElement)];
      return to - from;
    });
    if (stops === 0) return;
    for (let stop = 0; stop < Math.abs(stops); stop++) await page.keyboard.press(stops < 0 ? "Shift+Tab" : "Tab");
  }
  throw new Error(`Tab never reached ${selector}`);
}

async function press(page: Page, selector: string) {
  await reach(page, selector);
  await page.keyboard.press("Enter");
}

async function type(page: Page, selector: string, text: string) {
  await reach(page, selector);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

async function signIn(page: Page, name: string, next = "/admin/platforms") {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await type(page, "input[type=email]", `${name}@example.org`);
  await type(page, "input[type=password]", DESK_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === next);
}

/** A choice in a list, made by typing its first letters. A browser that hears a letter late takes it for the first of another choice. */
async function choose(page: Page, selector: string, words: string) {
  await eventually(`${words} chosen`, async () => {
    await reach(page, selector);
    await page.keyboard.type(words);
    const chosen = await page
      .locator(selector)
      .evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text.trim() ?? "");
    if (chosen.startsWith(words)) return true;
    await page.waitForTimeout(1_500); // the letters so far are forgotten by then
    return false;
  });
}

/** A field has this in it: what leads to another page may show the address before the page. */
const holds = (page: Page, field: string, text: string) =>
  eventually(`"${text}" in ${field}`, async () => (await page.locator(byId(field)).inputValue()) === text);
const told = (page: Page, words: string | RegExp) => page.getByRole("main").getByText(words).first().waitFor();
const idOf = (page: Page) => /\/admin\/platforms\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** Fills in what publishing asks for, but for programmes and sources. */
async function fillInIdentity(page: Page, designation: string, name: string) {
  await type(page, byId("designation"), designation);
  await type(page, byId("name"), name);
  await choose(page, byId("domain"), "Sea");
  await type(page, byId("category"), "Frigate");
  await type(page, byId("summary"), `${name} stands for any other.`);
}

async function fillInSource(page: Page, at: number, title: string) {
  await type(page, byId(`sources.${at}.title`), title);
  await type(page, byId(`sources.${at}.publisher`), "Gazette");
  await choose(page, byId(`sources.${at}.kind`), "Gov");
}

/** Links of the page's head that stand over one another. */
function headLinksOverEachOther(): string[] {
  const links = [...document.querySelectorAll("header a, header button")].filter((one) => one.checkVisibility());
  const boxes = links.map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }));
  return boxes.flatMap(({ words, box }, at) =>
    boxes
      .slice(at + 1)
      .filter(
        ({ box: other }) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1,
      )
      .map((other) => `${words} and ${other.words}`),
  );
}

describeInBrowser("an editor's day, by keyboard alone", (visit) => {
  test("a record is written, submitted, approved by another, found, edited by two at once, restored and binned", async () => {
    const editor = (await visit({ baseUrl: site.url, expectedErrors })).page;
    await signIn(editor, "editor");
    await press(editor, 'a[href="/admin/platforms/new"]');
    await editor.waitForURL(/\/new\?form=/);
    await fillInIdentity(editor, "QX-77", "Quixada");

    // Two programmes, three events, two sources; the sources are added where they are cited.
    await press(editor, button("add:programmes"));
    await type(editor, byId("programmes.0.operator"), "India");
    await type(editor, byId("programmes.0.services.0"), "Indian Navy");
    await choose(editor, byId("programmes.0.status"), "On order");
    await type(editor, byId("programmes.0.asOf"), "2025-06");
    await press(editor, button("cite:programmes.0.sources"));
    await fillInSource(editor, 0, "Notice of an order");
    for (const [at, date] of ["2023", "2024-05"].entries()) {
      await press(editor, button("add:programmes.0.events"));
      await type(editor, byId(`programmes.0.events.${at}.date`), date);
      await choose(editor, byId(`programmes.0.events.${at}.type`), "Contract");
      await type(editor, byId(`programmes.0.events.${at}.detail`), `Signed in ${date}.`);
      await type(editor, byId(`programmes.0.events.${at}.sources.0`), "source-1");
    }
    await reach(editor, byId("programmes.0.events.1.date"));
    await editor.keyboard.press("Alt+ArrowUp");
    await holds(editor, "programmes.0.events.0.date", "2024-05");
    await press(editor, button("add:programmes"));
    await type(editor, byId("programmes.1.operator"), "France");
    await choose(editor, byId("programmes.1.status"), "Inducted");
    await type(editor, byId("programmes.1.asOf"), "2024");
    await press(editor, button("cite:programmes.1.sources"));
    await fillInSource(editor, 1, "Report on the fleet");
    await press(editor, button("add:programmes.1.events"));
    await type(editor, byId("programmes.1.events.0.date"), "2024");
    await choose(editor, byId("programmes.1.events.0.type"), "Induction");
    await type(editor, byId("programmes.1.events.0.detail"), "Entered service.");
    await type(editor, byId("programmes.1.events.0.sources.0"), "source-2");

    // What is typed is on the server before anybody saves, and comes back.
    await editor.locator("[data-kept=kept]").waitFor();
    await editor.reload();
    await told(editor, /did not save is back/);
    await holds(editor, "programmes.1.asOf", "2024");

    await reach(editor, byId("designation"));
    await editor.keyboard.press("ControlOrMeta+S");
    await told(editor, "Saved as a draft");
    await editor.waitForURL(/\/admin\/platforms\/[0-9a-f-]{36}/);
    const id = idOf(editor);
    await press(editor, button("submit"));
    await told(editor, "Submitted.");
    expect((await fetch(`${site.url}/platforms/qx-77-quixada`)).status).toBe(404);

    const publisher = (await visit({ baseUrl: site.url, expectedErrors })).page;
    await signIn(publisher, "publisher", "/admin/review");
    await press(publisher, `a[href="/admin/platforms/${id}/review"]`);
    await publisher.getByLabel("Day (UTC)").fill("2090-01-01");
    await publisher.getByRole("button", { name: "Set the time" }).click();
    await told(publisher, "It will be published at that time.");
    await publisher.getByRole("button", { name: "Take the time back" }).click();
    await told(publisher, "The time is taken back.");
    await counted(publisher.getByText("To be published on"), 0);
    await press(publisher, "button:has-text('Approve and publish')");
    await told(publisher, /the public reads version/);
    await eventually("the record in the search", async () =>
      (await (await fetch(`${site.url}/api/v1/platforms?q=qx77`)).text()).includes("qx-77-quixada"),
    );

    // Two windows: each changes the summary and a field of its own.
    for (const page of [editor, publisher]) await page.goto(`/admin/platforms/${id}`);
    await type(editor, byId("summary"), "The editor's summary.");
    await type(editor, byId("name"), "Quixada of the editor");
    await type(publisher, byId("summary"), "The publisher's summary.");
    await press(publisher, '[data-opens="programmes.0"] > summary');
    await type(publisher, byId("programmes.0.ordered"), "12");
    await editor.keyboard.press("ControlOrMeta+S");
    await told(editor, "Saved as a draft");
    await publisher.keyboard.press("ControlOrMeta+S");
    await publisher.waitForURL(/\/conflict$/);
    await told(publisher, "The editor's summary.");
    await told(publisher, "The publisher's summary.");
    await expect(accessibilityProblems(publisher)).resolves.toEqual([]);
    await reach(publisher, "input[type=radio][value=mine]");
    await publisher.keyboard.press("ArrowDown");
    await press(publisher, "button:has-text('Save both together')");
    await publisher.waitForURL(/said=save/);
    await holds(publisher, "summary", "The editor's summary.");
    await holds(publisher, "name", "Quixada of the editor");
    await holds(publisher, "programmes.0.ordered", "12");

    // An old version comes back as a draft, and the record goes to the bin.
    await publisher.goto(`/admin/platforms/${id}/history`);
    await press(publisher, "button:has-text('Restore as draft version 1')");
    await publisher.waitForURL(/said=save/);
    await holds(publisher, "name", "Quixada");
    await publisher.goto(`/admin/platforms/${id}/manage`);
    await press(publisher, "button:has-text('Move to the bin')");
    await told(publisher, "In the bin");
    const removed = await fetch(`${site.url}/platforms/qx-77-quixada`);
    expect(removed.status).toBe(410);
    await expect(removed.text()).resolves.not.toContain("QX-77");
    const inHindi = await fetch(`${site.url}/hi/platforms/qx-77-quixada`);
    expect(inHindi.status).toBe(410);
    await expect(inHindi.text()).resolves.toMatch(/<html lang="hi"/);
  });

  test("without JavaScript a record is written the same way, and nothing typed is lost on the way", async () => {
    const { page, context } = await visit({ baseUrl: site.url, javaScript: false, expectedErrors });
    await signIn(page, "editor");
    await page.goto("/admin/platforms/new");
    await fillInIdentity(page, "QZ-5", "Quezon");
    await press(page, button("add:programmes"));
    await holds(page, "designation", "QZ-5");
    await type(page, byId("programmes.0.operator"), "India");
    await choose(page, byId("programmes.0.status"), "On order");
    await press(page, button("cite:programmes.0.sources"));
    await fillInSource(page, 0, "Notice of an order");
    await press(page, button("submit"));
    await told(page, "Saved, but something is missing or wrong");
    await page.locator('a[href="#programmes.0.asOf"]').click();
    await type(page, byId("programmes.0.asOf"), "2025");
    await press(page, button("submit"));
    await told(page, "Submitted.");

    // A small form whose sender's session has ended: nothing of it is in an address, and the way back is told.
    await page.goto(`/admin/platforms/${idOf(page)}/review`);
    const comment = page.getByLabel("Say something about the draft");
    await comment.fill("The yard is not named.");
    const cookies = await context.cookies();
    await context.clearCookies();
    await page.getByRole("button", { name: "Comment" }).click();
    await told(page, "What you typed stands on the page before this one");
    expect(page.url()).not.toContain("yard");
    await context.addCookies(cookies);
    await page.goBack();
    await eventually("the words are in it", async () => (await comment.inputValue()) === "The yard is not named.");
    await page.getByRole("button", { name: "Comment" }).click();
    await told(page, "The yard is not named.");
  });

  // What the slower window typed took the place of the other's, and neither said so.
  test("two windows of one editor keep what was typed in each, say so, and lead to one another's", async () => {
    const { page: first, context } = await visit({ baseUrl: site.url, expectedErrors });
    await signIn(first, "editor", "/admin");
    await first.goto("/admin/platforms/new");
    // What is typed before the scripts are there is kept with the next keystroke.
    await eventually("what is typed is kept", async () => {
      await first.locator(byId("name")).fill("");
      await first.locator(byId("name")).fill("Quillfish");
      return first
        .locator("[data-kept=kept]")
        .waitFor({ timeout: 10_000 })
        .then(() => true)
        .catch(() => false);
    });
    const second = await context.newPage();
    await second.goto(first.url());
    await told(second, /did not save is back/);
    await second.locator(byId("summary")).fill("Typed in the second.");
    await second.locator("[data-kept=kept]").waitFor();
    // The first one's text is in the second's, so that one copy is left; what it says since is its own.
    await counted(second.locator("[data-elsewhere]"), 0);
    await first.locator(byId("summary")).fill("Typed in the first.");
    await first.locator("[data-elsewhere]").waitFor();
    await second.locator(byId("designation")).fill("QF-2");
    await second.locator("[data-elsewhere]").waitFor();

    const looking = context.waitForEvent("page");
    await first.getByRole("link", { name: /^Look at that of/ }).click();
    const third = await looking;
    await told(third, /did not save is back/);
    await holds(third, "summary", "Typed in the second.");
    await third.close();

    await second.locator(button("save")).click();
    await second.waitForURL(/said=save/);
    await first.locator(byId("designation")).fill("QF-1");
    await first.locator("[data-kept=kept]").waitFor();
    await first.locator(button("save")).click();
    await first.waitForURL(/\/conflict$/);
    await told(first, "Typed in the second.");
    await told(first, "Typed in the first.");
  });

  test("a row that was removed is put back, and a new record whose tab was closed is found again at the desk", async () => {
    const { page, context } = await visit({ baseUrl: site.url, expectedErrors });
    await signIn(page, "editor", "/admin");
    await press(page, 'a[href="/admin/platforms/new"]');
    await page.waitForURL(/\/new\?form=/);
    await type(page, byId("name"), "Quetzal");
    await press(page, button("add:manufacturers"));
    await type(page, byId("manufacturers.0.name"), "The yard");
    await press(page, button("remove:manufacturers.0"));
    await told(page, /^Removed:/);
    await type(page, byId("designation"), "QT-1");
    await page.keyboard.press("Alt+z");
    await page.locator(byId("manufacturers.0.name")).waitFor();
    await holds(page, "manufacturers.0.name", "The yard");
    await holds(page, "designation", "QT-1");
    // A source that was added for a claim leads back to it.
    await press(page, button("cite:introduced.sources"));
    await type(page, byId("sources.0.title"), "Notice");
    await page.keyboard.press("Alt+b");
    const isThere = () => page.evaluate(() => document.activeElement?.id === "introduced.sources.1");
    await eventually("back at the claim", isThere);
    await page.locator("[data-kept=kept]").waitFor();
    await page.close();

    const later = await context.newPage();
    await later.goto(`${site.url}/admin`);
    await later
      .getByRole("region", { name: "Typed and not saved" })
      .getByRole("link", { name: "QT-1 Quetzal" })
      .click();
    await later.waitForURL(/\/new\?form=/);
    await told(later, /did not save is back/);
    await holds(later, "manufacturers.0.name", "The yard");
    await later.locator(byId("name")).focus();
    await later.keyboard.press("ControlOrMeta+S");
    await later.waitForURL(/said=save/);
    await eventually("the focus where it was", () => later.evaluate(() => document.activeElement?.id === "name"));
    const id = idOf(later);

    // A variant begins with what its base says, and is a record of its own.
    await later.goto(`${site.url}/admin/platforms/${id}/manage`);
    await later.getByRole("link", { name: "Copy" }).click();
    await told(later, /until you change it/);
    await later.locator(byId("designation")).fill("QT-2");
    await later.locator(button("save")).click();
    await later.waitForURL(/said=save/);
    expect(idOf(later)).not.toBe(id);
    await holds(later, "manufacturers.0.name", "The yard");
  });

  // Twenty lines were typed, and then the session had ended, or somebody else had saved.
  test("the synonyms that somebody typed stay in the form through a lost session and another's save", async () => {
    const { page, context } = await visit({ baseUrl: site.url, expectedErrors });
    await signIn(page, "publisher", "/admin/synonyms");
    const other = await context.newPage();
    await other.goto(`${site.url}/admin/synonyms`);
    const save = async (where: Page, add: string) => {
      const field = where.getByRole("textbox");
      await field.fill(`${await field.inputValue()}\n${add}`);
      await where.getByRole("button", { name: "Save" }).click();
    };
    const cookies = await context.cookies();
    await context.clearCookies();
    await save(page, "alone");
    await page.getByRole("main").getByRole("alert").getByText("You are signed out").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toContain("\nalone");
    await context.addCookies(cookies);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: /^Line \d+: A set needs two words/ }).waitFor();

    await save(other, "tarpon, warpon");
    await told(other, "Saved. Searches use them");
    await page
      .getByRole("textbox")
      .fill((await page.getByRole("textbox").inputValue()).replace("alone", "alone, lone"));
    await page.getByRole("button", { name: "Save" }).click();
    await told(page, "Somebody else saved synonyms meanwhile");
    const both = await page.getByRole("textbox").inputValue();
    expect([both.includes("tarpon, warpon"), both.includes("alone, lone")]).toEqual([true, true]);
    await page.getByRole("button", { name: "Save" }).click();
    await told(page, "Saved. Searches use them");
  });

  test("a picture is uploaded without JavaScript, kept in a bucket, and shown as long as its record is public", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    await signIn(page, "publisher");
    await page.goto("/admin/platforms?q=agni-p");
    await page.locator("th a").first().click();
    await page.getByRole("navigation", { name: "Pages of the record" }).getByRole("link", { name: "Pictures" }).click();
    await page.getByLabel("What it shows").fill("The missile on its launcher.");
    await page.getByLabel("Licence").fill("GODL-India");
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel("File").setInputFiles({ name, mimeType: "image/jpeg", buffer });
    await choose("missile.jpg", Buffer.from("<svg/>"));
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("alert").getByText("Choose a picture in JPEG, PNG or WebP").waitFor();
    await page.getByLabel("Whose picture it is").fill("The ministry");
    await choose("missile.jpg", await aPictureFile());
    await storage.stop();
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("alert").getByText("its storage does not answer").waitFor();
    await storage.start();
    await choose("missile.jpg", await aPictureFile());
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("status").waitFor();
    const shown = (await page.getByAltText("The missile on its launcher.").getAttribute("src")) ?? "";
    expect((await fetch(site.url + shown)).status).toBe(404);

    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.locator(button("publish")).click();
    await told(page, "Published");
    await page.getByRole("link", { name: "Public page" }).click();
    await page.getByRole("figure").getByText("The ministry, GODL-India").waitFor();
    const answer = await fetch(site.url + shown);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(Buffer.from(await answer.arrayBuffer()).toString("latin1", 8, 12)).toBe("WEBP");

    await storage.stop();
    expect((await fetch(site.url + shown)).status).toBe(503);
    expect((await fetch(`${site.url}/api/health/ready`)).status).toBe(200);
    await storage.start();
    await page.goBack();
    await page.getByRole("link", { name: "Manage" }).click();
    await page.getByRole("button", { name: "Take offline" }).click();
    await eventually("the picture gone with its record", async () => (await fetch(site.url + shown)).status === 404);
  });

  test("no page of the desk has a fault that axe finds, or is wider than a phone", async () => {
    const { page } = await visit({ baseUrl: site.url, colorScheme: "dark", expectedErrors });
    await signIn(page, "chief");
    await page.goto("/admin/platforms?q=agni");
    const record = (await page.locator("th a").first().getAttribute("href")) ?? "";
    const pages = ["platforms", "platforms/new", "review", "bin", "synonyms", "missed", "report"];
    const ofRecord = ["", "/pictures", "/review", "/history", "/preview", "/manage"].map((one) => record + one);
    const ofPublic = ["history", "versions/1"].map((one) => `/platforms/p-8i-poseidon/${one}`);
    for (const address of [...pages.map((one) => `/admin/${one}`), ...ofRecord, ...ofPublic]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address);
      expect({ address, problems: await accessibilityProblems(page) }).toEqual({ address, problems: [] });
      await page.setViewportSize({ width: 360, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ address, overflow }).toEqual({ address, overflow: 0 });
      expect({ address, over: await page.evaluate(headLinksOverEachOther) }).toEqual({ address, over: [] });
    }
  });
});
