import { changePassword } from "@/lib/auth/change-password";
import { findSession } from "@/lib/auth/find-session";
import { listPeople } from "@/lib/auth/list-people";
import { changeRole, disableUser, makeResetLink, takeCodesOff } from "@/lib/auth/manage-user";
import { openAuth } from "@/lib/auth/auth";
import { beginCodes, confirmCodes, findOwnCodes, removeCodes, renewRecoveryCodes } from "@/lib/auth/own-codes";
import { redeemLink } from "@/lib/auth/redeem-link";
import { signIn } from "@/lib/auth/sign-in";
import { isCodeAwaited, signInWithCode } from "@/lib/auth/sign-in-with-code";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { ROLES } from "@/lib/core/access/access";
import { checkAudit, readAudit } from "@/lib/store/audit";
import { appShows, turnCodesOn } from "@/tests/support/one-time-codes";
import { expectDone } from "@/tests/support/desk";
import {
  asCookieHeader,
  aVisit,
  openIdentity,
  PASSWORD,
  type Identity,
  type Person,
} from "@/tests/support/open-identity";

let identity: Identity;
let asha: Person;
let home: string;
let tests = 0;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(async () => {
  await expect(checkAudit(identity.auth.store)).resolves.toMatchObject({ firstBroken: null });
  await identity.close();
});
// A person and an address for each test, which all begin at the start of a step of 30 seconds.
beforeEach(async () => {
  tests += 1;
  home = `192.0.2.${tests}`;
  asha = await identity.person(`asha${tests}`, "editor");
  identity.later(30 - ((identity.auth.clock().getTime() / 1000) % 30));
});

/** What the person's app shows now, or so many seconds before or after. */
const codeOf = (secret: string, seconds = 0) =>
  appShows(secret, new Date(identity.auth.clock().getTime() + seconds * 1000));
const wrong = (secret: string) =>
  ["000000", "111111", "222222", "333333"].find((code) => ![-30, 0, 30].some((at) => codeOf(secret, at) === code))!;
const signedInAs = async (person: Person) => identity.session(await identity.signedIn(person, { address: "10.0.0.1" }));

/** Somebody who uses codes, half a minute after they were turned on. */
async function withCodes(person: Person) {
  const codes = await turnCodesOn(identity, person);
  identity.later(30);
  return codes;
}

const cookieValue = (cookies: readonly CookieToSet[], name: string) => cookies.find((one) => one.name === name)?.value;

/** The first step: what the browser holds after a right password. */
async function asked(person: Person, visit = {}) {
  const answer = await signIn(
    identity.auth,
    { email: person.email, password: PASSWORD },
    aVisit({ address: home, ...visit }),
  );
  const { cookies, isCodeAsked } = expectDone(answer);
  expect(isCodeAsked).toBe(true);
  return cookieValue(cookies, "catalogue.code")!;
}
const enter = (pending: string | null, code: unknown, visit = {}) =>
  signInWithCode(identity.auth, pending, { code }, aVisit({ address: home, ...visit }));

const WRONG_CODE = { ok: false, problem: { kind: "invalid", issues: [{ path: "code" }] } };
const audited = async (target: Person, count: number) =>
  (await readAudit(identity.auth.store.read, {}, 200))
    .filter((entry) => entry.target === target.actor.id)
    .slice(0, count)
    .map(({ action, outcome }) => [action, outcome]);

