import type { Page } from "playwright-core";

import { accessibilityProblems } from "@/tests/support/accessibility";
import { appShows } from "@/tests/support/one-time-codes";
import { describeInBrowser } from "@/tests/support/browser";
import { postForm } from "@/tests/support/post-form";
import { useSite } from "@/tests/support/site";

const site = useSite();
const CHIEF = { email: "chief@example.org", password: "correct horse battery" };

/** Goes on with Tab until this control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, role: "textbox" | "button" | "link" | "combobox" = "textbox") {
  const control = role === "textbox" ? page.getByLabel(name) : page.getByRole(role, { name });
  for (let stop = 0; stop < 40; stop++) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name.toString()}`);
}

/** Ours, and not the place where Next announces a new page. */
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

async function typeInto(page: Page, name: string | RegExp, text: string) {
  await tabTo(page, name);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

async function signIn(page: Page, { email, password } = CHIEF) {
  await typeInto(page, "E-mail address", email);
  await typeInto(page, "Password", password);
  await page.keyboard.press("Enter");
}

describeInBrowser("people sign in", (visit) => {
  test("the first by the link on the console, by keyboard and without JavaScript, and the link works once", async () => {
    const link = /http:\/\/\S+\/access\/\S+/.exec(site.output())?.[0] ?? "";
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    await page.goto(link);
    await typeInto(page, "Your name", "Chief");
    await typeInto(page, "E-mail address", CHIEF.email);
    await typeInto(page, "Password", "short");
    await page.keyboard.press("Enter");
    await page
      .getByRole("alert")
      .getByRole("link", { name: /at least 12 characters/ })
      .click();
    await expect(page.getByLabel("Your name").inputValue()).resolves.toBe("Chief");
    await typeInto(page, "Password", CHIEF.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/admin(#.*)?$/);
    await expect(page.getByRole("heading", { level: 1 }).innerText()).resolves.toBe("Desk");

    const stranger = await visit({ baseUrl: site.url, expectedErrors: /410/ });
    const answer = await stranger.page.goto(link);
    expect([answer?.status(), (await fetch(`${site.url}/access/unknown`)).status]).toEqual([410, 410]);
    await expect(stranger.page.getByRole("heading", { level: 1 }).innerText()).resolves.toMatch(
      /does not work any more/,
    );
  });

  test.each([true, false])(
    "by keyboard, told what was wrong, and taken to where they wanted to go (JavaScript: %s)",
    async (javaScript) => {
      const { page, context } = await visit({ baseUrl: site.url, javaScript });
      // An id that somebody else planted before signing in.
      const planted = { name: "catalogue.session_token", value: "planted", url: site.url };
      await context.addCookies([planted]);
      await page.goto("/admin/audit?action=user:");
      await page.waitForURL(/\/sign-in\?next=/);
      await signIn(page, { ...CHIEF, password: "wrong horse battery" });
      await alert(page).waitFor();
      await expect(alert(page).innerText()).resolves.toContain("is not right");
      await expect(page.getByLabel("E-mail address").inputValue()).resolves.toBe(CHIEF.email);
      await expect(page.getByLabel("Password").inputValue()).resolves.toBe("");
      await signIn(page);
      await page.waitForURL(/\/admin\/audit\?action=user(:|%3A)/);

      const session = (await context.cookies()).find(({ name }) => name === planted.name);
      expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
      expect(session?.value).not.toBe("planted");

      await tabTo(page, "Sign out", "button");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/sign-in");
      await context.addCookies([{ ...planted, value: session?.value ?? "" }]);
      await page.goto("/admin");
      await page.waitForURL(/\/sign-in/);
    },
    120_000,
  );

  test("an administrator invites somebody, who joins, and may see only what their role includes", async () => {
    const { page } = await visit({ baseUrl: site.url, javaScript: false });
    await page.goto("/sign-in?next=/admin/users");
    await signIn(page);
    await page.waitForURL("**/admin/users");
    await typeInto(page, "E-mail address", "asha@example.org");
    await page.keyboard.press("Enter");
    const link = await page.getByRole("status").locator("code").innerText();

    const guest = await visit({ baseUrl: site.url, expectedErrors: /403/ });
    await guest.page.goto(link);
    await typeInto(guest.page, "Your name", "Asha");
    await typeInto(guest.page, "Password", CHIEF.password);
    await guest.page.keyboard.press("Enter");
    await guest.page.waitForURL(/\/admin(#.*)?$/);
    await expect(guest.page.getByRole("navigation", { name: "Desk" }).innerText()).resolves.not.toContain("People");
    for (const address of ["/admin/users", "/admin/audit"])
      expect((await guest.page.goto(address))?.status()).toBe(403);

    // Disabled while their page is open: the next thing that they do finds them signed out.
    await page.goto("/admin/users");
    await page.getByRole("link", { name: "Asha" }).click();
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByRole("status").waitFor();
    await guest.page.goto("/admin/account");
    await guest.page.waitForURL(/\/sign-in/);
  });

  test("a token that was made on its page is shown once, and speaks for its role", async () => {
    const { page } = await visit({ baseUrl: site.url });
    await page.goto("/sign-in?next=/admin/tokens");
    await signIn(page);
    await page.waitForURL("**/admin/tokens");
    await typeInto(page, "Name", "A robot");
    await page.keyboard.press("Enter");
    const token = await page.getByRole("status").locator("code").innerText();
    const headers = { authorization: `Bearer ${token}` };
    const ask = () => fetch(`${site.url}/api/v1/token`, { headers });
    await expect((await ask()).json()).resolves.toMatchObject({ role: "editor" });
    await page.goto("/admin/tokens");
    await expect(page.getByRole("main").innerText()).resolves.not.toContain(token);
    await page.getByRole("button", { name: "Revoke A robot" }).click();
    await page.getByRole("cell", { name: "revoked" }).waitFor();
    expect((await ask()).status).toBe(401);
  });

  test("with one-time codes, which are set up, asked for and removed without JavaScript", async () => {
    const { page, context } = await visit({ baseUrl: site.url, javaScript: false });
    // axe needs scripts to run.
    const looking = await visit({ baseUrl: site.url });
    const faultsAt = async (address: string, cookies: Parameters<typeof context.addCookies>[0]) => {
      await looking.context.clearCookies();
      await looking.context.addCookies(cookies);
      await looking.page.goto(address);
      await looking.page.getByLabel(/code$/i).last().waitFor();
      return accessibilityProblems(looking.page);
    };
    await page.goto("/sign-in?next=/admin/account");
    await signIn(page);
    await page.waitForURL(/\/admin\/account(#.*)?$/);
    await typeInto(page, /^Your password$/, CHIEF.password);
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: /^QR code/ }).waitFor();
    expect(await faultsAt("/admin/account", await context.cookies())).toEqual([]);
    const secret = (await page.getByRole("main").locator("code").innerText()).replace(/ /g, "");
    const shown = (seconds = 0) => appShows(secret, new Date(Date.now() + seconds * 1000));
    await typeInto(page, /^Code$/, shown());
    await page.keyboard.press("Enter");
    const recoveryCodes = await page.getByRole("status").locator("code").innerText();
    expect(recoveryCodes.split("\n")).toHaveLength(10);
    await expect(page.getByRole("main").innerText()).resolves.toContain("Recovery codes left: 10");

    const elsewhere = await visit({ baseUrl: site.url, javaScript: false });
    await elsewhere.page.goto("/sign-in?next=/admin/tokens");
    await signIn(elsewhere.page);
    await elsewhere.page.waitForURL(/\/sign-in\/code\?next=/);
    expect(await faultsAt("/sign-in/code", await elsewhere.context.cookies())).toEqual([]);
    // The desk is still shut.
    await elsewhere.page.goto("/admin");
    await elsewhere.page.waitForURL(/\/sign-in\?next=/);
    await elsewhere.page.goto("/sign-in/code?next=/admin/tokens");
    await typeInto(elsewhere.page, "One-time code", "12345");
    await elsewhere.page.keyboard.press("Enter");
    await alert(elsewhere.page).waitFor();
    await typeInto(elsewhere.page, "One-time code", shown(30));
    await elsewhere.page.keyboard.press("Enter");
    await elsewhere.page.waitForURL(/\/admin\/tokens(#.*)?$/);

    await page.getByLabel("What to do").selectOption("remove");
    await typeInto(page, "Your password or a code", recoveryCodes.split("\n")[0] ?? "");
    await page.keyboard.press("Enter");
    await page.getByLabel("Your password", { exact: true }).waitFor();
    await expect(page.getByRole("status").innerText()).resolves.toContain("One-time codes are off");
  });

  test("every page of the desk and the door has no fault that axe finds, on a laptop and on a phone", async () => {
    for (const [colorScheme, viewport] of [
      ["light", { width: 1440, height: 900 }],
      ["dark", { width: 360, height: 800 }],
    ] as const) {
      const { page } = await visit({ baseUrl: site.url, colorScheme, viewport });
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Sign in" }).click();
      await alert(page).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await signIn(page);
      await page.waitForURL(/\/admin(#.*)?$/);
      for (const address of ["/admin", "/admin/users", "/admin/tokens", "/admin/audit?check=yes", "/admin/account"]) {
        await page.goto(address);
        expect(await accessibilityProblems(page)).toEqual([]);
        // Nothing makes the page itself scroll sideways.
        const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      }
    }
  });
});

test("nobody sees the desk without signing in, and neither search engines nor caches keep it", async () => {
  for (const address of ["/admin", "/admin/users", "/admin/tokens", "/admin/audit", "/admin/account"]) {
    const answer = await fetch(site.url + address, { redirect: "manual" });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(`/sign-in?next=${encodeURIComponent(address)}`);
    expect(answer.headers.get("x-robots-tag")).toContain("noindex");
    expect(answer.headers.get("cache-control")).toContain("no-store");
  }
  const door = await fetch(`${site.url}/sign-in`);
  expect(door.headers.get("cache-control")).toContain("no-store");
  await expect(door.text()).resolves.toMatch(/<meta name="robots" content="noindex/);
});

test("what is no token gets a 401 that says how to send one", async () => {
  for (const authorization of ["", "Bearer dec_wrong", "Basic abc", "Bearer"]) {
    const answer = await fetch(`${site.url}/api/v1/token`, { headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  }
});

test("the library's own doors are shut: there is no route to them", async () => {
  for (const path of ["sign-in/email", "sign-up/email", "get-session"])
    expect((await fetch(`${site.url}/api/auth/${path}`, { method: "POST" })).status).toBe(404);
});

test.each(["null", "https://elsewhere.example", "not an address"])(
  "a sign-in sent from %s is refused",
  async (origin) => {
    const answer = await postForm(`${site.url}/sign-in`, "email", CHIEF, { origin });
    expect(answer.headers.getSetCookie().join()).not.toContain("session_token");
    if (answer.status === 200) await expect(answer.text()).resolves.toContain("The form came from another site");
    else expect(answer.status).toBeGreaterThanOrEqual(400);
  },
);

// Last, since this address is slowed down from here on.
test("guesses are limited, whatever headers claim about where they come from", async () => {
  const counts = { refused: 0, paused: 0 };
  for (let guess = 0; guess < 40; guess++) {
    const claimed = `203.0.113.${guess}`;
    const headers = {
      "x-forwarded-for": claimed,
      "x-connection-address": claimed,
      "x-real-ip": claimed,
      forwarded: `for=${claimed}`,
    };
    const email = guess % 2 ? "CHIEF@example.org" : " chief@example.org";
    const page = await (
      await postForm(`${site.url}/sign-in`, "email", { email, password: `guess ${guess}` }, headers)
    ).text();
    if (page.includes("Too many sign-ins have failed")) counts.paused += 1;
    else if (page.includes("is not right")) counts.refused += 1;
  }
  expect(counts.refused + counts.paused).toBe(40);
  expect(counts.paused).toBeGreaterThanOrEqual(28);
});
