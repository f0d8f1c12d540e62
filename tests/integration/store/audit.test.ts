import { checkAudit, readAudit, writeAudit } from "@/lib/store/audit";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let catalogue: OpenCatalogue;
beforeEach(async () => {
  catalogue = await openCatalogue();
});
afterEach(() => catalogue.close());

const write = (...actions: string[]) =>
  catalogue.context.store.transaction((tx) =>
    writeAudit(tx, ...actions.map((action) => ({ actor: "user:a", action }))),
  );

test("an entry holds who did what to what, when in UTC, and how it ended", async () => {
  await catalogue.context.store.transaction((tx) =>
    writeAudit(tx, {
      actor: "user:a",
      action: "user:disable",
      target: "user:b",
      details: { reason: "left", n: [1, null] },
    }),
  );
  const [entry] = await readAudit(catalogue.context.store.read, {}, 10);
  expect(entry).toMatchObject({
    number: 1n,
    actor: "user:a",
    action: "user:disable",
    target: "user:b",
    outcome: "done",
    details: { reason: "left", n: [1, null] },
  });
  expect(Math.abs(entry!.at.getTime() - Date.now())).toBeLessThan(60_000);
});

test("an entry is written with what it reports, or not at all", async () => {
  const undone = catalogue.context.store.transaction(async (tx) => {
    await writeAudit(tx, { actor: "user:a", action: "user:invite" });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await expect(readAudit(catalogue.context.store.read, {}, 10)).resolves.toEqual([]);
});

test("what looks like a secret is refused by its name", async () => {
  const written = catalogue.context.store.transaction((tx) =>
    writeAudit(tx, { actor: "user:a", action: "user:invite", details: { newPassword: "x" } }),
  );
  await expect(written).rejects.toThrow("newPassword");
});

test("twenty writers at once make one chain without gap or fork", async () => {
  await Promise.all(
    Array.from({ length: 20 }, async (_, writer) => {
      for (let entry = 0; entry < 10; entry++) await write(`test:${writer}`, `test:${writer}`);
    }),
  );
  await expect(checkAudit(catalogue.context.store)).resolves.toMatchObject({ entries: 400, firstBroken: null });
});

test.each([
  "UPDATE audit_entry SET actor = 'user:b'",
  "UPDATE audit_entry SET actor = 'user:b' WHERE false",
  "DELETE FROM audit_entry",
  "TRUNCATE audit_entry",
  "SET session_replication_role = replica; DELETE FROM audit_entry",
  "INSERT INTO audit_entry AS e (actor, action, outcome) VALUES ('user:b', 'x', 'done') ON CONFLICT (number) DO UPDATE SET actor = 'user:c'",
])("the log can only be added to: %s", async (statement) => {
  await write("test:one", "test:two");
  const client = await catalogue.pool.connect();
  await expect(client.query(statement)).rejects.toMatchObject({ constraint: "audit_entry_immutable" });
  client.release(true);
  await expect(checkAudit(catalogue.context.store)).resolves.toMatchObject({ entries: 2, firstBroken: null });
});

// Somebody with the keys of the database itself can switch the trigger off. The chain is there to show it.
test.each([
  ["a changed actor", "UPDATE audit_entry SET actor = 'user:b' WHERE number = 3", 3n],
  ["a changed time", "UPDATE audit_entry SET at = at + interval '1 ms' WHERE number = 3", 3n],
  ["a changed detail", `UPDATE audit_entry SET details = '{"a": 1}' WHERE number = 3`, 3n],
  ["a deleted entry", "DELETE FROM audit_entry WHERE number = 3", 3n],
  ["a deleted beginning", "DELETE FROM audit_entry WHERE number < 3", 1n],
  [
    "an entry whose hash was made to fit",
    `UPDATE audit_entry SET actor = 'user:b' WHERE number = 3;
     UPDATE audit_entry SET hash = encode(sha256(convert_to(jsonb_build_array(previous_hash, number,
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor, action, target, outcome, details)::text, 'UTF8')), 'hex') WHERE number = 3`,
    4n,
  ],
])("%s is found, and the first broken entry named", async (_, tampering, broken) => {
  await write("test:1", "test:2", "test:3", "test:4", "test:5");
  await catalogue.sql("ALTER TABLE audit_entry DISABLE TRIGGER ALL");
  await catalogue.sql(tampering);
  await catalogue.sql("ALTER TABLE audit_entry ENABLE TRIGGER ALL");
  await expect(checkAudit(catalogue.context.store)).resolves.toMatchObject({ firstBroken: broken });
});

test("the log is read by actor, action and time, page by page", async () => {
  await write("user:invite", "user:disable", "token:create");
  await catalogue.context.store.transaction((tx) => writeAudit(tx, { actor: "user:z", action: "user:invite" }));
  const { read } = catalogue.context.store;
  const numbers = async (...args: [Parameters<typeof readAudit>[1], number?]) =>
    (await readAudit(read, args[0], args[1] ?? 10)).map(({ number }) => Number(number));
  await expect(numbers({ actor: "user:a" })).resolves.toEqual([3, 2, 1]);
  await expect(numbers({ action: "user:" })).resolves.toEqual([4, 2, 1]);
  await expect(numbers({ action: "user:invite" })).resolves.toEqual([4, 1]);
  await expect(numbers({ before: 4n }, 2)).resolves.toEqual([3, 2]);
  await expect(numbers({ from: new Date(Date.now() + 60_000) })).resolves.toEqual([]);
  await expect(numbers({ until: new Date(Date.now() + 60_000) })).resolves.toHaveLength(4);
});
