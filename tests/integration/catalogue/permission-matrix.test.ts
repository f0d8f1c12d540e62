import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { commentOnDraft } from "@/lib/catalogue/commands/comment-on-draft";
import { discardDraft } from "@/lib/catalogue/commands/discard-draft";
import { keepUnsavedEdit } from "@/lib/catalogue/commands/keep-unsaved-edit";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { renamePlatform } from "@/lib/catalogue/commands/rename-platform";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { restoreRevision } from "@/lib/catalogue/commands/restore-revision";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { schedulePublishing } from "@/lib/catalogue/commands/schedule-publishing";
import { sendBackDraft } from "@/lib/catalogue/commands/send-back-draft";
import { setOwnReview } from "@/lib/catalogue/commands/set-own-review";
import { submitDraft } from "@/lib/catalogue/commands/submit-draft";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { findLikelyDuplicates } from "@/lib/catalogue/queries/find-likely-duplicates";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { compareRevisions, getRevision } from "@/lib/catalogue/queries/get-revision";
import { listDesk } from "@/lib/catalogue/queries/list-desk";
import { listRevisions } from "@/lib/catalogue/queries/list-revisions";
import { reportMissing } from "@/lib/catalogue/queries/report-missing";
import { whatLinksHere } from "@/lib/catalogue/queries/what-links-here";
import type { Actor, RecordAction, RecordState } from "@/lib/core/access/access";
import { RECORD_ACTIONS, RECORD_STATES, ROLES } from "@/lib/core/access/access";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { anAdministrator, aPublisher, expectDone, published, saved, submitted } from "@/tests/support/desk";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { BY_STATE, LETTERS, WITH_OWN_REVIEW } from "@/tests/support/permission-table";

let catalogue: OpenCatalogue;
const context = () => catalogue.context;
beforeAll(async () => {
  catalogue = await openCatalogue();
});
afterAll(() => catalogue.close());

type Answer = { ok: boolean; problem?: { kind: string } };
type Rec = { id: string; version: number };
const form = { via: "form" } as const;
const TOMORROW = new Date(Date.now() + 86_400_000);
const step = ({ id, version }: Rec) => ({ id, expectedVersion: version, ...form });

/** Every step on a record, as it would succeed in the state in which it is allowed. */
const STEPS: Record<RecordAction, (actor: Actor, record: Rec) => Promise<Answer>> = {
  "draft:save": (actor, record) =>
    saveDraft(context(), actor, { ...step(record), content: aPlatform({ summary: "Other." }) }),
  "draft:submit": (actor, record) => submitDraft(context(), actor, step(record)),
  "draft:send-back": (actor, record) => sendBackDraft(context(), actor, { ...step(record), comment: "Mend it" }),
  "draft:comment": (actor, { id }) => commentOnDraft(context(), actor, { id, text: "Well" }),
  "draft:publish": (actor, record) => publishDraft(context(), actor, step(record)),
  "draft:schedule": (actor, record) => schedulePublishing(context(), actor, { ...step(record), publishAt: TOMORROW }),
  "draft:discard": (actor, record) => discardDraft(context(), actor, step(record)),
  "platform:rename": (actor, { id }) => renamePlatform(context(), actor, { id, to: `renamed-${id}`, ...form }),
  "platform:unpublish": (actor, { id }) => unpublishPlatform(context(), actor, { id, ...form }),
  "platform:bin": (actor, { id }) => binPlatform(context(), actor, { id, ...form }),
  "platform:restore": (actor, { id }) => restorePlatform(context(), actor, { id, ...form }),
  "platform:purge": (actor, { id }) => purgePlatform(context(), actor, { id, name: "Sample frigate" }),
};

let made = 0;
const aRecord = async (state: RecordState, owner: string): Promise<Rec> => {
  const slug = `record-${++made}`;
  const actor = anActor({ id: owner, role: "administrator" });
  if (state === "published") return published(context(), aPlatform({ slug }));
  if (state === "in-review") return submitted(context(), aPlatform({ slug }), actor);
  const { id, version } = await saved(context(), { content: aPlatform({ slug }) }, actor);
  if (state === "binned") expectDone(await binPlatform(context(), anAdministrator, { id, ...form }));
  return { id, version };
};
const isForbidden = (answer: Answer) => answer.problem?.kind === "forbidden";
/** All rows but the audit log, to which every refusal is written. */
const stored = async () => ({ ...(await everyRow(catalogue.pool)), audit_entry: [] });

