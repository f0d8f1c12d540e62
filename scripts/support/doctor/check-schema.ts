import { OperatorError } from "@/lib/operator-error";
import { counted } from "@/scripts/support/closing-lines";
import { findPendingMigrations } from "@/scripts/support/migrations/apply-migrations";
import { readMigrations } from "@/scripts/support/migrations/migration-files";
import { findSchemaDrift } from "@/scripts/support/migrations/schema-drift";
import { firstFew, well, type Findings } from "@/scripts/support/doctor/check";

/** Migrations that are pending, or were edited or are unknown, and tables that are not as the migrations make them. */
export async function checkSchema(databaseUrl: string): Promise<Findings> {
  try {
    const pending = await findPendingMigrations(databaseUrl);
    if (pending.length > 0)
      return {
        told: `${counted(pending.length, "migration")} pending`,
        wrong: [{ what: `The database lacks migrations: ${firstFew(pending)}.`, cure: "Run: npm run migrate" }],
      };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { told: "another history of migrations", wrong: [{ what: error.what, cure: error.cure }] };
  }
  const count = `${readMigrations().length} migrations`;
  const drift = await findSchemaDrift(databaseUrl);
  if (drift === null) return well(`${count}; tables not compared, for which this role would have to make a database`);
  if (drift.length === 0) return well(`as its ${count} make it`);
  return {
    told: `${counted(drift.length, "difference")} from its ${count}`,
    wrong: [
      {
        what: `The database is not as its migrations make it: ${firstFew(drift)}.`,
        cure: "Take back what was changed by hand, or restore a backup into an empty database.",
      },
    ],
  };
}
