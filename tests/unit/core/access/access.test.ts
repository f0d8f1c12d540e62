import {
  ACTIONS,
  can,
  RECORD_ACTIONS,
  RECORD_STATES,
  ROLES,
  type Action,
  type RecordAction,
} from "@/lib/core/access/access";
import { BY_STATE, LETTERS, WITH_OWN_REVIEW } from "@/tests/support/permission-table";
import { anActor } from "@/tests/factories/an-actor";

const BY_ROLE: Record<Exclude<Action, RecordAction>, string> = {
  "account:use": "VEPA",
  "token:create": ".EPA",
  "token:manage": "...A",
  "user:list": "...A",
  "user:invite": "...A",
  "user:change-role": "...A",
  "user:disable": "...A",
  "user:reset-password": "...A",
  "user:remove-codes": "...A",
  "audit:read": "...A",
  "desk:read": "VEPA",
  "draft:create": ".EPA",
  "platform:publish": "..PA",
  "platform:import": "..PA",
  "platform:bulk-edit": "..PA",
  "report:answer": ".EPA",
  "synonyms:edit": "..PA",
  "settings:edit": "...A",
};

const allowed = (may: (role: (typeof ROLES)[number]) => boolean) =>
  ROLES.map((role) => (may(role) ? LETTERS[role] : ".")).join("");

test("every role may do to every record, in every state, own or another's, what the table written here says", () => {
  let cells = 0;
  for (const ownReview of [false, true])
    for (const action of RECORD_ACTIONS)
      for (const [at, state] of RECORD_STATES.entries())
        for (const own of [true, false]) {
          const table = (ownReview ? WITH_OWN_REVIEW[action] : undefined) ?? BY_STATE[action];
          const found = allowed((role) => can(anActor({ role }), action, { state, own, ownReview }));
          expect([action, state, { own, ownReview }, found]).toEqual([
            action,
            state,
            { own, ownReview },
            table[at]![own ? 0 : 1],
          ]);
          cells += ROLES.length;
        }
  expect(cells).toBe(2 * Object.keys(BY_STATE).length * RECORD_STATES.length * 2 * ROLES.length);
});

test("actions that do not depend on a record are for these roles and no other", () => {
  for (const action of ACTIONS) {
    if ((RECORD_ACTIONS as readonly Action[]).includes(action)) continue;
    const plain = action as Exclude<Action, RecordAction>;
    expect([plain, allowed((role) => can(anActor({ role }), plain))]).toEqual([plain, BY_ROLE[plain]]);
  }
});

// What nobody has thought of is refused.
test.each(["draft:eat", "constructor", "toString", "__proto__", ""])(
  "the action «%s» is refused to everyone",
  (action) => {
    for (const role of ROLES) expect(can(anActor({ role }), action as "desk:read")).toBe(false);
  },
);

test("a role or state that is not listed, and a record action without a record, are refused", () => {
  const subject = { state: "draft", own: true, ownReview: true } as const;
  for (const action of RECORD_ACTIONS) {
    expect(can(anActor({ role: "owner" as never }), action, subject)).toBe(false);
    expect(can(anActor({ role: "administrator" }), action, { ...subject, state: "constructor" as never })).toBe(false);
    expect(can(anActor({ role: "administrator" }), action as never)).toBe(false);
  }
});
