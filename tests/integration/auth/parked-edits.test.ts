import { parkEdit } from "@/lib/auth/park-edit";
import { signIn } from "@/lib/auth/sign-in";
import { onlyWindow } from "@/lib/core/record-form/form-window";
import { findUnsavedEdits, keepUnsavedEdit, othersEditing } from "@/lib/store/unsaved-edits";
import { aVisit, openIdentity, PASSWORD, type Identity, type Person } from "@/tests/support/open-identity";

let identity: Identity;
let asha: Person;
let home: { deviceId: string; address: string };
let tests = 0;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());
beforeEach(async () => {
  asha = await identity.person(`asha${++tests}`, "editor");
  home = { deviceId: `browser ${tests}`, address: `192.0.2.${tests}` };
  await comeBack(asha);
});

const read = () => identity.auth.store.read;
const comeBack = async ({ email }: Person, visit = home) => {
  const answer = await signIn(identity.auth, { email, password: PASSWORD }, aVisit(visit));
  expect(answer).toMatchObject({ ok: true });
};
const park = (formId: string, summary: string, visit = home) =>
  parkEdit(identity.auth, aVisit(visit), { window: onlyWindow(formId), content: { summary }, version: 3 });
const foundBy = async ({ actor }: Person, formId: string) =>
  (await findUnsavedEdits(read(), actor.id, formId))[0]?.content;
const rows = () => identity.catalogue.sql("SELECT FROM unsaved_edit");

test("what was posted after the session had ended is back once the person has signed in there again, and not before", async () => {
  const [first, second] = [identity.auth.newId(), identity.auth.newId()];
  await expect(park(first, "typed")).resolves.toBe(true);
  await expect(park(first, "typed again")).resolves.toBe(true);
  await expect(park(second, "another form")).resolves.toBe(true);
  await expect(foundBy(asha, first)).resolves.toBeUndefined();
  await comeBack(asha);
  await expect(foundBy(asha, first)).resolves.toEqual({ summary: "typed again" });
  await expect(foundBy(asha, second)).resolves.toEqual({ summary: "another form" });
  await expect(findUnsavedEdits(read(), asha.actor.id, first)).resolves.toMatchObject([{ fromVersion: 3 }]);
});

test("nobody else gets it, at that browser or another, and it is no notice to those who edit", async () => {
  const formId = identity.auth.newId();
  await park(formId, "typed");
  await expect(othersEditing(read(), formId, "user:ravi", new Date(0))).resolves.toEqual([]);
  const ravi = await identity.person(`ravi${tests}`, "editor");
  await comeBack(ravi);
  await expect(foundBy(ravi, formId)).resolves.toBeUndefined();
  await comeBack(asha, { deviceId: "her telephone", address: "192.0.2.99" });
  await expect(foundBy(asha, formId)).resolves.toBeUndefined();
  await comeBack(asha);
  await expect(foundBy(asha, formId)).resolves.toEqual({ summary: "typed" });
});

test.each([
  ["earlier", -60_000, "typed last"],
  ["later", 60_000, "elsewhere"],
])("what was typed into the same window %s: the later one stands", async (_, afterMs, stands) => {
  const formId = identity.auth.newId();
  await park(formId, "typed last");
  const at = new Date(identity.auth.clock().getTime() + afterMs);
  await identity.auth.store.transaction((tx) =>
    keepUnsavedEdit(tx, asha.actor.id, onlyWindow(formId), { content: { summary: "elsewhere" }, fromVersion: 3, at }),
  );
  await comeBack(asha);
  await expect(foundBy(asha, formId)).resolves.toEqual({ summary: stands });
});

test("what was typed into the same form in another window stands beside it", async () => {
  const formId = identity.auth.newId();
  await park(formId, "typed last");
  const at = new Date(identity.auth.clock().getTime() + 60_000);
  const elsewhere = { formId, windowId: identity.auth.newId(), from: null };
  await identity.auth.store.transaction((tx) =>
    keepUnsavedEdit(tx, asha.actor.id, elsewhere, { content: { summary: "elsewhere" }, fromVersion: 3, at }),
  );
  await comeBack(asha);
  const found = await findUnsavedEdits(read(), asha.actor.id, formId);
  expect(found.map(({ content }) => content.summary)).toEqual(["elsewhere", "typed last"]);
});

// Else anybody could fill the table.
test("nothing is taken from a browser in which nobody has signed in, or may any more, nor what is no form", async () => {
  const formId = identity.auth.newId();
  const before = await rows();
  await expect(park(formId, "typed", { ...home, deviceId: "never seen" })).resolves.toBe(false);
  await expect(
    parkEdit(identity.auth, aVisit(), { window: onlyWindow(formId), content: {}, version: null }),
  ).resolves.toBe(false);
  await expect(park("no form", "typed")).resolves.toBe(false);
  await expect(
    parkEdit(identity.auth, aVisit(home), { window: onlyWindow(formId), content: "text", version: 1 }),
  ).resolves.toBe(false);
  for (const change of ["role = 'viewer'", "role = 'editor', disabled_at = now()"]) {
    await identity.catalogue.sql(`UPDATE "user" SET ${change} WHERE id = $1`, [asha.id]);
    await expect(park(formId, "typed")).resolves.toBe(false);
  }
  await expect(rows()).resolves.toEqual(before);
});

test("what nobody came back for is forgotten after a month", async () => {
  const [old, other] = [identity.auth.newId(), identity.auth.newId()];
  await park(old, "typed");
  identity.later(31 * 24 * 3600);
  await park(other, "typed");
  await comeBack(asha);
  await expect(foundBy(asha, old)).resolves.toBeUndefined();
  await expect(foundBy(asha, other)).resolves.toEqual({ summary: "typed" });
});
