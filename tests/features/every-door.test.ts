import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

import { createToken } from "@/lib/auth/tokens";
import { openContext, type Context } from "@/lib/catalogue/context";
import type { PlainAction, RecordAction } from "@/lib/core/access/access";
import { can, CONSOLE_ACTOR, RECORD_ACTIONS, ROLES, type Role } from "@/lib/core/access/access";
import { writeOwnReview } from "@/lib/store/review-policy";
import { aPictureFile } from "@/tests/factories/a-picture";
import { anActor } from "@/tests/factories/an-actor";
import { DESK_PASSWORD, useDeskSite } from "@/tests/support/desk-site";
import {
  allCells,
  attemptOf,
  isLetThrough,
  makeRecord,
  storedOf,
  type Cell,
  type CellRecord,
} from "@/tests/support/door-cells";
import { ADDRESSES, SERVER_ACTIONS } from "@/tests/support/doors";
import { everyRow } from "@/tests/support/every-row";
import { DOOR_CELLS, SEED, WITHOUT_PROXY } from "@/tests/support/long-forms";
import { BY_STATE, LETTERS } from "@/tests/support/permission-table";
import { postForm } from "@/tests/support/post-form";
import { randomNumbers } from "@/tests/support/random-numbers";
import { siteSource } from "@/tests/support/site-source";

/** How long all server actions may take. Without proxy.ts each call goes all the way to its action, 5 MB among them. */
const ACTIONS_MS = WITHOUT_PROXY ? 900_000 : 240_000;

let pool: pg.Pool;
// Before the site's own end, which takes the database away.
afterAll(() => pool.end());
const site = useDeskSite({
  viewer: "viewer",
  editor: "editor",
  publisher: "publisher",
  administrator: "administrator",
});

type BuiltAction = { readonly id: string; readonly door: string; readonly page: string };

let source: string;
beforeAll(async () => {
  source = await siteSource();
});
const built = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(source, ".next/server", file), "utf8")) as unknown;

/** Every server action of the build, and a page on which it is offered. */
function serverActions(): BuiltAction[] {
  const { node } = built("server-reference-manifest.json") as {
    node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
  };
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    door: `${filename.replace(/^app\//, "")}#${exportedName}`,
    page: addressOf(Object.keys(workers)[0] ?? ""),
  }));
}

const addresses = (): string[] => Object.keys(built("app-paths-manifest.json") as object).map(addressOf);

const addressOf = (entry: string) =>
  `/${entry.replace(/^\/?(app\/)?/, "")}`
    .replace(/\/\([^)]*\)/g, "")
    .replace(/\/(page|route)$/, "")
    // Next puts a mark of the folder behind a picture's name.
    .replace(/(\/opengraph-image)-\w+$/, "$1")
    .replace(/^$/, "/");

const cookies = new Map<Role, string>();
let record = { id: "", slug: "", version: "" };
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: site.ownerUrl, max: 2 });
  pool.on("error", () => undefined); // its last goodbyes, when the database is dropped
  for (const role of ROLES) cookies.set(role, await cookiesAfterSigningIn(role));
  const { rows } = await pool.query<typeof record>(
    "SELECT id, slug, version::text FROM platform WHERE published_version IS NOT NULL ORDER BY slug LIMIT 1",
  );
  record = rows[0]!;
});

async function cookiesAfterSigningIn(role: Role): Promise<string> {
  const person = { email: `${role}@example.org`, password: DESK_PASSWORD };
  const answer = await postForm(`${site.url}/sign-in`, "email", person);
  const set = answer.headers.getSetCookie();
  return set.map((cookie) => cookie.split(";")[0]).join("; ");
}

/** All rows but what every attempt leaves: the audit log, and the count of failed sign-ins. */
const stored = async () => {
  const { audit_entry: _audit, sign_in_pause: _pauses, ...rows } = await everyRow(pool);
  return rows;
};

/** Whether a role may do this to any record at all. */
function mayEver(role: Role, door: string): boolean {
  if (!(RECORD_ACTIONS as readonly string[]).includes(door)) return can(anActor({ role }), door as PlainAction);
  return BY_STATE[door as RecordAction].some((cells) => cells.some((cell) => cell.includes(LETTERS[role])));
}

