import { OperatorError } from "@/lib/operator-error";
import { findPendingMigrations } from "@/scripts/support/migrations/apply-migrations";

/** @throws OperatorError when the database has not had all migrations, for a script that may not apply them itself. */
export async function requireMigrated(databaseUrl: string): Promise<void> {
  const pending = await findPendingMigrations(databaseUrl);
  if (pending.length > 0)
    throw new OperatorError(`The database lacks migrations: ${pending.join(", ")}.`, "Run: npm run migrate");
}