test("with codes on, the password alone gives no session, and the code gives one whose id was never there before", async () => {
  const { secret } = await withCodes(asha);
  const sessions = () => identity.catalogue.sql<{ id: string }>("SELECT id FROM session WHERE user_id = $1", [asha.id]);
  const before = await sessions();
  const answer = expectDone(
    await signIn(identity.auth, { email: asha.email, password: PASSWORD }, aVisit({ address: home })),
  );
  expect(answer.isCodeAsked).toBe(true);
  expect(answer.cookies.map(({ name }) => name)).toEqual(["catalogue.code"]);
  expect(answer.cookies[0]!.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", maxAge: 600 });
  expect(await sessions()).toEqual(before);
  await expect(findSession(identity.auth, asCookieHeader(answer.cookies))).resolves.toBeNull();

  const pending = answer.cookies[0]!.value;
  await expect(isCodeAwaited(identity.auth, pending)).resolves.toBe(true);
  const cookies = expectDone(await enter(pending, codeOf(secret)));
  expect(cookies.map(({ name, options }) => [name, options.maxAge === 0])).toEqual([
    ["catalogue.session_token", false],
    ["catalogue.device", false],
    ["catalogue.code", true],
  ]);
  const session = await identity.session(asCookieHeader(cookies));
  expect(session.actor).toEqual(asha.actor);
  expect(before.map(({ id }) => id)).not.toContain(session.sessionId);
  expect(cookieValue(cookies, "catalogue.session_token")).not.toContain(pending);
  await expect(isCodeAwaited(identity.auth, pending)).resolves.toBe(false);
  expect(await audited(asha, 3)).toEqual([
    ["session:sign-in", "done"],
    ["session:ask-for-code", "done"],
    ["account:set-up-codes", "done"],
  ]);
});

test("a code is taken once: not again, not by another browser, not by two at once, and none from before it", async () => {
  const { secret } = await withCodes(asha);
  const code = codeOf(secret);
  const earlier = codeOf(secret, -30);
  const pending = await Promise.all(Array.from({ length: 4 }, () => asked(asha)));
  const raced = await Promise.all(pending.map((one) => enter(one, code)));
  expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
  for (const again of [code, earlier]) await expect(enter(await asked(asha), again)).resolves.toMatchObject(WRONG_CODE);
  identity.later(30);
  await expect(enter(await asked(asha), codeOf(secret))).resolves.toMatchObject({ ok: true });
});

// The code that turned them on was seen on the screen beside which it was typed.
test("the code that turned them on does not sign in", async () => {
  const session = await signedInAs(asha);
  expectDone(await beginCodes(identity.auth, session, { current: PASSWORD }));
  const begun = expectDone(await findOwnCodes(identity.auth, session, "Catalogue"));
  const { secret } = begun as { secret: string };
  await expect(confirmCodes(identity.auth, session, { code: wrong(secret) })).resolves.toMatchObject(WRONG_CODE);
  await expect(confirmCodes(identity.auth, session, { code: codeOf(secret) })).resolves.toMatchObject({ ok: true });
  await expect(enter(await asked(asha), codeOf(secret))).resolves.toMatchObject(WRONG_CODE);
});

test("until a first code was right nobody is asked for one, and a set-up that was left is over after half an hour", async () => {
  const session = await signedInAs(asha);
  await expect(beginCodes(identity.auth, session, { current: "not it" })).resolves.toMatchObject({
    problem: { kind: "invalid", issues: [{ path: "current" }] },
  });
  await expect(findOwnCodes(identity.auth, session, "Catalogue")).resolves.toMatchObject({ value: { state: "off" } });
  expectDone(await beginCodes(identity.auth, session, { current: PASSWORD }));
  const begun = expectDone(await findOwnCodes(identity.auth, session, "Catalogue"));
  const { secret } = begun as { secret: string };
  await expect(identity.signedIn(asha, { address: home })).resolves.toContain("session_token");
  identity.later(31 * 60);
  await expect(findOwnCodes(identity.auth, session, "Catalogue")).resolves.toMatchObject({ value: { state: "off" } });
  await expect(confirmCodes(identity.auth, session, { code: codeOf(secret) })).resolves.toMatchObject(WRONG_CODE);
});

test("turning them on ends every other session", async () => {
  const elsewhere = await identity.signedIn(asha, { address: "10.0.0.2" });
  const { session } = await withCodes(asha);
  await expect(findSession(identity.auth, elsewhere)).resolves.toBeNull();
  await expect(findOwnCodes(identity.auth, session, "Catalogue")).resolves.toMatchObject({
    value: { state: "on", recoveryCodesLeft: 10 },
  });
});

test("guesses are limited over all browsers and addresses, and the person's own browser still gets in", async () => {
  const { secret } = await withCodes(asha);
  const own = { deviceId: "her own browser", address: "198.51.100.1" };
  expectDone(await enter(await asked(asha, own), codeOf(secret), own));
  identity.later(30);
  const outcomes: string[] = [];
  for (let guess = 0; guess < 12; guess++) {
    const visit = { address: `203.0.113.${guess}`, deviceId: `stranger ${guess}`, userAgent: `Agent ${guess}` };
    const answer = await enter(await asked(asha, visit), wrong(secret), visit);
    outcomes.push(answer.ok ? "in" : answer.problem.kind);
  }
  expect(outcomes.filter((outcome) => outcome === "invalid").length).toBeLessThanOrEqual(8);
  expect(outcomes.filter((outcome) => outcome === "sign-in-paused").length).toBeGreaterThanOrEqual(4);
  // Asking for the password again does not begin the count anew, and the right code is not looked at either.
  await expect(enter(await asked(asha), codeOf(secret))).resolves.toMatchObject({
    problem: { kind: "sign-in-paused" },
  });
  await expect(enter(await asked(asha, own), codeOf(secret), own)).resolves.toMatchObject({ ok: true });
  identity.later(15 * 60);
  await expect(enter(await asked(asha), codeOf(secret))).resolves.toMatchObject({ ok: true });
});

test("what is no code is refused", async () => {
  await withCodes(asha);
  const pending = await asked(asha);
  for (const code of ["", "12345", " ", { a: 1 }, null, "x".repeat(5_000), "000000'; DROP TABLE authenticator"])
    await expect(enter(pending, code)).resolves.toMatchObject(WRONG_CODE);
});

test("a code that nobody was asked for, or that was asked for too long ago, signs nobody in", async () => {
  const { secret } = await withCodes(asha);
  const pending = await asked(asha);
  for (const other of [null, "", "invented", pending.slice(1)])
    await expect(enter(other, codeOf(secret))).resolves.toEqual({ ok: false, problem: { kind: "signed-out" } });
  identity.later(10 * 60 + 1);
  await expect(enter(pending, codeOf(secret))).resolves.toEqual({ ok: false, problem: { kind: "signed-out" } });
});

test("what ends sessions ends a sign-in that waits for its code", async () => {
  const admin = await identity.person(`admin${tests}`, "administrator");
  const { secret, session } = await withCodes(asha);
  const ends: (() => Promise<{ ok: boolean }>)[] = [
    () => changeRole(identity.auth, admin.actor, asha.id, { role: "viewer" }),
    () => changePassword(identity.auth, session, { current: PASSWORD, password: `${PASSWORD} ` }, aVisit()),
    () => disableUser(identity.auth, admin.actor, asha.id),
  ];
  for (const [at, end] of ends.entries()) {
    const password = at < 2 ? PASSWORD : `${PASSWORD} `;
    const { cookies } = expectDone(
      await signIn(identity.auth, { email: asha.email, password }, aVisit({ address: home })),
    );
    expect(await end()).toMatchObject({ ok: true });
    await expect(enter(cookies[0]!.value, codeOf(secret))).resolves.toEqual({
      ok: false,
      problem: { kind: "signed-out" },
    });
    identity.later(60);
  }
});

test("a recovery code stands in once, is kept as a hash, and ends when new ones are made", async () => {
  const { recoveryCodes, secret } = await withCodes(asha);
  expect(recoveryCodes).toHaveLength(10);
  const [first, second] = recoveryCodes as [string, string];
  const cookies = expectDone(await enter(await asked(asha), first.toUpperCase()));
  await expect(enter(await asked(asha), first)).resolves.toMatchObject(WRONG_CODE);
  const session = await identity.session(asCookieHeader(cookies));
  await expect(findOwnCodes(identity.auth, session, "Catalogue")).resolves.toMatchObject({
    value: { recoveryCodesLeft: 9 },
  });
  const rows = JSON.stringify(
    await identity.catalogue.sql("SELECT r::text FROM recovery_code r UNION ALL SELECT a::text FROM authenticator a"),
  );
  for (const code of [...recoveryCodes, ...recoveryCodes.map((one) => one.replaceAll("-", "")), secret])
    expect(rows).not.toContain(code);

  const renewed = expectDone(await renewRecoveryCodes(identity.auth, session, { current: PASSWORD }));
  expect(renewed).toHaveLength(10);
  await expect(enter(await asked(asha), second)).resolves.toMatchObject(WRONG_CODE);
  await expect(enter(await asked(asha), renewed[0])).resolves.toMatchObject({ ok: true });
  // Another's code is nobody else's.
  const ravi = await identity.person(`ravi${tests}`, "editor");
  await withCodes(ravi);
  await expect(enter(await asked(ravi), renewed[1])).resolves.toMatchObject(WRONG_CODE);
  expect((await audited(asha, 20)).map(([action]) => action)).toContain("account:renew-recovery-codes");
});

test("they are removed by who has the password or a code, and by nobody who tries", async () => {
  const { session, secret } = await withCodes(asha);
  for (const current of ["not it", wrong(secret)])
    await expect(removeCodes(identity.auth, session, { current })).resolves.toMatchObject({
      problem: { kind: "invalid", issues: [{ path: "current" }] },
    });
  expect(await audited(asha, 2)).toEqual([
    ["account:remove-codes", "failed"],
    ["account:remove-codes", "failed"],
  ]);
  await expect(removeCodes(identity.auth, session, { current: codeOf(secret) })).resolves.toMatchObject({ ok: true });
  await expect(identity.signedIn(asha, { address: home })).resolves.toContain("session_token");
  await expect(identity.catalogue.sql("SELECT FROM recovery_code WHERE user_id = $1", [asha.id])).resolves.toEqual([]);
  await expect(removeCodes(identity.auth, session, { current: PASSWORD })).resolves.toMatchObject({ ok: false });

  const again = await withCodes(asha);
  await expect(removeCodes(identity.auth, again.session, { current: PASSWORD })).resolves.toMatchObject({ ok: true });
  // Tries are counted, for whoever sits down at somebody's browser.
  const kinds: string[] = [];
  for (let guess = 0; guess < 13; guess++) {
    const answer = await removeCodes(identity.auth, again.session, { current: `guess ${guess}` });
    kinds.push(answer.ok ? "removed" : answer.problem.kind);
  }
  expect(kinds.at(-1)).toBe("sign-in-paused");
});

test("an administrator takes them off another's account, nobody else does, and not off their own", async () => {
  const admin = await identity.person(`admin${tests}`, "administrator");
  await withCodes(asha);
  await withCodes(admin);
  for (const role of ROLES.filter((one) => one !== "administrator")) {
    const other = await identity.person(`${role}${tests}`, role);
    await expect(takeCodesOff(identity.auth, other.actor, asha.id)).resolves.toMatchObject({
      problem: { kind: "forbidden" },
    });
  }
  await expect(takeCodesOff(identity.auth, admin.actor, admin.id)).resolves.toMatchObject({ ok: false });
  const { users } = expectDone(await listPeople(identity.auth, admin.actor));
  expect(users.find(({ id }) => id === asha.id)).toMatchObject({ usesCodes: true });
  const pending = await asked(asha);
  await expect(takeCodesOff(identity.auth, admin.actor, asha.id)).resolves.toEqual({ ok: true, value: true });
  await expect(takeCodesOff(identity.auth, admin.actor, asha.id)).resolves.toEqual({ ok: true, value: false });
  // Whoever waits before the question is not told that their code is wrong: the password alone lets them in now.
  await expect(enter(pending, "123456")).resolves.toEqual({ ok: false, problem: { kind: "signed-out" } });
  await expect(identity.signedIn(asha, { address: home })).resolves.toContain("session_token");
  expect((await audited(asha, 20)).filter(([action]) => action === "user:remove-codes")).toEqual([
    ["user:remove-codes", "done"],
    ...Array(3).fill(["user:remove-codes", "refused"]),
  ]);
});

// Else whoever gets at the link would not need the telephone.
test("a link for a new password does not stand in for the code", async () => {
  const admin = await identity.person(`admin${tests}`, "administrator");
  const { secret } = await withCodes(asha);
  const { url } = expectDone(await makeResetLink(identity.auth, admin.actor, asha.id));
  const answer = expectDone(
    await redeemLink(identity.auth, url.split("/").at(-1)!, { password: "battery staple horse" }, aVisit()),
  );
  expect(answer.isCodeAsked).toBe(true);
  expect(answer.cookies.map(({ name }) => name)).toEqual(["catalogue.code"]);
  await expect(enter(answer.cookies[0]!.value, codeOf(secret))).resolves.toMatchObject({ ok: true });
});

test("under another SESSION_SECRET the app's codes are not right any more, but recovery codes are", async () => {
  const { secret, recoveryCodes } = await withCodes(asha);
  const { store, clock, publicUrl } = identity.auth;
  const moved = openAuth({ store, clock, publicUrl, secret: "another secret of the tests, long enough" });
  const pending = await asked(asha);
  await expect(signInWithCode(moved, pending, { code: codeOf(secret) }, aVisit())).resolves.toMatchObject(WRONG_CODE);
  await expect(signInWithCode(moved, pending, { code: recoveryCodes[3] }, aVisit())).resolves.toMatchObject({
    ok: true,
  });
});