const filled = (address: string) =>
  address
    .replace("[id]", record.id)
    .replace("[slug]", record.slug)
    .replace(/\[\w+\]/g, "1");

/** What the forms send, so that nothing but who asks stands in the way. */
const values = (): Record<string, string> => ({
  id: record.id,
  formId: record.id,
  slug: record.slug,
  version: record.version,
  current: record.version,
  to: "another-address",
  name: "Sample",
  comment: "Why",
  reason: "Why",
  day: "2030-01-01",
  time: "10:00",
  email: "stranger@example.org",
  password: "another horse battery",
  role: "administrator",
  days: "10",
  ownReview: "yes",
  text: "a, b",
  synonyms: "sub hunter = patrol aircraft",
  of: "desk",
  set: "add-role",
  loser: record.slug,
  winner: "p-8i-poseidon",
  access: "disable",
  asked: "save",
  code: "123456",
  step: "remove",
});

type Call = { cookie?: string; origin?: string; form?: Record<string, string>; body?: BodyInit };

/** Actions that take the form alone; the others take what they last answered before it. */
const FORM_ALONE = /#(takeRecordStep|postRecord|discardUnsaved)$/;

/** Calls a server action as its page does; once more where the connection, over which too much was sent before, was just closed. */
const call = (action: BuiltAction, how: Call) =>
  callOnce(action, how).catch((error: unknown) => {
    if (!isHangUp(error)) throw error;
    return callOnce(action, how);
  });

function callOnce({ id, door, page }: BuiltAction, { cookie = "", origin = site.url, form = values(), body }: Call) {
  const encoded = new FormData();
  for (const [name, value] of Object.entries(form)) encoded.append(`_1_${name}`, value);
  encoded.append("0", FORM_ALONE.test(door) ? '["$K1"]' : '[null,"$K1"]');
  return fetch(site.url + filled(page), {
    method: "POST",
    redirect: "manual",
    headers: {
      "next-action": id,
      origin,
      cookie,
      ...(typeof body === "string" ? { "content-type": "text/plain" } : {}),
    },
    body: body ?? encoded,
  });
}

const isHangUp = (error: unknown) =>
  ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"].includes(
    ((error as Error).cause as { code?: string } | undefined)?.code ?? "",
  );

/** A site that has read enough closes the connection, while the rest is still being sent. Its answer is lost then. */
function hungUp(error: unknown): Response {
  if (!isHangUp(error)) throw error;
  return new Response(null, { status: 413 });
}

// A door that nobody has thought of is the one that is left open.
test("the table names every server action and every address of the build, and no other", () => {
  expect(
    serverActions()
      .map(({ door }) => door)
      .sort(),
  ).toEqual(Object.keys(SERVER_ACTIONS).sort());
  expect(addresses().sort()).toEqual(Object.keys(ADDRESSES).sort());
});

test(
  "a server action that strangers, other sites or the wrong role call, or that is sent what no form sends, writes nothing",
  async () => {
    const administrator = cookies.get("administrator") ?? "";
    const before = await stored();
    const tried: string[] = [];
    const written = async (what: string, answer: Promise<Response>) => {
      tried.push(what);
      await (await answer).text();
    };
    const large = "x".repeat(5_000_000);
    for (const action of serverActions()) {
      const permission = SERVER_ACTIONS[action.door] ?? "public";
      if (permission !== "public") {
        await written(`${action.door}, a stranger`, call(action, {}));
        await written(`${action.door}, another site`, call(action, { cookie: administrator, origin: "null" }));
        for (const role of ROLES)
          if (!mayEver(role, permission))
            await written(`${action.door}, ${role}`, call(action, { cookie: cookies.get(role) ?? "" }));
      }
      // Signing out takes nothing but the session that it ends.
      if (action.door.endsWith("#signOutHere")) continue;
      const nobody = { ...values(), id: "0198c0de-0000-7000-8000-000000000000" };
      if (
        /#(endOne|revoke|withdraw|resetPassword|removeOneTimeCodes|giveRole|setAccess|takeBack|importFile|checkAgain|purge|restore|bin)$/.test(
          action.door,
        )
      )
        await written(`${action.door}, no such id`, call(action, { cookie: administrator, form: nobody }));
      if (!action.door.endsWith("#endOthers")) {
        const odd = '[{"id":{"a":1},"email":["x"]},{"id":{"a":1},"email":["x"]}]';
        await written(`${action.door}, an object`, call(action, { cookie: administrator, body: odd }));
      }
      const flood = call(action, { cookie: administrator, form: { ...values(), name: large } });
      await written(`${action.door}, 5 MB`, flood.catch(hungUp));
      const after = await stored();
      const changed = Object.keys(before).filter((table) => String(before[table]) !== String(after[table]));
      expect([tried.splice(0), changed]).toEqual([expect.anything(), []]);
    }
    // The way of calling is the right one: whoever may, does write.
    const settings = serverActions().find(({ door }) => door.endsWith("#setReview"))!;
    await (await call(settings, { cookie: administrator })).text();
    expect((await stored()).installation).not.toEqual(before.installation);
  },
  ACTIONS_MS,
);

