import { formOptions } from "@/components/admin/record/form-options";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import type { Context } from "@/lib/catalogue/context";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import type { Actor, RecordAction, RecordState, Role } from "@/lib/core/access/access";
import { CONSOLE_ACTOR, RECORD_ACTIONS, RECORD_STATES, ROLES } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import { formEntries } from "@/lib/core/record-form/form-entries";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { expectDone, saved, submitted } from "@/tests/support/desk";
import { BY_STATE, LETTERS, WITH_OWN_REVIEW } from "@/tests/support/permission-table";

/** The ways to a record that the running site has. */
const DOORS = ["page", "server action", "API"] as const;
type Door = (typeof DOORS)[number];

/** Somebody of a role who tries one thing, by one way, on a record in one state, which is theirs or another's. */
export type Cell = {
  readonly action: RecordAction | "platform:publish";
  readonly state: RecordState;
  readonly own: boolean;
  readonly role: Role;
  readonly ownReview: boolean;
  readonly door: Door;
};

export type CellRecord = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly name: string;
  readonly content: JsonObject;
};

/** Where each action is offered, the mark by which its page shows that it is, and the server action that takes it. */
const WAYS: Record<RecordAction, { page: "" | "/review" | "/manage"; mark: RegExp; action: string }> = {
  "draft:save": { page: "", mark: /<button[^>]*value="save"/, action: "platforms/actions.ts#postRecord" },
  "draft:submit": { page: "", mark: /<button[^>]*value="submit"/, action: "platforms/actions.ts#postRecord" },
  "draft:send-back": { page: "/review", mark: /<h2 id="back"/, action: "review/actions.ts#sendBack" },
  "draft:comment": { page: "/review", mark: /<h2 id="comment"/, action: "review/actions.ts#comment" },
  "draft:publish": { page: "/review", mark: /<h2 id="approve"/, action: "review/actions.ts#approve" },
  "draft:schedule": { page: "/review", mark: /<h2 id="schedule"/, action: "review/actions.ts#schedule" },
  "draft:discard": { page: "/manage", mark: /<h2 id="discard"/, action: "manage/actions.ts#discard" },
  "platform:rename": { page: "/manage", mark: /<h2 id="rename"/, action: "manage/actions.ts#rename" },
  "platform:unpublish": { page: "/manage", mark: /<h2 id="unpublish"/, action: "manage/actions.ts#unpublish" },
  "platform:bin": { page: "/manage", mark: /<h2 id="bin"/, action: "manage/actions.ts#bin" },
  "platform:restore": { page: "/manage", mark: /<h2 id="restore"/, action: "manage/actions.ts#restore" },
  "platform:purge": { page: "/manage", mark: /<h2 id="purge"/, action: "manage/actions.ts#purge" },
};

/** What the API does to records, and the state in which it finds one to do it to. */
const API: Partial<Record<Cell["action"], { method: string; path: string; state: RecordState }>> = {
  "platform:publish": { method: "PUT", path: "", state: "published" },
  "platform:bin": { method: "DELETE", path: "", state: "published" },
  "platform:restore": { method: "POST", path: "/restore", state: "binned" },
};

const hasDoor = (action: Cell["action"], door: Door) =>
  door === "API" ? action in API : action !== "platform:publish";

/** Every cell. The setting for small teams is tried where it makes a difference. */
export const allCells = (): Cell[] =>
  ([...RECORD_ACTIONS, "platform:publish"] as const).flatMap((action) =>
    [false, true].flatMap((ownReview) =>
      ownReview && !(action in WITH_OWN_REVIEW)
        ? []
        : RECORD_STATES.flatMap((state) =>
            [true, false].flatMap((own) =>
              ROLES.flatMap((role) =>
                DOORS.filter((door) => hasDoor(action, door)).map((door): Cell => ({
                  action,
                  state,
                  own,
                  role,
                  ownReview,
                  door,
                })),
              ),
            ),
          ),
    ),
  );

