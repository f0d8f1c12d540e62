/** What a person or program may be, least first. */
export const ROLES = ["viewer", "editor", "publisher", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** Whoever does something: a signed-in person, a token, or the product itself (`system:seed`). */
export type Actor = { readonly id: string; readonly role: Role };

/** What stands in the way of a step, or lets it through: for steps on a draft the draft's state, else the record's.
 *  `draft` is also the state of a record that is not published. */
export const RECORD_STATES = ["draft", "in-review", "published", "binned"] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** The record or draft that an action is about. */
export type Subject = {
  readonly state: RecordState;
  /** Whether the draft is the actor's own: begun, or, once it is in review, submitted by them. */
  readonly own: boolean;
  /** The installation's setting: may editors publish their own submissions? */
  readonly ownReview: boolean;
};

const STAFF = ["viewer", "editor", "publisher", "administrator"] as const;
const EDITORS = ["editor", "publisher", "administrator"] as const;
const PUBLISHERS = ["publisher", "administrator"] as const;
const ADMINISTRATORS = ["administrator"] as const;

type Roles = readonly Role[];
/** Who may, where it matters whose draft it is. */
type ByOwner = { readonly own: Roles; readonly others: Roles; readonly ownWhereAllowed?: Roles };
type ByState = Partial<Record<RecordState, Roles | ByOwner>>;

const PUBLISHING: ByOwner = { own: PUBLISHERS, others: PUBLISHERS, ownWhereAllowed: EDITORS };

/** Who may do what: the roles themselves, or by the state of the record. What is not listed is refused to everyone. */
const PERMITTED = {
  // One's own: password, one-time codes, sessions, tokens.
  "account:use": STAFF,
  "token:create": EDITORS,
  // Everyone's.
  "token:manage": ADMINISTRATORS,
  "user:list": ADMINISTRATORS,
  "user:invite": ADMINISTRATORS,
  "user:change-role": ADMINISTRATORS,
  "user:disable": ADMINISTRATORS,
  "user:reset-password": ADMINISTRATORS,
  "user:remove-codes": ADMINISTRATORS,
  "audit:read": ADMINISTRATORS,
  /** Drafts, the whole history, the desk's lists and reports. */
  "desk:read": STAFF,
  "draft:create": EDITORS,
  /** In `published` it begins a draft. While others review it, a draft stands still. */
  "draft:save": { draft: EDITORS, "in-review": PUBLISHERS, published: EDITORS },
  "draft:submit": { draft: EDITORS },
  /** One's own submission is withdrawn by it. */
  "draft:send-back": { "in-review": { own: EDITORS, others: PUBLISHERS } },
  "draft:comment": { draft: EDITORS, "in-review": EDITORS },
  "draft:publish": { draft: PUBLISHING, "in-review": PUBLISHING },
  "draft:schedule": { draft: PUBLISHING, "in-review": PUBLISHING },
  "draft:discard": { draft: { own: EDITORS, others: PUBLISHERS }, "in-review": PUBLISHERS },
  /** Whole records without a draft: seed, import, API, bulk. */
  "platform:publish": PUBLISHERS,
  /** Files in. */
  "platform:import": PUBLISHERS,
  /** One change to many records, taking a batch back, making one record of two. */
  "platform:bulk-edit": PUBLISHERS,
  "platform:rename": { published: PUBLISHERS },
  "platform:unpublish": { published: PUBLISHERS },
  "platform:bin": { draft: PUBLISHERS, "in-review": PUBLISHERS, published: PUBLISHERS },
  "platform:restore": { binned: PUBLISHERS },
  "platform:purge": { binned: ADMINISTRATORS },
  /** Reading and answering what readers report. */
  "report:answer": EDITORS,
  "synonyms:edit": PUBLISHERS,
  "settings:edit": ADMINISTRATORS,
} as const satisfies Record<string, Roles | ByState>;

export type Action = keyof typeof PERMITTED;
/** Actions that depend on the state of a record, so that nobody can ask about them without naming it. */
export type RecordAction = { [A in Action]: (typeof PERMITTED)[A] extends Roles ? never : A }[Action];

/** Actions that the role alone decides. */
export type PlainAction = Exclude<Action, RecordAction>;

export const ACTIONS = Object.keys(PERMITTED) as Action[];
export const RECORD_ACTIONS = ACTIONS.filter((action): action is RecordAction => !Array.isArray(PERMITTED[action]));

/** Whether the table lets this actor do this. */
export function can(actor: Actor, action: PlainAction): boolean;
export function can(actor: Actor, action: RecordAction, subject: Subject): boolean;
export function can(actor: Actor, action: Action, subject?: Subject): boolean {
  const entry: Roles | ByState | undefined = Object.hasOwn(PERMITTED, action) ? PERMITTED[action] : undefined;
  if (!entry) return false;
  if (isRoles(entry)) return entry.includes(actor.role);
  const cell = subject && Object.hasOwn(entry, subject.state) ? entry[subject.state] : undefined;
  if (!subject || !cell) return false;
  if (isRoles(cell)) return cell.includes(actor.role);
  if (!subject.own) return cell.others.includes(actor.role);
  return cell.own.includes(actor.role) || (subject.ownReview && (cell.ownWhereAllowed ?? []).includes(actor.role));
}

const isRoles = (entry: Roles | ByState | ByOwner): entry is Roles => Array.isArray(entry);

/** Whether the one role may do all that the other may. */
export const isAtLeast = (role: Role, other: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(other);

/** Whoever has the machine itself: a start, or a script run at its console. */
export const CONSOLE_ACTOR: Actor = { id: "system:console", role: "administrator" };

/** The loader of the shipped records. */
export const SEED_ACTOR: Actor = { id: "system:seed", role: "administrator" };