describe.each([
  ["as it is installed", false],
  ["for a small team", true],
])("%s", (_, ownReview) => {
  beforeAll(async () => expectDone(await setOwnReview(context(), anAdministrator, { allowed: ownReview })));
  const tableOf = (action: RecordAction) => (ownReview ? (WITH_OWN_REVIEW[action] ?? null) : BY_STATE[action]);
  // What the setting does not touch was tried without it.
  const actions = RECORD_ACTIONS.filter((action) => tableOf(action) !== null);

  test.each(
    RECORD_STATES.flatMap((state) => [true, false].map((own) => [state, own ? "own" : "another's", own] as const)),
  )(
    "every role does to a record that is %s and %s what the table says, and what it does not say is refused and writes nothing",
    async (state, _whose, own) => {
      const target = await aRecord(state, own ? "user:self" : "user:other");
      // Nobody owns a record that has no draft.
      const owned = own && state !== "published";
      const before = await stored();
      const allowed: [RecordAction, Actor][] = [];
      for (const action of actions)
        for (const role of ROLES) {
          const actor = anActor({ id: "user:self", role });
          const cell = tableOf(action)![RECORD_STATES.indexOf(state)]![own ? 0 : 1];
          if (cell.includes(LETTERS[role])) allowed.push([action, actor]);
          else
            expect([action, role, (await STEPS[action](actor, target)).problem?.kind]).toEqual([
              action,
              role,
              // A role that may do it in no state is told so; others, that the record is in the wrong one.
              tableOf(action)!.some((both) => both[owned ? 0 : 1].includes(LETTERS[role]))
                ? "wrong-state"
                : "forbidden",
            ]);
        }
      expect(await stored()).toEqual(before);
      for (const [action, actor] of allowed) {
        const answer = await STEPS[action](actor, await aRecord(state, own ? "user:self" : "user:other"));
        expect([action, actor.role, answer.ok ? "done" : answer.problem]).toEqual([action, actor.role, "done"]);
      }
    },
  );
});

test("commands and queries that take no state are refused to those who may not, and write nothing", async () => {
  const { id } = await aRecord("draft", "user:self");
  const before = await stored();
  const stranger = anActor({ role: "stranger" as never });
  const viewer = anActor({ role: "viewer" });
  const refused: [string, Promise<Answer>][] = [
    ["save new", saveDraft(context(), viewer, { id: null, content: {}, expectedVersion: null, ...form })],
    ["keep unsaved", keepUnsavedEdit(context(), viewer, { formId: id, content: {}, fromVersion: null })],
    ["restore revision", restoreRevision(context(), viewer, { id, version: 1, expectedVersion: 1, ...form })],
    [
      "publish whole",
      publishPlatforms(context(), anActor({ role: "editor" }), {
        via: "api",
        records: [{ record: aPlatform(), expectedVersion: null }],
      }),
    ],
    ["set policy", setOwnReview(context(), aPublisher, { allowed: true })],
    ["open draft", getDraft(context(), stranger, id)],
    ["list", listDesk(context(), stranger)],
    ["history", listRevisions(context(), stranger, { id })],
    ["version", getRevision(context(), stranger, { id, version: 1 })],
    ["compare", compareRevisions(context(), stranger, { id, from: 1, to: 1 })],
    ["links", whatLinksHere(context(), stranger, id)],
    ["duplicates", findLikelyDuplicates(context(), stranger, { names: ["x"] })],
    ["report", reportMissing(context(), stranger)],
  ];
  for (const [what, answer] of refused) expect([what, isForbidden(await answer)]).toEqual([what, true]);
  expect(await stored()).toEqual(before);
});

test("whether a record is there is not told to who may not read the desk", async () => {
  const nowhere = { id: "0198c0de-0000-7000-8000-000000000000", version: 1 };
  const stranger = anActor({ role: "stranger" as never });
  for (const action of RECORD_ACTIONS)
    expect([action, isForbidden(await STEPS[action](stranger, nowhere))]).toEqual([action, true]);
});

test("a refusal is written to the audit log", async () => {
  const { id } = await aRecord("published", "user:self");
  expect(
    isForbidden(await unpublishPlatform(context(), anActor({ id: "user:viewer", role: "viewer" }), { id, ...form })),
  ).toBe(true);
  expect(
    await catalogue.sql("SELECT actor, action, target, outcome FROM audit_entry ORDER BY number DESC LIMIT 1"),
  ).toEqual([{ actor: "user:viewer", action: "platform:unpublish", target: `platform:${id}`, outcome: "refused" }]);
});
