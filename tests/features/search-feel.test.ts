import type { Locator, Page } from "playwright-core";

import { parseSearchState, searchHref } from "@/lib/core/search/url-codec";
import { accessibilityProblems } from "@/tests/support/accessibility";
import { counted, describeInBrowser } from "@/tests/support/browser";
import { eventually } from "@/tests/support/eventually";
import { randomNumbers } from "@/tests/support/random-numbers";
import { WALKS } from "@/tests/support/long-forms";
import { useSite } from "@/tests/support/site";

const site = useSite();

type Answer = { total: number; page: number; perPage: number; hits: { slug: string }[] };

const ask = async (search: string) =>
  (await fetch(`${site.url}/api/v1/platforms${search}`).then((answer) => answer.json())) as Answer;

/** What the list shows, as far as its address decides it. */
const shown = (page: Page) =>
  page.evaluate(() => ({
    path: location.pathname,
    search: location.search,
    busy: document.documentElement.dataset.searching !== undefined,
    total: Number(document.getElementById("results")?.textContent.replace(/\D/g, "")),
    hits: [
      ...document.querySelectorAll<HTMLAnchorElement>(".results > ol h3 a, .results > ol li > a, .results tbody th a"),
    ].map((link) => link.pathname.replace("/platforms/", "")),
    chips: [...document.querySelectorAll("ul[aria-label='Filters in use'] a[aria-label]")].map((chip) =>
      chip.getAttribute("aria-label"),
    ),
    ticked: [...document.querySelectorAll("#filters a[aria-current]")].length,
    words: document.querySelector<HTMLInputElement>("input#q")?.value.trim(),
    sort: document.querySelector<HTMLSelectElement>("select[name=sort]")?.value,
    current: document.querySelector("nav[aria-label=Pages] [aria-current]")?.textContent ?? "1",
  }));

/** Waits until the list is what its address says by the API, and compares all of it. */
async function expectAddressToHold(page: Page) {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      const now = await shown(page);
      const { state } = parseSearchState(new URLSearchParams(now.search));
      const answer = await ask(now.search);
      const chosen = Object.values(state.facets).flat().length;
      const bounds = Object.values(state.ranges).flatMap(({ from, to }) => [from, to]);
      expect({ ...now, chips: now.chips.length }).toEqual({
        path: "/platforms",
        search: now.search,
        busy: false,
        total: answer.total,
        hits: answer.hits.map((hit) => hit.slug),
        chips: chosen + bounds.filter((bound) => bound !== null).length,
        ticked: chosen,
        words: state.query,
        sort: state.sort,
        current: String(Math.min(state.page, Math.max(1, Math.ceil(answer.total / answer.perPage)))),
      });
      return now;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await page.waitForTimeout(40);
    }
  }
}

/** Until the page's script has taken over, which on a busy machine is some time after it was loaded. */
async function hydrated(page: Page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("p[role=status]") ?? {}).some((key) => key.startsWith("__reactFiber")),
  );
}
const entries = (page: Page) => page.evaluate(() => history.length);
const box = (page: Page) => page.locator("input#q");

/** Clicks, unless the link went away with the list that it stood in before the pointer got there. */
const follow = (link: Locator) =>
  link.click({ timeout: 2000 }).then(
    () => true,
    () => false,
  );

async function openList(page: Page, address = "/platforms") {
  await page.goto(address);
  await hydrated(page);
}

