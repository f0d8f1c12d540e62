import { changeRole, disableUser, enableUser } from "@/lib/auth/manage-user";
import { createToken, findTokenActor, listVisibleTokens, revokeToken } from "@/lib/auth/tokens";
import { CONSOLE_ACTOR, isAtLeast, ROLES, type Actor } from "@/lib/core/access/access";
import { readAudit } from "@/lib/store/audit";
import { openIdentity, type Identity, type Person } from "@/tests/support/open-identity";

let identity: Identity;
let people: Record<(typeof ROLES)[number], Person>;
beforeAll(async () => {
  identity = await openIdentity();
  const entries = await Promise.all(ROLES.map(async (role) => [role, await identity.person(role, role)] as const));
  people = Object.fromEntries(entries) as typeof people;
});
afterAll(() => identity.close());

const make = async (actor: Actor, input: object = {}) => {
  const result = await createToken(identity.auth, actor, { name: "A program", role: "editor", ...input });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const actorOf = (token: string) => findTokenActor(identity.auth, token);

test("a token stands for its role, and only its hash is kept", async () => {
  const { id, token } = await make(people.publisher.actor);
  await expect(actorOf(token)).resolves.toEqual({ id: `token:${id}`, role: "editor" });
  const rows = await identity.catalogue.sql(
    "SELECT t::text FROM api_token t UNION ALL SELECT a::text FROM audit_entry a",
  );
  expect(JSON.stringify(rows)).not.toContain(token.slice(4));
});

test.each(ROLES.flatMap((maker) => ROLES.map((role) => [maker, role] as const)))(
  "a %s's token may be a %s's only up to their own role",
  async (maker, role) => {
    const result = await createToken(identity.auth, people[maker].actor, { name: "A program", role });
    expect(result.ok).toBe(maker !== "viewer" && isAtLeast(maker, role));
  },
);

test.each(["", "dec_", "dec_wrong", "nonsense", `dec_${"x".repeat(5000)}`])("%# is no token", async (token) => {
  await expect(actorOf(token)).resolves.toBeNull();
});

test("a token ends at its hour, and when it is revoked", async () => {
  const [short, revoked] = [
    await make(people.editor.actor, { days: 1 }),
    await make(people.editor.actor, { days: 90 }),
  ];
  await expect(revokeToken(identity.auth, people.editor.actor, revoked.id)).resolves.toMatchObject({ ok: true });
  await expect(actorOf(revoked.token)).resolves.toBeNull();
  await expect(actorOf(short.token)).resolves.not.toBeNull();
  identity.later(24 * 3600 + 1);
  await expect(actorOf(short.token)).resolves.toBeNull();
});

test.each([{ days: 0 }, { days: 400 }, { days: "soon" }, { name: " " }, { role: "owner" }])(
  "a token with %j is refused with the field's message",
  async (wrong) => {
    const input = { name: "A program", role: "editor", ...wrong };
    await expect(createToken(identity.auth, people.editor.actor, input)).resolves.toMatchObject({
      problem: { kind: "invalid", issues: [{ path: Object.keys(wrong)[0] }] },
    });
  },
);

test("a token of somebody who is shut out is dead, and one of somebody demoted can do no more than they", async () => {
  const maker = await identity.person("maker", "publisher");
  const { token } = await make(maker.actor, { role: "publisher" });
  await changeRole(identity.auth, people.administrator.actor, maker.id, { role: "viewer" });
  await expect(actorOf(token)).resolves.toMatchObject({ role: "viewer" });
  await disableUser(identity.auth, people.administrator.actor, maker.id);
  await expect(actorOf(token)).resolves.toBeNull();
  await enableUser(identity.auth, people.administrator.actor, maker.id);
  await expect(actorOf(token)).resolves.not.toBeNull();
});

test("a token makes no further tokens", async () => {
  const { token } = await make(people.administrator.actor, { role: "administrator" });
  const actor = await actorOf(token);
  const input = { name: "Another", role: "editor" };
  await expect(createToken(identity.auth, actor!, input)).resolves.toMatchObject({ problem: { kind: "forbidden" } });
});

test("one sees and revokes one's own tokens; an administrator everyone's", async () => {
  const { id } = await make(people.publisher.actor);
  const seen = async (actor: Actor) => {
    const result = await listVisibleTokens(identity.auth, actor);
    return result.ok && result.value.some((token) => token.id === id);
  };
  await expect(seen(people.publisher.actor)).resolves.toBe(true);
  await expect(seen(people.editor.actor)).resolves.toBe(false);
  await expect(seen(people.administrator.actor)).resolves.toBe(true);
  // Whether a token is somebody else's or is not at all looks the same.
  await expect(revokeToken(identity.auth, people.editor.actor, id)).resolves.toMatchObject({
    problem: { kind: "forbidden" },
  });
  await expect(revokeToken(identity.auth, people.editor.actor, "none")).resolves.toMatchObject({
    problem: { kind: "forbidden" },
  });
  await expect(revokeToken(identity.auth, people.administrator.actor, id)).resolves.toMatchObject({ ok: true });
});

test("the last use is noted, and who made what is in the audit log", async () => {
  const { id, token } = await make(CONSOLE_ACTOR, { name: "From the console" });
  await actorOf(token);
  const tokens = await listVisibleTokens(identity.auth, people.administrator.actor);
  const row = tokens.ok ? tokens.value.find((one) => one.id === id) : undefined;
  expect(row).toMatchObject({ name: "From the console", maker: null, lastUsedAt: expect.any(Date) });
  const [entry] = await readAudit(identity.auth.store.read, { actor: CONSOLE_ACTOR.id, action: "token:create" }, 1);
  expect(entry).toMatchObject({
    target: `token:${id}`,
    outcome: "done",
    details: { name: "From the console", role: "editor" },
  });
});
