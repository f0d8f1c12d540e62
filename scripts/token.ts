import { OperatorError } from "@/lib/operator-error";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { env } from "@/lib/env";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { readOptions } from "@/scripts/support/read-options";
import { withCatalogue } from "@/scripts/support/with-catalogue";

const HELP = `npm run token -- create --role ROLE --name NAME [--days N]: make an API token and print it, once.
npm run token -- list: all tokens with their role, maker, expiry and last use.
npm run token -- revoke ID: end a token at once.

ROLE is viewer, editor, publisher or administrator; N is 1 to 366 days, 90 unless told.
Works beside a running catalogue as well. Send it as: Authorization: Bearer TOKEN`;

const OPTIONS = { role: { type: "string" }, name: { type: "string" }, days: { type: "string" } } as const;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, OPTIONS, HELP, { takesMore: true });
  if (!read) return;
  const { role, name, days } = read.values;
  const [verb, id, ...rest] = read.positionals;
  if (verb === "create" && id === undefined) await create({ role, name, days });
  else if (verb === "list" && id === undefined) await list();
  else if (verb === "revoke" && id !== undefined && rest.length === 0) await revoke(id);
  else
    throw new OperatorError(
      verb === undefined
        ? "npm run token has to know what to do."
        : `npm run token does not know "${read.positionals.join(" ")}".`,
      "It takes create, list or revoke ID: see npm run token -- --help.",
    );
}

async function create(input: { role?: string; name?: string; days?: string }): Promise<void> {
  const { token, id, expiresAt } = await withTokens(async (auth, { createToken }) =>
    given(await createToken(auth, CONSOLE_ACTOR, input)),
  );
  console.log(token);
  console.error(
    `Token ${id} works until ${dayOf(expiresAt)}. It is shown this once: keep it where programs keep secrets.`,
  );
}

async function list(): Promise<void> {
  const { tokens, alive } = await withTokens(async (auth, { listVisibleTokens, isAlive }) => {
    const found = given(await listVisibleTokens(auth, CONSOLE_ACTOR));
    return { tokens: found, alive: new Set(found.filter((token) => isAlive(token, auth.clock()))) };
  });
  if (tokens.length === 0)
    console.log("There are no tokens. Make one: npm run token -- create --role editor --name NAME");
  for (const token of tokens) {
    const state = token.revokedAt
      ? `revoked ${dayOf(token.revokedAt)}`
      : `${alive.has(token) ? "until" : "dead,"} ${dayOf(token.expiresAt)}`;
    const used = token.lastUsedAt ? `used ${dayOf(token.lastUsedAt)}` : "never used";
    console.log([token.id, token.role, token.name, `by ${token.maker?.name ?? "the console"}`, state, used].join("  "));
  }
}

async function revoke(id: string): Promise<void> {
  await withTokens(async (auth, { revokeToken }) => given(await revokeToken(auth, CONSOLE_ACTOR, id)));
  console.log(`Token ${id} is revoked.`);
}

type Tokens = typeof import("@/lib/auth/tokens");
type Auth = import("@/lib/auth/auth").ConsoleAuth;

const withTokens = <T>(work: (auth: Auth, tokens: Tokens) => Promise<T>): Promise<T> =>
  withCatalogue("token", async ({ store, clock, newId }, { databaseUrl }) => {
    await requireMigrated(databaseUrl);
    return work({ store, clock, newId, publicUrl: env().publicUrl }, await import("@/lib/auth/tokens"));
  });

/** The value, or the problem in words on the console. */
function given<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  const { problem } = result;
  if (problem.kind === "invalid") {
    const words = problem.issues.map(({ path, message }) => `--${path}: ${message}.`);
    throw new OperatorError(words.join("\n"), "See npm run token -- --help.");
  }
  if (problem.kind === "not-found")
    throw new OperatorError(`There is no token "${problem.id}".`, "List them: npm run token -- list.");
  throw new OperatorError(`The token could not be had: ${problem.kind}.`, "See npm run token -- --help.");
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