describeInBrowser("a visitor searches as they type", (visit) => {
  test("and each stretch of typing is one entry of the history", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    const before = await entries(page);
    await box(page).pressSequentially("apache", { delay: 60 });
    await page.waitForURL(/q=apache$/);
    await expectAddressToHold(page);
    expect(await entries(page)).toBe(before + 1);
    await box(page).press("Enter");
    await box(page).fill("");
    await page.waitForURL((url) => url.search === "");
    await expectAddressToHold(page);
    await page.goBack();
    await page.waitForURL(/q=apache$/);
    await expectAddressToHold(page);
    await page.goBack();
    await page.waitForURL((url) => url.search === "");
    await expectAddressToHold(page);
    await page.goForward();
    await page.waitForURL(/q=apache$/);
    await expectAddressToHold(page);
  });

  test("and late answers never win over newer ones", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    const random = randomNumbers(4);
    await page.route(/\/platforms\?.*_rsc=|\/platforms\?_rsc=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 2000)));
      await route.continue().catch(() => undefined);
    });
    const before = await entries(page);
    for (const text of ["apache", "p 8 i", "howitzer"]) {
      await box(page).fill("");
      await box(page).pressSequentially(text, { delay: random.pick([20, 60, 200]) });
    }
    await expect(box(page).inputValue()).resolves.toBe("howitzer");
    await page.waitForURL(/q=howitzer$/);
    await expectAddressToHold(page);
    await page.waitForTimeout(2200);
    await expectAddressToHold(page);
    expect(await entries(page)).toBe(before + 1);

    // Filters ticked before the page has caught up with the words, or with one another, hold as well.
    await box(page).fill("missile");
    await page
      .getByRole("link", { name: /Add filter Domain:\s*Air/ })
      .first()
      .click();
    await page
      .getByRole("link", { name: /Add filter Stage:\s*In service/ })
      .first()
      .click();
    await page.waitForURL(/q=missile&(?=.*domain=air)(?=.*stage=in-service)/);
    await expectAddressToHold(page);
  });

  test("the focus stays on the control used, and goes to the heading of the results with their page", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute("data-toggle") ?? document.activeElement?.id);
    for (const toggle of ["operator=US", "operator=IN", "operator=US", "status=inducted"]) {
      await page.locator(`#filters [data-toggle="${toggle}"]`).press("Enter");
      await expectAddressToHold(page);
      await eventually(`the focus on ${toggle}`, async () => (await focused()) === toggle);
    }
    await page.getByRole("link", { name: "Page 2" }).press("Enter");
    await page.waitForURL(/page=2/);
    await expectAddressToHold(page);
    await eventually("the focus on the results", async () => (await focused()) === "results");
    const { total } = await shown(page);
    await page.locator("p[role=status]", { hasText: `${total} platforms found` }).waitFor({ state: "attached" });
  });

  test("a changed query goes to page 1; scrolling is where it was on coming back from a record", async () => {
    // Chromium asks for a favicon.ico of its own while one page's icon gives way to another's.
    const { page } = await visit({ baseUrl: site.url, expectedErrors: /favicon\.ico/ });
    await openList(page, "/platforms?page=2&sort=-name");
    await page.evaluate(() => scrollTo(0, 900));
    await page.locator(".results h3 a").nth(6).click();
    await page.waitForURL(/\/platforms\/[^?]+$/);
    await page.goBack();
    await page.waitForURL(/page=2/);
    await expectAddressToHold(page);
    await page.waitForFunction(() => Math.abs(scrollY - 900) < 20);
    // After a reload there is no list to measure by until its answer comes.
    const last = page.locator(".results h3 a").last();
    await last.scrollIntoViewIfNeeded();
    const left = await page.evaluate(() => scrollY);
    await last.click();
    await page.waitForURL(/\/platforms\/[^?]+$/);
    await page.reload();
    await page.route(/[?&]_rsc=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue().catch(() => undefined);
    });
    await page.goBack();
    await expectAddressToHold(page);
    await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 20, left);
    await box(page).fill("missile");
    await page.waitForURL((url) => url.search === "?q=missile&sort=-name");
    await expectAddressToHold(page);
  });

  test("nothing is asked for while a word is being composed", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    await box(page).focus();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "राफे", selectionStart: 4, selectionEnd: 4 });
    await page.waitForTimeout(300);
    expect(new URL(page.url()).search).toBe("");
    await client.send("Input.insertText", { text: "राफेल" });
    await page.waitForURL(/q=/);
    await expectAddressToHold(page);
  });

  test("a copied address shows the same to somebody else, and reload and history keep it", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    await box(page).pressSequentially("missile", { delay: 30 });
    await page.locator('#filters [data-toggle="operator=IN"]').click();
    await page.locator("select[name=sort]").selectOption("-introduced");
    await page.waitForURL(/sort=-introduced/);
    await page.locator("select[name=perPage]").selectOption("12");
    await page.waitForURL(/perPage=12/);
    await page.getByRole("link", { name: "Page 2" }).click();
    await page.waitForURL(/page=2/);
    const here = await expectAddressToHold(page);
    expect(here.search).toBe(
      searchHref(parseSearchState(new URLSearchParams(here.search)).state).replace("/platforms", ""),
    );
    await page.reload();
    await hydrated(page);
    expect(await expectAddressToHold(page)).toEqual(here);
    const { page: other } = await visit({ baseUrl: site.url });
    await openList(other, page.url());
    expect(await expectAddressToHold(other)).toEqual(here);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("page=2"));
    await expectAddressToHold(page);
    await page.goForward();
    await page.waitForURL(/page=2/);
    expect(await expectAddressToHold(page)).toEqual(here);
  });

  test("a form leaves no empty parameters in the address", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    await page.locator("input[name=introducedFrom]").fill("2000");
    await page.locator("input[name=introducedFrom]").press("Enter");
    await page.waitForURL((url) => url.search === "?introducedFrom=2000");
    await expectAddressToHold(page);
    await page.goto("/");
    await hydrated(page);
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL((url) => url.pathname === "/platforms" && url.search === "");
  });
});

