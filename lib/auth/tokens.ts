import { z } from "zod";

import type { ConsoleAuth } from "@/lib/auth/auth";
import { refuse } from "@/lib/auth/refuse";
import { parseInput } from "@/lib/core/parse-input";
import { hashOf, newSecret } from "@/lib/store/secrets";
import type { Actor, Role } from "@/lib/core/access/access";
import { can, isAtLeast, ROLES } from "@/lib/core/access/access";
import { personNameSchema } from "@/lib/core/access/person-name";
import type { Problem } from "@/lib/core/problems";
import { invalid, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import type { ApiToken } from "@/lib/store/identity/api-tokens";
import {
  addToken,
  findToken,
  findTokenByHash,
  listTokens,
  noteTokenUse,
  revokeTokenRow,
} from "@/lib/store/identity/api-tokens";
import { lockUser } from "@/lib/store/identity/users";

export const TOKEN_DAYS = 90;
const TOKEN_DAYS_MAX = 366;
/** Begins every token, so that scanners for leaked secrets, and people, know one when they see it. */
const PREFIX = "dec_";

const schema = z.object({
  name: personNameSchema,
  role: z.enum(ROLES, `Choose a role: ${ROLES.join(", ")}`),
  days: z.coerce
    .number(`Enter a number of days from 1 to ${TOKEN_DAYS_MAX}`)
    .int("Enter whole days")
    .min(1, "A token lasts a day at least")
    .max(TOKEN_DAYS_MAX, `A token lasts ${TOKEN_DAYS_MAX} days at most`)
    .default(TOKEN_DAYS),
});

/** A token as it is shown, once. */
export type ShownToken = { readonly id: string; readonly token: string; readonly expiresAt: Date };

/** Makes a token for a program. Its role is at most that of its maker, who answers for it. */
export async function createToken(
  auth: ConsoleAuth,
  actor: Actor,
  input: unknown,
): Promise<Result<ShownToken, Problem>> {
  if (!can(actor, "token:create")) return refuse(auth, actor, "token:create");
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { name, role, days } = parsed.value;
  const maker = makerOf(actor);
  // A program must not make itself another token, to live on when its own is revoked.
  if (!maker) return refuse(auth, actor, "token:create");

  return auth.store.transaction(async (tx) => {
    const user = maker.userId === null ? null : await lockUser(tx, maker.userId);
    const makerRole = user?.role ?? actor.role;
    if (!isAtLeast(makerRole, role))
      return fail(invalid([{ path: "role", message: `Choose ${makerRole} or less: your own role is the most` }]));
    const secret = PREFIX + newSecret();
    const createdAt = auth.clock();
    const expiresAt = new Date(createdAt.getTime() + days * 24 * 3600_000);
    const id = auth.newId();
    await addToken(tx, { id, tokenHash: hashOf(secret), name, role, userId: maker.userId, createdAt, expiresAt });
    await writeAudit(tx, {
      actor: actor.id,
      action: "token:create",
      target: `token:${id}`,
      details: { name, role, expiresAt: expiresAt.toISOString() },
    });
    return ok({ id, token: secret, expiresAt });
  });
}

/** Revokes a token at once: one's own, or anyone's by an administrator. */
export async function revokeToken(auth: ConsoleAuth, actor: Actor, id: string): Promise<Result<null, Problem>> {
  if (!can(actor, "token:create")) return refuse(auth, actor, "token:create", `token:${id}`);
  const token = z.uuid().safeParse(id).success ? await findToken(auth.store.read, id) : null;
  const isOwn = token?.maker && `user:${token.maker.id}` === actor.id;
  if (!isOwn && !can(actor, "token:manage")) return refuse(auth, actor, "token:manage", `token:${id}`);
  if (!token) return fail(notFound("token", id));
  return auth.store.transaction(async (tx) => {
    if (await revokeTokenRow(tx, id, auth.clock()))
      await writeAudit(tx, {
        actor: actor.id,
        action: "token:revoke",
        target: `token:${id}`,
        details: { name: token.name },
      });
    return ok(null);
  });
}

/** One's own tokens; everyone's for an administrator. */
export async function listVisibleTokens(auth: ConsoleAuth, actor: Actor): Promise<Result<ApiToken[], Problem>> {
  if (!can(actor, "token:create")) return refuse(auth, actor, "token:create");
  const maker = makerOf(actor);
  if (can(actor, "token:manage")) return ok(await listTokens(auth.store.read));
  return ok(maker?.userId ? await listTokens(auth.store.read, maker.userId) : []);
}

/** Who a token stands for now; null when it is no token, has run out, was revoked, or its maker is shut out. */
export async function findTokenActor(auth: ConsoleAuth, secret: string): Promise<Actor | null> {
  if (!secret.startsWith(PREFIX) || secret.length > 100) return null;
  const token = await findTokenByHash(auth.store.read, hashOf(secret));
  const now = auth.clock();
  if (!token || !isAlive(token, now)) return null;
  await noteTokenUse(auth.store.read, token.id, now);
  return { id: `token:${token.id}`, role: effectiveRole(token) };
}

export const isAlive = (token: ApiToken, now: Date): boolean =>
  token.revokedAt === null && token.expiresAt > now && !token.maker?.disabledAt;

/** A maker who was given less since then cannot lend more than they have. */
const effectiveRole = ({ role, maker }: ApiToken): Role => (maker && !isAtLeast(maker.role, role) ? maker.role : role);

function makerOf(actor: Actor): { userId: string | null } | null {
  const userId = /^user:(.+)$/.exec(actor.id)?.[1];
  if (userId) return { userId };
  return actor.id.startsWith("system:") ? { userId: null } : null;
}
