import { answerReport } from "@/lib/catalogue/commands/answer-report";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { sendReport } from "@/lib/catalogue/commands/send-report";
import { followReport } from "@/lib/catalogue/queries/follow-report";
import { listReports } from "@/lib/catalogue/queries/list-reports";
import { REPORT_TEXT_MAX } from "@/lib/core/reports/error-report";
import { aPlatform, aSpec } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { anAdministrator, anEditor, expectDone, published, saved } from "@/tests/support/desk";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let now = new Date("2026-03-01T10:00:00.000Z");
let catalogue: OpenCatalogue;
const context = () => catalogue.context;
let sample: { id: string };
beforeAll(async () => {
  catalogue = await openCatalogue({ clock: () => now });
  sample = await published(context(), aPlatform({ slug: "sample", specs: [aSpec()] }));
});
afterAll(() => catalogue.close());

const TEXT = "The length is 142 m, says the yard.";
const HERE = { address: "192.0.2.7" };
let house = 0;
const elsewhere = () => ({ address: `198.51.100.${++house}` });
const send = (input: Record<string, unknown> = {}, from = elsewhere()) =>
  sendReport(context(), { slug: "sample", place: "spec-1", text: TEXT, ...input }, from);
const open = async () => expectDone(await listReports(context(), anEditor, { isOpen: true, page: 1 })).reports;
const answer = (id: string, more: Record<string, string> = {}, actor = anEditor) =>
  answerReport(context(), actor, { id, state: "accepted", answer: "Mended.", ...more });
const audit = () =>
  catalogue.sql<Record<string, unknown>>(
    "SELECT actor, action, outcome, details FROM audit_entry WHERE action LIKE 'report:%' ORDER BY number",
  );

test("a report waits for the editors, is answered once, and its reader follows it by the link alone", async () => {
  const { secret } = expectDone(await send());
  const [waiting] = await open();
  expect(waiting).toMatchObject({ version: 1, place: "spec-1", placeLabel: "Length", text: TEXT, state: "open" });
  expect(await followReport(context(), secret)).toMatchObject({
    record: { slug: "sample" },
    state: "open",
    answer: null,
  });

  expectDone(await answer(waiting!.id));
  expect(await answer(waiting!.id, { state: "turned-down" })).toEqual({ ok: false, problem: { kind: "answered" } });
  expect(await open()).toEqual([]);
  const followed = await followReport(context(), secret);
  expect(followed).toMatchObject({ state: "accepted", answer: "Mended.", answeredAt: now });
  expect(JSON.stringify(followed)).not.toContain(anEditor.id);
  expect(await followReport(context(), secret.slice(1))).toBeNull();
  // What strangers type stays out of the log, and so does the link.
  expect(await audit()).toEqual([
    { actor: "anonymous", action: "report:send", outcome: "done", details: { slug: "sample" } },
    { actor: anEditor.id, action: "report:answer", outcome: "done", details: { state: "accepted" } },
  ]);
  const [row] = await catalogue.sql<Record<string, unknown>>("SELECT * FROM error_report");
  expect(JSON.stringify(row)).not.toContain(secret);
});

test.each<[string, Record<string, unknown>, object]>([
  ["no text", { text: "  " }, { kind: "invalid", issues: [{ path: "text" }] }],
  ["too much text", { text: "x".repeat(REPORT_TEXT_MAX + 1) }, { kind: "invalid", issues: [{ path: "text" }] }],
  ["a place that the record has not", { place: "spec-2" }, { kind: "invalid", issues: [{ path: "place" }] }],
  ["the trap filled", { website: "https://example.org" }, { kind: "invalid", issues: [{ path: "website" }] }],
  ["an object for text", { text: { a: 1 } }, { kind: "invalid", issues: [{ path: "text" }] }],
  ["a record that is not there", { slug: "nowhere" }, { kind: "not-found" }],
  ["a draft", { slug: "a-draft" }, { kind: "not-found" }],
])("%s is refused and writes nothing", async (_, input, problem) => {
  if (input.slug === "a-draft") await saved(context(), { content: aPlatform({ slug: "a-draft" }) });
  const before = await everyRow(catalogue.pool);
  expect(await send(input)).toMatchObject({ ok: false, problem });
  expect(await everyRow(catalogue.pool)).toEqual(before);
});

test("whoever may not answer reports neither reads nor answers them, and the refusal is on record", async () => {
  expectDone(await send());
  const id = (await open())[0]?.id ?? "";
  for (const actor of [anActor({ id: "user:viewer", role: "viewer" }), anActor({ role: "stranger" as never })]) {
    expect(await listReports(context(), actor, { isOpen: true, page: 1 })).toMatchObject({
      problem: { kind: "forbidden" },
    });
    expect(await answer(id, {}, actor)).toMatchObject({ problem: { kind: "forbidden" } });
    expect((await audit()).at(-1)).toMatchObject({ actor: actor.id, action: "report:answer", outcome: "refused" });
  }
  expect(await answer(id, { state: "open" })).toMatchObject({ problem: { kind: "invalid" } });
  expect(await answer(id, { answer: " " })).toMatchObject({ problem: { kind: "invalid" } });
  expect(await answer("no-id")).toMatchObject({ problem: { kind: "invalid" } });
  expect(await answer("0198c0de-0000-7000-8000-000000000000")).toMatchObject({ problem: { kind: "not-found" } });
  expect(await open()).toHaveLength(1);
});

test("one address sends ten in a day, then ever fewer; another is not slowed down, and the address is forgotten", async () => {
  for (let at = 0; at < 10; at++) expectDone(await send({}, HERE));
  expectDone(await send({}, HERE));
  expect(await send({}, HERE)).toEqual({ ok: false, problem: { kind: "reports-paused", seconds: 2 } });
  expectDone(await send());
  now = new Date(now.getTime() + 2000);
  expectDone(await send({}, HERE));
  expect(await send({}, HERE)).toEqual({ ok: false, problem: { kind: "reports-paused", seconds: 4 } });

  now = new Date(now.getTime() + 25 * 3600_000);
  expectDone(await send());
  const kept = Object.values(await everyRow(catalogue.pool)).flat();
  expect(
    JSON.stringify(kept, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain(HERE.address);
});

test("a report goes with its record, and tells nothing of one that the public does not read", async () => {
  const { secret } = expectDone(await send());
  expectDone(await binPlatform(context(), anAdministrator, { id: sample.id, via: "form" }));
  expect(await followReport(context(), secret)).toMatchObject({ record: null, text: TEXT });
  expectDone(await purgePlatform(context(), anAdministrator, { id: sample.id, name: "Sample frigate" }));
  expect(await followReport(context(), secret)).toBeNull();
});