test("every page of the desk is shown to the roles that the table names, and nobody else is told what is there", async () => {
  for (const [address, permission] of Object.entries(ADDRESSES)) {
    if (!address.startsWith("/admin") || address.endsWith("/unsaved") || address.endsWith("/upload")) continue;
    const open = (cookie = "") => fetch(site.url + filled(address), { redirect: "manual", headers: { cookie } });
    const stranger = await open();
    expect([address, [307, 401].includes(stranger.status)]).toEqual([address, true]);
    for (const role of ROLES) {
      const { status } = await open(cookies.get(role));
      expect([address, role, status === 403]).toEqual([address, role, !mayEver(role, permission)]);
    }
  }
});

// The whole way of a report, by the forms alone, as a reader without scripts and an editor go it.
test("a reader reports an error, is given a link, and reads there what an editor answered", async () => {
  const report = `${site.url}/platforms/${record.slug}/report`;
  const spam = await postForm(report, "text", { text: "Buy our cheap figures", website: "https://example.org" });
  expect([spam.status, await spam.text()]).toEqual([200, expect.stringContaining("Leave this field empty")]);
  const text = "The <b>range</b> is out of date; the maker says another.";
  const sent = await postForm(report, "text", { place: "sources", text });
  const link = new URL(sent.headers.get("location") ?? "", site.url);
  expect([sent.status, link.pathname]).toEqual([303, expect.stringMatching(/^\/reports\/[\w-]{43}$/)]);
  const follow = async (address: URL | string) => (await fetch(address)).text();
  expect(await follow(link)).toContain(`${site.url}${link.pathname}</code>`);
  const open = await follow(site.url + link.pathname);
  expect(open).toContain("Open.");
  expect(open).toContain("The &lt;b&gt;range&lt;/b&gt; is out of date");
  expect((await fetch(`${site.url}/reports/${"x".repeat(43)}`)).status).toBe(404);

  const headers = { cookie: cookies.get("editor") ?? "" };
  const answered = await postForm(
    `${site.url}/admin/reports`,
    "answer",
    { state: "accepted", answer: "Mended, with thanks." },
    headers,
  );
  expect([answered.status, answered.headers.get("location")]).toEqual([303, "/admin/reports?said=answered"]);
  const told = await follow(site.url + link.pathname);
  expect(told).toContain("Accepted.");
  expect(told).toContain("Mended, with thanks.");
  // Who answered is the desk's.
  expect(told).not.toContain("Editor");
  const desk = await (await fetch(`${site.url}/admin/reports?show=answered`, { headers })).text();
  expect(desk).toContain("The &lt;b&gt;range&lt;/b&gt; is out of date");
});

