import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import { refuse } from "@/lib/auth/refuse";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { ok } from "@/lib/core/result";
import { checkAudit, readAudit, type AuditCheck, type AuditEntry } from "@/lib/store/audit";
import { listTokens } from "@/lib/store/identity/api-tokens";
import { listUsers } from "@/lib/store/identity/users";

const AUDIT_PAGE = 100;

const day = (message: string) => z.union([z.literal("").transform(() => undefined), z.iso.date(message)]).optional();
const schema = z.object({
  actor: z.string().trim().max(200).optional(),
  action: z.string().trim().max(100).optional(),
  from: day("Enter a day as 2026-03-14"),
  to: day("Enter a day as 2026-03-14"),
  before: z.coerce
    .bigint()
    .positive()
    .lt(2n ** 63n)
    .optional()
    .catch(undefined),
});

export type AuditPage = {
  readonly entries: readonly AuditEntry[];
  /** Number before which the next page begins; null on the last one. */
  readonly next: bigint | null;
  /** What an id of an actor or target is called. */
  readonly names: ReadonlyMap<string, string>;
};

/** Reads the audit log, the newest entry first. Days are days in UTC; `to` is the last one that is shown. */
export async function readAuditLog(auth: Auth, actor: Actor, input: unknown): Promise<Result<AuditPage, Problem>> {
  if (!can(actor, "audit:read")) return refuse(auth, actor, "audit:read");
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { from, to, before } = parsed.value;
  const { read } = auth.store;
  const [users, tokens] = await Promise.all([listUsers(read), listTokens(read)]);
  const wanted = parsed.value.actor;
  const meant = users.find((user) => user.email === wanted?.toLowerCase() || user.name === wanted);
  const entries = await readAudit(
    read,
    {
      actor: meant ? `user:${meant.id}` : wanted || undefined,
      action: parsed.value.action || undefined,
      from: from ? new Date(from) : undefined,
      until: to ? new Date(new Date(to).getTime() + 24 * 3600_000) : undefined,
      before,
    },
    AUDIT_PAGE + 1,
  );
  const shown = entries.slice(0, AUDIT_PAGE);
  return ok({
    entries: shown,
    next: entries.length > AUDIT_PAGE ? (shown.at(-1)?.number ?? null) : null,
    names: new Map([
      ...users.map(({ id, name }) => [`user:${id}`, name] as const),
      ...tokens.map(({ id, name }) => [`token:${id}`, `${name} (token)`] as const),
    ]),
  });
}

/** Computes the log's chain of hashes again: whether any entry was changed or removed behind the catalogue's back. */
export async function checkAuditLog(auth: Auth, actor: Actor): Promise<Result<AuditCheck, Problem>> {
  if (!can(actor, "audit:read")) return refuse(auth, actor, "audit:read");
  return ok(await checkAudit(auth.store));
}
