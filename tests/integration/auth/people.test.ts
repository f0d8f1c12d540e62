import { changePassword } from "@/lib/auth/change-password";
import { findSession } from "@/lib/auth/find-session";
import { ensureFirstAdministrator } from "@/lib/auth/first-administrator";
import { inviteUser, withdrawInvitation } from "@/lib/auth/invite-user";
import { listPeople } from "@/lib/auth/list-people";
import { changeRole, disableUser, enableUser, makeResetLink } from "@/lib/auth/manage-user";
import { endOtherSessions, endOwnSession, listOwnSessions } from "@/lib/auth/own-sessions";
import { signIn } from "@/lib/auth/sign-in";
import { redeemLink } from "@/lib/auth/redeem-link";
import { ROLES } from "@/lib/core/access/access";
import { checkAudit, readAudit } from "@/lib/store/audit";
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
let admin: Person;
let tests = 0;
const named = (name: string) => `${name}${tests}`;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(async () => {
  // Whatever the tests did: the log of it is whole.
  await expect(checkAudit(identity.auth.store)).resolves.toMatchObject({ firstBroken: null });
  await identity.close();
});
// One administrator at a time: those of earlier tests are made viewers.
beforeEach(async () => {
  tests += 1;
  await identity.catalogue.sql(`UPDATE "user" SET role = 'viewer'`);
  admin = await identity.person(named("admin"), "administrator");
});

const NEW_PASSWORD = "battery staple horse";
const secretOf = (link: { url: string }) => link.url.split("/").at(-1)!;
const canSignIn = async (email: string, password: string) =>
  (
    await signIn(
      identity.auth,
      { email, password },
      aVisit({ address: `10.1.${tests}.${Math.ceil(Math.random() * 250)}` }),
    )
  ).ok;
const isAlive = async (cookie: string) => (await findSession(identity.auth, cookie)) !== null;

describe("the first administrator", () => {
  let empty: Identity;
  beforeEach(async () => {
    empty = await openIdentity();
  });
  afterEach(() => empty.close());

  test("is added with the address and password that the operator set, once", async () => {
    const given = { email: "Chief@Example.org", password: "a long enough password" };
    await expect(ensureFirstAdministrator(empty.auth, given)).resolves.toEqual({ did: "added" });
    await expect(ensureFirstAdministrator(empty.auth, { ...given, email: "other@example.org" })).resolves.toEqual({
      did: "nothing",
    });
    await expect(signIn(empty.auth, { ...given, email: "chief@example.org" }, aVisit())).resolves.toMatchObject({
      ok: true,
    });
    await expect(empty.catalogue.sql(`SELECT role FROM "user"`)).resolves.toEqual([{ role: "administrator" }]);
  });

  test("comes in by the newest link printed on the console, and only one person does", async () => {
    const first = await ensureFirstAdministrator(empty.auth, null);
    const second = await ensureFirstAdministrator(empty.auth, null);
    if (first.did !== "link" || second.did !== "link") throw new Error("no link");
    const form = { name: "Chief", email: "chief@example.org", password: NEW_PASSWORD };
    await expect(redeemLink(empty.auth, secretOf(first.link), form, aVisit())).resolves.toMatchObject({
      problem: { kind: "link-closed" },
    });
    const raced = await Promise.all(
      [1, 2, 3].map((n) =>
        redeemLink(empty.auth, secretOf(second.link), { ...form, email: `chief${n}@example.org` }, aVisit()),
      ),
    );
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    await expect(empty.catalogue.sql(`SELECT role FROM "user"`)).resolves.toEqual([{ role: "administrator" }]);
    await expect(ensureFirstAdministrator(empty.auth, null)).resolves.toEqual({ did: "nothing" });
  });
});