/** Whether the table lets this one through. */
export function isLetThrough({ action, state, own, role, ownReview, door }: Cell): boolean {
  const lets = (step: RecordAction, inState: RecordState) =>
    ((ownReview ? WITH_OWN_REVIEW[step] : undefined) ?? BY_STATE[step])[RECORD_STATES.indexOf(inState)]![
      own ? 0 : 1
    ].includes(LETTERS[role]);
  if (door === "API" && API[action]?.state !== state) return false;
  if (action === "platform:publish") return role === "publisher" || role === "administrator";
  // The form saves first: what is public gets a draft by that, which is then submitted.
  if (action === "draft:submit" && state === "published") return lets("draft:save", state) && lets(action, "draft");
  return lets(action, state);
}

let made = 0;

/** A record of its own for a cell, in the cell's state. Whoever began it may have had another role then. */
export async function makeRecord(
  context: Context,
  { state, own, role }: Cell,
  userIds: Readonly<Record<Role, string>>,
): Promise<CellRecord> {
  const other = role === "administrator" ? "publisher" : "administrator";
  const owner = anActor({ id: `user:${userIds[own ? role : other]}`, role: "administrator" });
  const at = `cell-${++made}`;
  const record = aPlatform({ slug: at, name: `Sample ${at}`, designation: `X-${made}` });
  const id = await brought(context, owner, state, record);
  const { version, nameToPurge, content } = expectDone(await getDraft(context, CONSOLE_ACTOR, id));
  return { id, slug: at, version, name: nameToPurge, content };
}

async function brought(context: Context, owner: Actor, state: RecordState, record: ReturnType<typeof aPlatform>) {
  switch (state) {
    case "draft":
      return (await saved(context, { content: record }, owner)).id;
    case "in-review":
      return (await submitted(context, record, owner)).id;
    case "binned":
    case "published": {
      expectDone(await publishPlatforms(context, owner, { via: "form", records: [{ record, expectedVersion: null }] }));
      const { id } = await context.store.read.platform.findUniqueOrThrow({ where: { slug: record.slug } });
      if (state === "binned") expectDone(await binPlatform(context, owner, { id, via: "form" }));
      return id;
    }
  }
}

/** How the site is asked for what a cell tries: a page that shows whether it is offered, a form, or a request to the API. */
export type Attempt =
  | { readonly door: "page"; readonly address: string; readonly mark: RegExp }
  | { readonly door: "server action"; readonly action: string; readonly form: Readonly<Record<string, string>> }
  | { readonly door: "API"; readonly address: string; readonly request: RequestInit };

export function attemptOf({ action, door }: Cell, { id, slug, version, name, content }: CellRecord): Attempt {
  if (door === "API") {
    const { method, path } = API[action]!;
    const body = method === "PUT" ? JSON.stringify({ ...content, summary: "Changed by a program." }) : null;
    const headers = { "if-match": `"${version}"`, "content-type": "application/json" };
    return { door, address: `/api/v1/platforms/${slug}${path}`, request: { method, body, headers } };
  }
  const way = WAYS[action as RecordAction];
  if (door === "page") return { door, address: `/admin/platforms/${id}${way.page}`, mark: way.mark };
  const form = way.page === "" ? recordForm(action, id, version, content) : stepForm(id, slug, version, name);
  return { door, action: way.action, form };
}

const recordForm = (action: string, id: string, version: number, content: JsonObject) => ({
  ...Object.fromEntries(formEntries({ ...content, summary: "Changed at the form." }, formOptions())),
  form: id,
  version: String(version),
  do: action === "draft:submit" ? "submit" : "save",
});

const stepForm = (id: string, slug: string, version: number, name: string) => ({
  id,
  version: String(version),
  slug: `${slug}-renamed`,
  name,
  comment: "Why",
  text: "Why",
  day: "2090-01-01",
  time: "10:00",
});

/** Everything that is stored of a record but what somebody has typed and not saved. */
export const storedOf = (action: Cell["action"], id: string): readonly [sql: string, values: string[]] =>
  action === "draft:submit"
    ? ["SELECT count(*)::text AS row FROM revision WHERE platform_id = $1 AND action = 'submit'", [id]]
    : [
        `SELECT 'platform ' || t::text AS row FROM platform t WHERE id = $1
         UNION ALL SELECT 'draft ' || t::text FROM draft t WHERE platform_id = $1
         UNION ALL SELECT 'revision ' || version FROM revision t WHERE platform_id = $1
         UNION ALL SELECT 'comment ' || t::text FROM review_comment t WHERE platform_id = $1 ORDER BY 1`,
        [id],
      ];
