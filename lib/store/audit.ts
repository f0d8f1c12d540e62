import { createHash } from "node:crypto";

import type { Reader, Store } from "@/lib/store/store";
import { empty, join, sql } from "@/lib/store/sql";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How it ended. `refused`: not allowed, or not yet; `failed`: allowed and tried, in vain. */
type AuditOutcome = "done" | "refused" | "failed";

/** What is written down of something that somebody did. The database adds number, time and hash. */
export type AuditEvent = {
  /** `actor.id`, or `anonymous` for somebody who has not signed in. */
  readonly actor: string;
  /** Subject and verb: `platform:publish`, `user:role-change`. */
  readonly action: string;
  /** What was acted on, by a kind and an id that lasts: `platform:0198…`, `user:…`. */
  readonly target?: string | null;
  readonly outcome?: AuditOutcome;
  /** What else a reader of the log needs. Never a password, token, link or text that a stranger typed. */
  readonly details?: { readonly [key: string]: Json };
};

export type AuditEntry = Required<AuditEvent> & { readonly number: bigint; readonly at: Date; readonly hash: string };

const SECRET_NAME = /password|secret|cookie|authorization|credential/i;

/**
 * Adds to the audit log, in the transaction of what it reports, as that transaction's last statement: writers wait for one another
 * from here to their commit, and a row locked after this one could be held by a writer that waits for us.
 * What was refused has no transaction: write it in one of its own.
 */
export async function writeAudit(tx: Reader, ...events: readonly AuditEvent[]): Promise<void> {
  for (const { actor, action, target = null, outcome = "done", details = {} } of events) {
    const secret = Object.keys(details).find((name) => SECRET_NAME.test(name));
    if (secret) throw new Error(`"${secret}" has no place in the audit log: see AuditEvent.details`);
    await tx.$executeRaw`INSERT INTO "audit_entry" ("actor", "action", "target", "outcome", "details")
      VALUES (${actor}, ${action}, ${target}, ${outcome}, ${JSON.stringify(details)}::jsonb)`;
  }
}

export type AuditFilter = {
  readonly actor?: string | undefined;
  /** An action, or with a colon at its end all actions of a subject: `user:`. */
  readonly action?: string | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly until?: Date | undefined;
  /** Entries before this number: the next page. */
  readonly before?: bigint | undefined;
};

/** The newest entries that match, newest first. */
export function readAudit(read: Reader, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  const { actor, action, from, until, before } = filter;
  const conditions = [
    sql`true`,
    actor === undefined ? empty : sql`"actor" = ${actor}`,
    action === undefined
      ? empty
      : action.endsWith(":")
        ? sql`starts_with("action", ${action})`
        : sql`"action" = ${action}`,
    from === undefined ? empty : sql`"at" >= ${from}`,
    until === undefined ? empty : sql`"at" < ${until}`,
    before === undefined ? empty : sql`"number" < ${before}`,
  ].filter((condition) => condition !== empty);
  return read.$queryRaw<AuditEntry[]>`
    SELECT "number", "at", "actor", "action", "target", "outcome", "details", "hash" FROM "audit_entry"
    WHERE ${join(conditions, " AND ")} ORDER BY "number" DESC LIMIT ${limit}`;
}

/** How the log stands: `firstBroken` is the lowest number at which it is not what was written, null when it is whole. The last
 *  number and hash, noted elsewhere, show later that no entries were cut off its end. */
export type AuditCheck = {
  readonly entries: number;
  readonly firstBroken: bigint | null;
  readonly last: { readonly number: bigint; readonly hash: string } | null;
};

const START = "0".repeat(64);
const BATCH = 5_000;

/** Computes the whole chain again, from the rows alone: the database's own function may have been tampered with, too. */
export async function checkAudit({ read }: Pick<Store, "read">): Promise<AuditCheck> {
  let [number, hash] = [0n, START];
  for (;;) {
    const rows = await read.$queryRaw<{ number: bigint; line: string; previous: string; hash: string }[]>`
      SELECT "number", "previous_hash" AS "previous", "hash", jsonb_build_array("previous_hash", "number",
        to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), "actor", "action", "target", "outcome", "details")::text AS "line"
      FROM "audit_entry" WHERE "number" > ${number} ORDER BY "number" LIMIT ${BATCH}`;
    for (const row of rows) {
      const isNext = row.number === number + 1n && row.previous === hash;
      if (!isNext || row.hash !== createHash("sha256").update(row.line).digest("hex"))
        // A missing entry is named itself, not the one behind the gap.
        return { entries: Number(number), firstBroken: number + 1n, last: number > 0n ? { number, hash } : null };
      [number, hash] = [row.number, row.hash];
    }
    if (rows.length < BATCH)
      return { entries: Number(number), firstBroken: null, last: number > 0n ? { number, hash } : null };
  }
}