describeInBrowser("a visitor is helped to the right search", (visit) => {
  test("by suggestions, with the keyboard", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await page.goto("/");
    await hydrated(page);
    await page.keyboard.press("/");
    const field = page.getByRole("combobox", { name: /Search/ });
    await expect(field.evaluate((element) => element === document.activeElement)).resolves.toBe(true);
    await field.pressSequentially("p8i", { delay: 30 });
    const option = page.getByRole("option").first();
    // The first letters alone suggest others.
    await eventually("the P-8I first", async () => /P-8I[^]*Inducted/.test(await option.innerText()));
    await expect(field.getAttribute("aria-expanded")).resolves.toBe("true");
    expect(await accessibilityProblems(page)).toEqual([]);
    await field.press("ArrowDown");
    await expect(field.getAttribute("aria-activedescendant")).resolves.toBe(await option.getAttribute("id"));
    await field.press("Escape");
    await counted(page.getByRole("option"), 0);
    await expect(field.inputValue()).resolves.toBe("p8i");
    await field.press("Escape");
    await expect(field.inputValue()).resolves.toBe("");

    await field.pressSequentially("p8i", { delay: 30 });
    await eventually("the P-8I first", async () => /P-8I/.test(await option.innerText()));
    await field.press("ArrowDown");
    await field.press("Enter");
    await page.waitForURL("**/platforms/p-8i-poseidon");
    // On the record the box in the header suggests too; without a choice Enter searches.
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("romeo");
    await page.getByRole("option").first().waitFor();
    await page
      .getByRole("option", { name: /Nickname:\s*MH-60 Romeo/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/platforms\?q=romeo$/);
  });

  test("by an offer to read words as a filter, which is not taken up by itself", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page, "/platforms?q=india+missile");
    await expectAddressToHold(page);
    const offer = page.getByRole("link", { name: "Operator: India", exact: true });
    await counted(offer, 1);
    await offer.click();
    await page.waitForURL((url) => url.search === "?q=missile&operator=IN");
    await expectAddressToHold(page);
  });

  test("by menus above the list, which hold the same filters", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await openList(page);
    const menu = page.locator("details[data-menu=operator]");
    const closed = page.locator("details[data-menu=operator]:not([open])");
    await menu.locator("summary").press("Enter");
    await menu.getByRole("link", { name: /Add filter Operator:\s*India\b/ }).press("Enter");
    await page.waitForURL(/operator=IN/);
    await expectAddressToHold(page);
    await page.keyboard.press("Escape");
    await counted(closed, 1);
    await expect(menu.locator("summary").evaluate((element) => element === document.activeElement)).resolves.toBe(true);
    await menu.locator("summary").click();
    await page.mouse.click(5, 700);
    await counted(closed, 1);
  });

  test.each([true, false])("by the page of all values of a facet (JavaScript: %s)", async (javaScript) => {
    const { page } = await visit({ baseUrl: site.url, javaScript });
    await page.goto("/platforms?domain=air");
    await page.getByRole("link", { name: /Show all \d+ values of manufacturer/ }).click();
    await page.waitForURL(/\/platforms\/values\/manufacturer\?domain=air$/);
    const all = await fetch(`${site.url}/api/v1/facets/manufacturer?domain=air`).then(
      (answer) => answer.json() as Promise<{ values: unknown[] }>,
    );
    await counted(page.locator("main li[data-label]"), all.values.length);
    await page.getByRole("searchbox", { name: "Find among the values" }).fill("hindustan");
    await page.keyboard.press("Enter");
    await page.waitForURL(/find=hindustan/);
    await page.getByRole("link", { name: /Add filter Manufacturer:\s*Hindustan Aeronautics Limited/ }).click();
    await page.waitForURL(/manufacturer=Hindustan/);
    await page.getByRole("link", { name: /^Show \d+ platforms?$/ }).click();
    await page.waitForURL(/\/platforms\?domain=air&manufacturer=Hindustan\+Aeronautics\+Limited$/);
    expect(await page.locator("#results").innerText()).toBe(
      `${(await ask("?domain=air&manufacturer=Hindustan+Aeronautics+Limited")).total} platforms`,
    );
  });

  test("on a phone by filters that fill the page, say what they will show and go with the back button", async () => {
    const { page } = await visit({ baseUrl: site.url, viewport: { width: 360, height: 800 } });
    await openList(page);
    const panel = page.locator("#filters");
    await page.getByRole("link", { name: "Filters" }).click();
    await panel.waitFor({ state: "visible" });
    await page.goBack();
    await panel.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: "Filters" }).click();
    await page.locator('#filters [data-toggle="operator=IN"]').click();
    const { total } = await ask("?operator=IN");
    const done = panel.getByRole("link", { name: `Show ${total} platforms` });
    await done.waitFor();
    expect(await panel.isVisible()).toBe(true);
    await done.click();
    await panel.waitFor({ state: "hidden" });
    await expectAddressToHold(page);
  });
});