describe("an invitation", () => {
  const invite = async (role = "editor") => {
    const email = `${named("guest")}@example.org`;
    return { email, link: expectDone(await inviteUser(identity.auth, admin.actor, { email, role })) };
  };
  const join = (link: { url: string }, form: object = {}) =>
    redeemLink(identity.auth, secretOf(link), { name: "Guest", password: NEW_PASSWORD, ...form }, aVisit());

  test("lets one person in, once, with the role that it names", async () => {
    const { email, link } = await invite("publisher");
    const raced = await Promise.all([join(link), join(link)]);
    expect(raced.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const joined = raced.find(({ ok }) => ok);
    const session = await identity.session(asCookieHeader(joined?.ok ? joined.value.cookies : []));
    expect(session).toMatchObject({ actor: { role: "publisher" }, user: { email, name: "Guest" } });
  });

  // What the form says of address and role counts for nothing.
  test("gives no other role or address than its own", async () => {
    const { email, link } = await invite("viewer");
    expectDone(await join(link, { role: "administrator", email: "elsewhere@example.org" }));
    await expect(identity.catalogue.sql(`SELECT role FROM "user" WHERE email = $1`, [email])).resolves.toEqual([
      { role: "viewer" },
    ]);
  });

  test("with a weak password is refused, and the link still works after that", async () => {
    const { link } = await invite();
    await expect(join(link, { password: "short" })).resolves.toMatchObject({
      problem: { kind: "invalid", issues: [{ path: "password" }] },
    });
    await expect(join(link)).resolves.toMatchObject({ ok: true });
  });

  test("ends when it is withdrawn, replaced or a week old", async () => {
    const withdrawn = await invite();
    const { invitations } = expectDone(await listPeople(identity.auth, admin.actor));
    const row = invitations.find(({ email }) => email === withdrawn.email)!;
    expectDone(await withdrawInvitation(identity.auth, admin.actor, row.id));
    const replaced = await invite();
    await invite();
    const old = { email: `${named("late")}@example.org`, link: { url: "" } };
    old.link = expectDone(await inviteUser(identity.auth, admin.actor, { email: old.email, role: "viewer" }));
    const week = "interval '7 days 1 second'";
    await identity.catalogue.sql(
      `UPDATE access_link SET created_at = created_at - ${week}, expires_at = expires_at - ${week} WHERE email = $1`,
      [old.email],
    );
    for (const { link } of [withdrawn, replaced, old])
      await expect(join(link)).resolves.toMatchObject({ problem: { kind: "link-closed" } });
  });

  test("is not made for somebody who is there, however the address is spelt", async () => {
    const email = admin.email.toUpperCase();
    await expect(inviteUser(identity.auth, admin.actor, { email, role: "viewer" })).resolves.toMatchObject({
      problem: { kind: "invalid", issues: [{ path: "email" }] },
    });
  });

  test("leaves nothing in the database that would let a reader of it in", async () => {
    const { link } = await invite();
    const rows = await identity.catalogue.sql("SELECT * FROM access_link");
    expect(JSON.stringify(rows)).not.toContain(secretOf(link));
  });
});

describe("sessions end at once", () => {
  test.each([
    ["a new role", (id: string) => changeRole(identity.auth, admin.actor, id, { role: "editor" })],
    ["being disabled", (id: string) => disableUser(identity.auth, admin.actor, id)],
  ])("by %s", async (_, change) => {
    const person = await identity.person(named("person"), "viewer");
    const cookies = [await identity.signedIn(person), await identity.signedIn(person)];
    expectDone(await change(person.id));
    await expect(Promise.all(cookies.map(isAlive))).resolves.toEqual([false, false]);
  });

  test("by a changed password, but for the browser in which it was changed", async () => {
    const person = await identity.person(named("person"), "viewer");
    const [here, there] = [await identity.signedIn(person), await identity.signedIn(person)];
    const form = { current: PASSWORD, password: NEW_PASSWORD };
    const cookies = expectDone(await changePassword(identity.auth, await identity.session(here), form, aVisit()));
    await expect(Promise.all([here, there].map(isAlive))).resolves.toEqual([false, false]);
    await expect(isAlive(asCookieHeader(cookies))).resolves.toBe(true);
    await expect(canSignIn(person.email, PASSWORD)).resolves.toBe(false);
    await expect(canSignIn(person.email, NEW_PASSWORD)).resolves.toBe(true);
  });

  test("by a reset, whose link works once", async () => {
    const person = await identity.person(named("person"), "viewer");
    const cookie = await identity.signedIn(person);
    const link = expectDone(await makeResetLink(identity.auth, admin.actor, person.id));
    await expect(isAlive(cookie)).resolves.toBe(true);
    expectDone(await redeemLink(identity.auth, secretOf(link), { password: NEW_PASSWORD }, aVisit()));
    await expect(isAlive(cookie)).resolves.toBe(false);
    await expect(redeemLink(identity.auth, secretOf(link), { password: PASSWORD }, aVisit())).resolves.toMatchObject({
      ok: false,
    });
    await expect(canSignIn(person.email, NEW_PASSWORD)).resolves.toBe(true);
  });

  test("when they are a week old, and for whoever was enabled again", async () => {
    const person = await identity.person(named("person"), "viewer");
    const cookie = await identity.signedIn(person);
    expectDone(await disableUser(identity.auth, admin.actor, person.id));
    await expect(canSignIn(person.email, PASSWORD)).resolves.toBe(false);
    expectDone(await enableUser(identity.auth, admin.actor, person.id));
    await expect(isAlive(cookie)).resolves.toBe(false);
    const again = await identity.signedIn(person, { address: "10.9.9.9" });
    await identity.catalogue.sql("UPDATE session SET expires_at = now() - interval '1 second'");
    await expect(isAlive(again)).resolves.toBe(false);
  });

  test("one by one, by their owner and nobody else", async () => {
    const [person, other] = [
      await identity.person(named("person"), "viewer"),
      await identity.person(named("other"), "viewer"),
    ];
    const [here, there] = [
      await identity.session(await identity.signedIn(person)),
      await identity.session(await identity.signedIn(person)),
    ];
    const stranger = await identity.session(await identity.signedIn(other));
    await expect(endOwnSession(identity.auth, stranger, there.sessionId)).resolves.toMatchObject({
      problem: { kind: "not-found" },
    });
    await expect(listOwnSessions(identity.auth, here)).resolves.toMatchObject({
      value: [{ isThis: false }, { isThis: true }],
    });
    expectDone(await endOwnSession(identity.auth, here, there.sessionId));
    await expect(listOwnSessions(identity.auth, here)).resolves.toMatchObject({ value: [{ isThis: true }] });
    await identity.signedIn(person);
    await expect(endOtherSessions(identity.auth, here)).resolves.toEqual({ ok: true, value: 1 });
  });
});

test("a wrong present password changes nothing, and is limited", async () => {
  const person = await identity.person(named("person"), "viewer");
  const session = await identity.session(await identity.signedIn(person));
  const form = { current: "not my password", password: NEW_PASSWORD };
  const kinds = [];
  for (let index = 0; index < 13; index++) {
    const result = await changePassword(identity.auth, session, form, aVisit());
    kinds.push(result.ok ? "ok" : result.problem.kind);
  }
  expect(kinds.slice(0, 10)).toEqual(Array(10).fill("invalid"));
  expect(kinds.at(-1)).toBe("sign-in-paused");
  await expect(canSignIn(person.email, PASSWORD)).resolves.toBe(true);
});

describe("the last administrator", () => {
  const last = { problem: { kind: "last-administrator" } };

  test("is neither demoted nor disabled", async () => {
    await expect(changeRole(identity.auth, admin.actor, admin.id, { role: "publisher" })).resolves.toMatchObject(last);
    await expect(disableUser(identity.auth, admin.actor, admin.id)).resolves.toMatchObject(last);
  });

  test("is so, too, when the others are disabled", async () => {
    const other = await identity.person(named("other"), "administrator");
    expectDone(await disableUser(identity.auth, admin.actor, other.id));
    await expect(changeRole(identity.auth, admin.actor, admin.id, { role: "viewer" })).resolves.toMatchObject(last);
  });

  // Two who remove each other, or everyone who removes themselves, in the same moment.
  test("stays, whoever demotes and disables whom at once", async () => {
    for (let round = 0; round < 10; round++) {
      await identity.catalogue.sql(`UPDATE "user" SET role = 'viewer'`);
      const people = await Promise.all(
        [0, 1, 2, 3].map((n) => identity.person(`${named("chief")}-${round}-${n}`, "administrator")),
      );
      const shift = round % 2;
      await Promise.all(
        people.map((person, index) => {
          const target = people[(index + shift) % people.length]!;
          return index % 2 === 0
            ? changeRole(identity.auth, person.actor, target.id, { role: "viewer" })
            : disableUser(identity.auth, person.actor, target.id);
        }),
      );
      const left = await identity.catalogue.sql(
        `SELECT FROM "user" WHERE role = 'administrator' AND disabled_at IS NULL`,
      );
      expect(left.length).toBeGreaterThanOrEqual(1);
    }
  });
});

test.each(ROLES.filter((role) => role !== "administrator"))(
  "a %s manages nobody, and the attempt is written down",
  async (role) => {
    const person = await identity.person(named(role), role);
    const before = await identity.catalogue.sql(`SELECT id, role, disabled_at, epoch FROM "user" ORDER BY id`);
    const refusals = await Promise.all([
      inviteUser(identity.auth, person.actor, { email: "x@example.org", role: "viewer" }),
      withdrawInvitation(identity.auth, person.actor, admin.id),
      changeRole(identity.auth, person.actor, person.id, { role: "administrator" }),
      disableUser(identity.auth, person.actor, admin.id),
      enableUser(identity.auth, person.actor, admin.id),
      makeResetLink(identity.auth, person.actor, admin.id),
      listPeople(identity.auth, person.actor),
    ]);
    expect(refusals.map((result) => (result.ok ? "ok" : result.problem.kind))).toEqual(Array(7).fill("forbidden"));
    await expect(
      identity.catalogue.sql(`SELECT id, role, disabled_at, epoch FROM "user" ORDER BY id`),
    ).resolves.toEqual(before);
    const entries = await readAudit(identity.auth.store.read, { actor: person.actor.id }, 20);
    expect(entries.map(({ outcome }) => outcome)).toEqual(Array(7).fill("refused"));
  },
);

// Their page may still be open, and the request on its way.
test("an administrator who was demoted a moment ago can do no more", async () => {
  const other = await identity.person(named("other"), "administrator");
  expectDone(await changeRole(identity.auth, admin.actor, other.id, { role: "viewer" }));
  await expect(disableUser(identity.auth, other.actor, admin.id)).resolves.toMatchObject({
    problem: { kind: "forbidden" },
  });
});

test("what an administrator does is in the audit log, with the roles before and after", async () => {
  const person = await identity.person(named("person"), "viewer");
  expectDone(await changeRole(identity.auth, admin.actor, person.id, { role: "editor" }));
  expectDone(await disableUser(identity.auth, admin.actor, person.id));
  expectDone(await enableUser(identity.auth, admin.actor, person.id));
  expectDone(await makeResetLink(identity.auth, admin.actor, person.id));
  const entries = await readAudit(identity.auth.store.read, { actor: admin.actor.id }, 10);
  expect(entries.map(({ action, target, details }) => [action, target, details])).toEqual([
    ["user:reset-password", `user:${person.id}`, {}],
    ["user:enable", `user:${person.id}`, {}],
    ["user:disable", `user:${person.id}`, {}],
    ["user:change-role", `user:${person.id}`, { from: "viewer", to: "editor" }],
  ]);
});