test("routes that write are closed to strangers, other sites and the wrong role, whatever they are sent", async () => {
  const before = await stored();
  const upload = () => {
    const form = new FormData();
    form.append("file", new Blob(["x".repeat(5_000_000)]), "records.csv");
    return form;
  };
  const picture = async () => {
    const form = new FormData();
    form.append("alt", "A ship.");
    form.append("picture", new Blob([new Uint8Array(await aPictureFile())]), "ship.jpg");
    return form;
  };
  const pictures = "/admin/platforms/[id]/pictures/upload";
  const post = (address: string, headers: Record<string, string>, body: BodyInit, method = "POST") =>
    fetch(site.url + filled(address), { method, redirect: "manual", headers, body });
  const editor = cookies.get("editor") ?? "";
  const publisher = cookies.get("publisher") ?? "";
  const json = { "content-type": "application/json" };
  const whole = JSON.stringify({ formId: record.id, content: {}, fromVersion: 1 });
  const answers = [
    post("/admin/imports/upload", {}, upload()),
    post("/admin/imports/upload", { cookie: editor, origin: site.url }, upload()),
    post("/admin/imports/upload", { cookie: publisher, origin: "null" }, upload()),
    post("/admin/imports/upload", { cookie: publisher, origin: site.url, ...json }, whole),
    post(pictures, {}, await picture()),
    post(pictures, { cookie: cookies.get("viewer") ?? "", origin: site.url }, await picture()),
    post(pictures, { cookie: editor, origin: "null" }, await picture()),
    post("/admin/platforms/unsaved", json, whole),
    post("/admin/platforms/unsaved", { ...json, cookie: cookies.get("viewer") ?? "", origin: site.url }, whole),
    post("/admin/platforms/unsaved", { ...json, cookie: editor, origin: "null" }, whole),
    post("/admin/platforms/unsaved", { ...json, cookie: editor, origin: site.url }, `"${"x".repeat(5_000_000)}"`),
    // A cookie speaks for nobody here: only a token does.
    post("/api/v1/platforms/[slug]", { ...json, cookie: publisher, "if-match": '"1"' }, "{}", "PUT"),
    post("/api/v1/platforms/[slug]", { cookie: publisher }, "", "DELETE"),
    post("/api/v1/platforms/[slug]/restore", { cookie: publisher }, ""),
  ];
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses).toEqual([303, 403, 303, 303, 303, 403, 303, 401, 403, 401, 413, 401, 401, 401]);
  expect(await stored()).toEqual(before);
});

// A browser without scripts shows what the server sends, and nothing else.
test.each([
  ["leads nowhere", "/platforms/no-such-thing", 404, "There is nothing at this address"],
  ["names a version that never was", "/platforms/p-8i-poseidon/versions/999", 404, "There is nothing at this address"],
  ["is not for this role", "/admin/users", 403, "Your role does not include this"],
])("an address that %s is answered with words that need no script", async (_, address, status, words) => {
  const answer = await fetch(site.url + address, { headers: { cookie: cookies.get("viewer") ?? "" } });
  const html = await answer.text();
  expect([answer.status, html.includes(`>${words}</h1>`), html.includes('id="main"')]).toEqual([status, true, true]);
});

test.each(["/", "/platforms/p-8i-poseidon", "/compare?ids=p-8i-poseidon", "/admin/platforms"])(
  "a database that fails is told at %s with words that need no script, and that name nothing of its inside",
  async (address) => {
    await pool.query("ALTER TABLE platform RENAME TO mislaid");
    try {
      const answer = await fetch(site.url + address, { headers: { cookie: cookies.get("editor") ?? "" } });
      const html = await answer.text();
      expect([answer.status, html.includes(">The page could not be made</h1>")]).toEqual([500, true]);
      expect(html).not.toMatch(/relation|prisma|node_modules|"platform" does not exist/i);
    } finally {
      await pool.query("ALTER TABLE mislaid RENAME TO platform");
    }
  },
);
// Without a script the form itself is posted, and there is no copy in the browser.
test("a form that is posted after the session has ended is not lost: its words are in it again after signing in", async () => {
  const post = serverActions().find(({ door }) => door.endsWith("#postRecord"))!;
  const cookie = cookies.get("editor") ?? "";
  await pool.query(`DELETE FROM session WHERE user_id = (SELECT id FROM "user" WHERE email = 'editor@example.org')`);
  for (const form of [
    { form: record.id, version: record.version },
    { form: randomUUID(), version: "" },
  ]) {
    const words = `typed into ${form.form}`;
    const sent = await call(post, { cookie, form: { ...form, do: "save", summary: words } });
    await sent.text();
    const toSignIn = sent.headers.get("x-action-redirect") ?? sent.headers.get("location") ?? "";
    expect(toSignIn).toMatch(/^\/sign-in\?next=.*&kept=yes/);
    const address = site.url + toSignIn.replace(/;\w+$/, "");
    await expect((await fetch(address)).text()).resolves.toContain("What you typed is kept");
    const person = { email: "editor@example.org", password: DESK_PASSWORD };
    const answer = await postForm(address, "email", person, { cookie: deviceOf(cookie) });
    const back = answer.headers.get("location") ?? "";
    const signedIn = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
    const page = await fetch(new URL(back, site.url), { headers: { cookie: signedIn.join("; ") } });
    await expect(page.text()).resolves.toContain(words);
    await pool.query("DELETE FROM session WHERE id = (SELECT id FROM session ORDER BY created_at DESC LIMIT 1)");
  }
  cookies.set("editor", await cookiesAfterSigningIn("editor"));
});

