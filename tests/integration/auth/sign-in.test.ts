import { findSession } from "@/lib/auth/find-session";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { checkAudit, readAudit } from "@/lib/store/audit";
import {
  asCookieHeader,
  aVisit,
  openIdentity,
  PASSWORD,
  type Identity,
  type Person,
} from "@/tests/support/open-identity";
import { SIGN_IN_ATTEMPTS } from "@/tests/support/long-forms";

let identity: Identity;
let asha: Person;
// One database for all; each test has a person and an address to itself.
let home: string;
let tests = 0;
beforeAll(async () => {
  identity = await openIdentity();
});
beforeEach(async () => {
  home = `192.0.2.${++tests}`;
  asha = await identity.person(`asha${tests}`, "editor");
});
afterAll(() => identity.close());

const attempt = (email: string, password: string, visit = {}) =>
  signIn(identity.auth, { email, password }, aVisit({ address: home, ...visit }));
const sessionsOf = ({ id }: Person) => identity.catalogue.sql("SELECT FROM session WHERE user_id = $1", [id]);

test("the right password starts a session, in cookies that no script reads and no other site sends", async () => {
  const result = await attempt(asha.email, PASSWORD);
  if (!result.ok) throw new Error(result.problem.kind);
  const { cookies } = result.value;
  expect(cookies.map(({ name }) => name)).toEqual(["catalogue.session_token", "catalogue.device"]);
  for (const { options } of cookies)
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", maxAge: expect.any(Number) });
  const session = await identity.session(asCookieHeader(cookies));
  expect(session).toMatchObject({ actor: asha.actor, user: { id: asha.id, email: asha.email } });
});

test("behind TLS every cookie is Secure, and named so that only TLS can set it", async () => {
  const secure = await openIdentity({ publicUrl: "https://catalogue.example.org" });
  const ravi = await secure.person("ravi", "viewer");
  const result = await signIn(secure.auth, { email: ravi.email, password: PASSWORD }, aVisit());
  expect(result).toMatchObject({ ok: true });
  for (const { name, options } of result.ok ? result.value.cookies : []) {
    expect(name).toMatch(/^__Secure-/);
    expect(options.secure).toBe(true);
  }
  await secure.close();
});

test("each sign-in has a session id of its own, and a cookie that was changed is worth nothing", async () => {
  const [first, second] = [
    await identity.signedIn(asha, { address: home }),
    await identity.signedIn(asha, { address: home }),
  ];
  expect((await identity.session(first)).sessionId).not.toBe((await identity.session(second)).sessionId);
  const forged = first.replace(/session_token=(.)/, (_, letter) => `session_token=${letter === "a" ? "b" : "a"}`);
  await expect(findSession(identity.auth, forged)).resolves.toBeNull();
  await expect(findSession(identity.auth, null)).resolves.toBeNull();
});

test("signing out ends the session itself, not only the cookie", async () => {
  const cookie = await identity.signedIn(asha, { address: home });
  const cleared = await signOut(identity.auth, cookie);
  expect(cleared.find(({ name }) => name === "catalogue.session_token")).toMatchObject({
    value: "",
    options: { maxAge: 0 },
  });
  await expect(findSession(identity.auth, cookie)).resolves.toBeNull();
});

test("wrong password, unknown address and disabled account are told apart by nobody", async () => {
  const gone = await identity.person("gone", "editor");
  await identity.catalogue.sql(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [gone.id]);
  const failures = await Promise.all([
    attempt(asha.email, "wrong horse battery"),
    attempt("nobody@example.org", PASSWORD),
    attempt(gone.email, PASSWORD),
  ]);
  expect(failures).toEqual(Array(3).fill({ ok: false, problem: { kind: "sign-in-failed" } }));
  await expect(sessionsOf(gone)).resolves.toEqual([]);
});

test.each([[{}], [{ email: "" }], [{ email: { a: 1 }, password: ["x"] }], ["text"], [null]])(
  "what is no sign-in is refused field by field: %j",
  async (input) => {
    await expect(signIn(identity.auth, input, aVisit())).resolves.toMatchObject({
      ok: false,
      problem: { kind: "invalid" },
    });
  },
);

// Somebody who is disabled, or whose password is changed, while their password is being looked at must not slip through.
test("a sign-in that is under way when sessions end does not outlive it", async () => {
  const { store } = identity.auth;
  const raced = {
    ...identity.auth,
    library: {
      ...identity.auth.library,
      handler: async (request: Request) => {
        const response = await identity.auth.library.handler(request);
        await store.read.user.update({ where: { id: asha.id }, data: { epoch: { increment: 1 } } });
        return response;
      },
    },
  };
  await expect(signIn(raced, { email: asha.email, password: PASSWORD }, aVisit())).resolves.toMatchObject({
    ok: false,
  });
  await expect(sessionsOf(asha)).resolves.toEqual([]);
});