// What one test after the other says about single steps must hold for every order of them.
describeInBrowser("whatever a visitor does, the list is what its address says", (visit) => {
  test.each(Array.from({ length: WALKS }, (_, at) => at + 1))(
    "on random walk %i",
    async (seed) => {
      const random = randomNumbers(seed);
      const { page } = await visit({ baseUrl: site.url, expectedErrors: /favicon\.ico/ });
      await openList(page);
      const done: string[] = [];
      let leftAt: { search: string; scroll: number } | null = null;
      // On every third walk each answer takes its time.
      if (seed % 3 === 0)
        await page.route(/[?&]_rsc=/, async (route) => {
          await new Promise((resolve) => setTimeout(resolve, random.between(0, seed % 2 === 0 ? 2000 : 300)));
          await route.continue().catch(() => undefined);
        });
      const step = async () => {
        const onList = new URL(page.url()).pathname === "/platforms";
        const kind = onList
          ? random.pick([
              "type",
              "type",
              "tick",
              "tick",
              "page",
              "open",
              "back",
              "forward",
              "reload",
              "sort",
              "view",
              "copy",
            ] as const)
          : random.pick(["back", "reload"] as const);
        done.push(kind);
        switch (kind) {
          case "type":
            await box(page).fill("");
            await box(page).pressSequentially(random.pick(["apache", "missile", "p8", "india", "zzz", "tank "]), {
              delay: random.pick([0, 40]),
            });
            if (random.chance(0.3)) await box(page).press("Enter");
            return;
          case "tick": {
            const links = page.locator("#filters > details:not([data-facet=category]) > ul a[data-toggle]");
            const count = await links.count();
            if (count > 0) await follow(links.nth(random.between(0, count - 1)));
            return;
          }
          case "page": {
            const next = page.locator("a[rel=next]");
            if ((await next.count()) > 0) await follow(next);
            return;
          }
          case "open": {
            await expectAddressToHold(page);
            const hits = page.locator(".results h3 a");
            const count = await hits.count();
            if (count === 0) return;
            const hit = hits.nth(random.between(0, count - 1));
            await hit.scrollIntoViewIfNeeded();
            const from = await page.evaluate(() => ({ search: location.search, scroll: scrollY }));
            if (!(await follow(hit))) return;
            await page.waitForURL(/\/platforms\/[^?]/);
            leftAt = from;
            return;
          }
          case "sort":
            await page.locator("select[name=sort]").selectOption({ index: random.between(0, 3) });
            return;
          case "view":
            await follow(page.getByRole("navigation", { name: "View" }).getByRole("link").nth(random.between(0, 2)));
            return;
          case "back":
            if (
              (await page.evaluate(() => (history.state as { __NA?: boolean } | null)?.__NA)) &&
              done.filter((one) => one !== "back").length > done.filter((one) => one === "back").length
            )
              await page.goBack().catch(() => null);
            if (page.url() === "about:blank") await page.goForward();
            // Back on the list that a record was opened from: the reader goes on where they left it.
            if (leftAt && new URL(page.url()).pathname === "/platforms") {
              const { search, scroll } = leftAt;
              leftAt = null;
              await expectAddressToHold(page);
              if (new URL(page.url()).search === search)
                await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 20, scroll);
            }
            return;
          case "forward":
            await page.goForward().catch(() => null);
            return;
          case "copy": {
            await expectAddressToHold(page);
            const { page: other } = await visit({ baseUrl: site.url });
            await openList(other, page.url());
            expect(await expectAddressToHold(other)).toEqual(await expectAddressToHold(page));
            await other.context().close();
            return;
          }
          case "reload":
            await page.reload();
            await hydrated(page);
            return;
        }
      };
      for (let at = 0; at < 12; at++) {
        await step();
        await page.waitForTimeout(random.pick([0, 100]));
        if (new URL(page.url()).pathname !== "/platforms") continue;
        await expectAddressToHold(page).catch((error: unknown) => {
          throw new Error(`After ${done.join(", ")} (seed ${seed}) at ${page.url()}`, { cause: error });
        });
      }
    },
    120_000,
  );
});