const deviceOf = (cookie: string) => cookie.split("; ").find((one) => one.startsWith("catalogue.device=")) ?? "";

describe("the permission table holds through the running site", () => {
  let context: Context;
  const userIds = {} as Record<Role, string>;
  const tokens = {} as Record<Role, string>;
  beforeAll(async () => {
    context = await openContext({ databaseUrl: site.databaseUrl, meili: null });
    for (const role of ROLES) {
      const { id } = await context.store.read.user.findUniqueOrThrow({ where: { email: `${role}@example.org` } });
      userIds[role] = id;
      const made = await createToken({ ...context, publicUrl: site.url }, CONSOLE_ACTOR, { name: `A ${role}`, role });
      if (!made.ok) throw new Error(JSON.stringify(made.problem));
      tokens[role] = made.value.token;
    }
  });
  afterAll(() => context.close());

  /** Whether the page offers it, or something was written. */
  async function cameThrough(cell: Cell, record: CellRecord): Promise<boolean> {
    const attempt = attemptOf(cell, record);
    const cookie = cookies.get(cell.role) ?? "";
    if (attempt.door === "page") {
      const page = await fetch(site.url + attempt.address, { headers: { cookie } });
      expect(page.status).toBe(200);
      return attempt.mark.test(await page.text());
    }
    const rows = async () => (await pool.query<{ row: string }>(...storedOf(cell.action, record.id))).rows;
    const before = await rows();
    const answer = await (attempt.door === "API"
      ? fetch(site.url + attempt.address, {
          ...attempt.request,
          headers: { ...attempt.request.headers, authorization: `Bearer ${tokens[cell.role]}` },
        })
      : call(
          serverActions().find(({ door }) => door.endsWith(attempt.action))!,
          { cookie, form: attempt.form },
        ));
    await answer.text();
    expect(answer.status).toBeLessThan(500);
    return JSON.stringify(await rows()) !== JSON.stringify(before);
  }

  test("every role may do to a record in every state, own or another's, by page, server action and API, what it says and no more", async () => {
    const random = randomNumbers(SEED);
    const cells = allCells();
    // Most cells are closed: as many open ones are tried.
    const some = [true, false].flatMap((isOpen) => {
      const alike = cells.filter((cell) => isLetThrough(cell) === isOpen);
      return DOOR_CELLS >= cells.length ? alike : random.some(alike, Math.ceil(DOOR_CELLS / 2));
    });
    const wrong: unknown[] = [];
    for (const ownReview of [true, false]) {
      await context.store.transaction((tx) => writeOwnReview(tx, ownReview));
      const left = some.filter((cell) => cell.ownReview === ownReview);
      await Promise.all(
        Array.from({ length: 3 }, async () => {
          for (let cell = left.pop(); cell; cell = left.pop()) {
            const came = await cameThrough(cell, await makeRecord(context, cell, userIds));
            if (came !== isLetThrough(cell)) wrong.push({ ...cell, came, seed: SEED });
          }
        }),
      );
    }
    expect(wrong).toEqual([]);
    expect(some.length).toBe(Math.min(DOOR_CELLS, cells.length));
  }, 1_200_000);
});