test("sign-ins and failures are in the audit log, without anything that was typed", async () => {
  await attempt(asha.email, "my secret typed");
  await attempt("my-password-in-the-wrong-field@example.org", "x");
  await identity.signedIn(asha, { address: home });
  const entries = await readAudit(identity.auth.store.read, {}, 3);
  expect(entries.map(({ actor, action, target, outcome }) => [actor, action, target, outcome])).toEqual([
    [asha.actor.id, "session:sign-in", asha.actor.id, "done"],
    ["anonymous", "session:sign-in", null, "failed"],
    ["anonymous", "session:sign-in", asha.actor.id, "failed"],
  ]);
  expect(JSON.stringify(entries.map(({ details }) => details))).not.toMatch(/typed|wrong-field/);
  await expect(checkAudit(identity.auth.store)).resolves.toMatchObject({ firstBroken: null });
});

const SPELLINGS = [
  (email: string) => email,
  (email: string) => email.toUpperCase(),
  (email: string) => `  ${email}\t`,
  (email: string) => email.replace("a", "A"),
  // full-width letters, which are the same address after normalisation
  (email: string) => email.replace("asha", "ａｓｈａ"),
];

test("a flood of guesses is limited whatever the spelling, and the right person still gets in", async () => {
  const known = await identity.signedIn(asha, { address: "198.51.100.7", deviceId: "the browser she always uses" });
  expect(known).toContain("session_token");
  const outcomes = { "sign-in-failed": 0, "sign-in-paused": 0 } as Record<string, number>;
  // Sixteen at a time, so that the counting is raced as well.
  const guesses = Array.from({ length: SIGN_IN_ATTEMPTS }, (_, index) => index);
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let index = guesses.pop(); index !== undefined; index = guesses.pop()) {
        const spelt = SPELLINGS[index % SPELLINGS.length]!(asha.email);
        const result = await attempt(spelt, `guess number ${index}`, {
          userAgent: `Agent ${index}`,
          deviceId: `${index}`,
        });
        outcomes[result.ok ? "ok" : result.problem.kind]! += 1;
      }
    }),
  );
  expect(outcomes["sign-in-failed"]! + outcomes["sign-in-paused"]!).toBe(SIGN_IN_ATTEMPTS);
  // Five are free; a pause of a few seconds may pass while this runs.
  expect(outcomes["sign-in-failed"]).toBeGreaterThanOrEqual(5);
  expect(outcomes["sign-in-failed"]).toBeLessThanOrEqual(12);

  await expect(attempt(asha.email, PASSWORD)).resolves.toMatchObject({
    ok: false,
    problem: { kind: "sign-in-paused" },
  });
  await expect(attempt(asha.email, PASSWORD, { address: "203.0.113.9" })).resolves.toMatchObject({ ok: true });
  await expect(attempt(asha.email, PASSWORD, { deviceId: "the browser she always uses" })).resolves.toMatchObject({
    ok: true,
  });
  identity.later(15 * 60);
  await expect(attempt(asha.email, PASSWORD)).resolves.toMatchObject({ ok: true });
});

test("one address that tries many accounts is slowed down for all of them", async () => {
  const kinds: string[] = [];
  for (let index = 0; index < 30; index++) {
    const result = await attempt(`person${index}@example.org`, "wrong horse battery");
    kinds.push(result.ok ? "ok" : result.problem.kind);
  }
  expect(kinds.filter((kind) => kind === "sign-in-failed").length).toBeGreaterThanOrEqual(20);
  expect(kinds.at(-1)).toBe("sign-in-paused");
});

// What arrives first need not be counted first: sixteen at once read their clocks before they wait for the same row.
test("tries of the same moment are none of them held up, in whatever order they are counted", async () => {
  await attempt(asha.email, "wrong horse battery");
  identity.later(-2);
  const earlier = await attempt(asha.email, "wrong horse battery");
  identity.later(2);
  expect(earlier).toMatchObject({ problem: { kind: "sign-in-failed" } });
});

test("many addresses that try one account are slowed down together, for a minute at most", async () => {
  let paused = 0;
  for (let index = 0; index < 70; index++) {
    const result = await attempt(asha.email, "wrong horse battery", { address: `10.0.0.${index}` });
    if (!result.ok && result.problem.kind === "sign-in-paused") {
      paused += 1;
      expect(result.problem.seconds).toBeLessThanOrEqual(60);
      identity.later(result.problem.seconds);
    }
  }
  expect(paused).toBeGreaterThan(5);
});

test("a browser that was used here before has tries of its own, but not without end", async () => {
  await identity.signedIn(asha, { address: home, deviceId: "hers" });
  const kinds: string[] = [];
  for (let index = 0; index < 12; index++) {
    const result = await attempt(asha.email, "wrong horse battery", { deviceId: "hers" });
    kinds.push(result.ok ? "ok" : result.problem.kind);
  }
  expect(kinds.filter((kind) => kind === "sign-in-failed").length).toBeLessThanOrEqual(11);
  expect(kinds.at(-1)).toBe("sign-in-paused");
});

test("a success forgets the failures of that person at that address", async () => {
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 4; index++) await attempt(asha.email, "wrong horse battery");
    await expect(attempt(asha.email, PASSWORD)).resolves.toMatchObject({ ok: true });
  }
});
