import pg from "pg";
import { withoutPassword } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";

const CURES: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    "Start that PostgreSQL, or correct host and port in DATABASE_URL; without the variable an embedded one is used.",
  ENOTFOUND: "Correct the host in DATABASE_URL; without the variable an embedded PostgreSQL is used.",
  EAI_AGAIN: "Correct the host in DATABASE_URL; without the variable an embedded PostgreSQL is used.",
  "28P01": "Correct user and password in DATABASE_URL.",
  "28000": "Correct the user in DATABASE_URL, or allow it in the server's pg_hba.conf.",
  "3D000": "Create that database, for example with createdb, or correct its name in DATABASE_URL.",
};
const OTHER_CURE = "Correct DATABASE_URL in .env, or take it out to use the embedded PostgreSQL.";

/**
 * Sees that the PostgreSQL in DATABASE_URL lets us in, and says its version.
 * @throws OperatorError that names what is wrong with it, without its password.
 */
export async function checkDatabase(databaseUrl: string): Promise<string> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
      return rows[0]?.server_version ?? "of unknown version";
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    const { code, message } = firstOf(error);
    const reason = message.replaceAll(databaseUrl, "").trim() || code || "no answer";
    throw new OperatorError(
      `DATABASE_URL is "${withoutPassword(databaseUrl)}"; it does not let us in: ${reason}.`,
      (code && CURES[code]) ?? OTHER_CURE,
      { cause: error },
    );
  }
}

// A host with several addresses fails with one error for each.
function firstOf(error: unknown): { code?: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return firstOf(error.errors[0]);
  return error instanceof Error ? error : { message: String(error) };
}
