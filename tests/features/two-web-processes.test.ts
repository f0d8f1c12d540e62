import path from "node:path";
import { openAuth } from "@/lib/auth/auth";
import { createToken } from "@/lib/auth/tokens";
import { openContext } from "@/lib/catalogue/context";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";
import { findRunningServices } from "@/scripts/support/with-services";
import { aPlatform } from "@/tests/factories/a-platform";
import { DESK_PASSWORD, letIn } from "@/tests/support/desk-site";
import { eventually } from "@/tests/support/eventually";
import { postForm } from "@/tests/support/post-form";
import { copySeededData } from "@/tests/support/seeded-data";
import { START_MS, startCatalogue, type StartedCatalogue } from "@/tests/support/started-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const SHARED = { SESSION_SECRET: "a secret of the tests, long enough to sign with" };
const folder = temporaryFolder();
/** The first has the services and no indexer; the second uses them from a data folder of its own, and carries changes over. */
let [first, second]: StartedCatalogue[] = [];
let databaseUrl: string;

beforeAll(async () => {
  const data = path.join(folder.path, "first");
  await copySeededData(data);
  first = await startCatalogue(data, { ...SHARED, INDEXER: "off" });
  await first.ready();
  const services = findRunningServices(data)!;
  databaseUrl = services.databaseUrl;
  second = await startCatalogue(path.join(folder.path, "second"), {
    ...SHARED,
    DATABASE_URL: databaseUrl,
    ...(services.meili ? { MEILI_URL: services.meili.url, MEILI_KEY: services.meili.key } : {}),
  });
  await second.ready();
  await letIn(databaseUrl, { asha: "publisher", ravi: "editor" });
}, 2 * START_MS);
afterAll(async () => {
  await second?.stop();
  await first?.stop();
  folder.remove();
});

const tryToSignIn = ({ url }: StartedCatalogue, name: string, password: string) =>
  postForm(`${url}/sign-in`, "password", { email: `${name}@example.org`, password });
const desk = ({ url }: StartedCatalogue, cookie: string) =>
  fetch(`${url}/admin`, { headers: { cookie }, redirect: "manual" });

test("who signs in at one is signed in at the other", async () => {
  const answer = await tryToSignIn(first!, "asha", DESK_PASSWORD);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  expect((await desk(second!, cookie)).status).toBe(200);
  expect((await desk(second!, "")).status).toBe(307);
});

// A guesser that is sent to another process with each try would have as many tries as there are processes.
test("tries to guess a password at one count at the other", async () => {
  // Five are free for each address and account: three a process are enough to be over, and too few for either alone.
  for (let tried = 0; tried < 6; tried++)
    await tryToSignIn([first!, second!][tried % 2]!, "ravi", "wrong horse battery");
  const answers = await Promise.all([first!, second!].map((site) => tryToSignIn(site, "ravi", DESK_PASSWORD)));
  for (const answer of answers) expect(await answer.text()).toMatch(/Wait \d+ second/);
});

test("what is published through one is read at the other at once, and found there soon after", async () => {
  const headers = { authorization: `Bearer ${await aToken()}`, "content-type": "application/json" };
  const body = JSON.stringify(aPlatform({ slug: "two-web-processes", name: "Zweiprozess" }));
  const answer = await fetch(`${first!.url}/api/v1/platforms/two-web-processes`, { method: "PUT", headers, body });
  expect(answer.status).toBe(201);
  const page = await fetch(`${second!.url}/platforms/two-web-processes`);
  expect([page.status, await page.text()]).toMatchObject([200, expect.stringContaining("Zweiprozess") as string]);
  for (const site of [first!, second!])
    await eventually("found", async () => {
      const found = await fetch(`${site.url}/api/v1/platforms?q=Zweiprozess`);
      return ((await found.json()) as { total: number }).total === 1;
    });
});

async function aToken(): Promise<string> {
  const context = await openContext({ databaseUrl, meili: null });
  try {
    const auth = openAuth({ ...context, secret: SHARED.SESSION_SECRET, publicUrl: first!.url });
    const made = await createToken(auth, CONSOLE_ACTOR, { name: "A program", role: "publisher" });
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    return made.value.token;
  } finally {
    await context.close();
  }
}
