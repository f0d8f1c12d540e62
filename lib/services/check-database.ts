import pg from "pg";
import { withoutPassword } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { makeRole } from "@/lib/services/postgres/application-role";

type Variable = "DATABASE_URL" | "DATABASE_OWNER_URL";

const WITHOUT: Readonly<Record<Variable, string>> = {
  DATABASE_URL: "an embedded PostgreSQL is used",
  DATABASE_OWNER_URL: "the role of DATABASE_URL has to own the tables",
};

function cureFor(code: string, variable: Variable): string {
  const without = `without the variable ${WITHOUT[variable]}`;
  switch (code) {
    case "ECONNREFUSED":
      return `Start that PostgreSQL, or correct host and port in ${variable}; ${without}.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `Correct the host in ${variable}; ${without}.`;
    case "28P01":
      return `Correct user and password in ${variable}.`;
    case "28000":
      return `Correct the user in ${variable}, or allow it in the server's pg_hba.conf.`;
    case "3D000":
      return `Create that database, for example with createdb, or correct its name in ${variable}.`;
    default:
      return `Correct ${variable} in .env, or take it out: ${without}.`;
  }
}

type OwnDatabase = {
  readonly databaseUrl: string;
  /** Null: who owns the tables does all. */
  readonly databaseOwnerUrl: string | null;
};

/**
 * Sees that a PostgreSQL of one's own lets both roles in, the one that works with the tables and the one that owns them.
 * @param makesMissing whether the one that works with the tables is made where it is missing and the owner may make roles
 * @returns its version, and how the owner gets in
 * @throws OperatorError as `checkDatabase` does.
 */
export async function checkRoles({ databaseUrl, databaseOwnerUrl }: OwnDatabase, { makesMissing = false } = {}) {
  if (databaseOwnerUrl !== null) {
    const { username, password } = new URL(databaseUrl);
    await ask(databaseOwnerUrl, "DATABASE_OWNER_URL", async (client) => {
      if (makesMissing) await makeRole(client, decodeURIComponent(username), decodeURIComponent(password));
    });
  }
  return { version: await checkDatabase(databaseUrl), ownerUrl: databaseOwnerUrl ?? databaseUrl };
}

/**
 * Sees that the PostgreSQL in DATABASE_URL lets us in, and says its version.
 * @throws OperatorError that names what is wrong with it, without its password.
 */
export const checkDatabase = (databaseUrl: string): Promise<string> =>
  ask(databaseUrl, "DATABASE_URL", async (client) => {
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return rows[0]?.server_version ?? "of unknown version";
  });

async function ask<T>(
  databaseUrl: string,
  variable: Variable,
  question: (client: pg.Client) => Promise<T>,
): Promise<T> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await question(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    const { code, message } = firstOf(error);
    const reason = message.replaceAll(databaseUrl, "").trim() || code || "no answer";
    throw new OperatorError(
      `${variable} is "${withoutPassword(databaseUrl)}"; it does not let us in: ${reason}.`,
      cureFor(code ?? "", variable),
      { cause: error },
    );
  }
}

// A host with several addresses fails with one error for each.
function firstOf(error: unknown): { code?: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return firstOf(error.errors[0]);
  return error instanceof Error ? error : { message: String(error) };
}
