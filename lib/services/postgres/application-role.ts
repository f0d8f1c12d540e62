import pg from "pg";

/** The role that the application works as in an embedded cluster. It owns nothing. */
export const APPLICATION_ROLE = "catalogue_app";

/** Of these tables the application only reads, or only reads and adds: what was migrated, who did what, and what was written. */
const TAKEN_BACK: Readonly<Record<string, string>> = {
  _prisma_migrations: "INSERT, UPDATE, DELETE",
  audit_entry: "UPDATE, DELETE",
  revision: "UPDATE, DELETE",
};

/** Makes a role that may sign in and nothing else, where it is missing and `client` is allowed to make roles. */
export async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM pg_roles WHERE rolname = $1 OR (rolname = current_user AND NOT (rolcreaterole OR rolsuper))",
    [role],
  );
  if (rowCount !== 0) return;
  await client.query(`CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

/**
 * Lets a role read and write the rows of all tables that are there, and nothing else: it can neither change a table nor take off what
 * guards one, and of the audit log and the revisions it can't change a row. Does nothing for the owner itself.
 * @param client whoever owns the tables
 */
export async function grantAccess(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT tablename AS table FROM pg_tables WHERE schemaname = current_schema() AND current_user <> $1`,
    [role],
  );
  if (rows.length === 0) return;
  const to = pg.escapeIdentifier(role);
  const there = new Set(rows.map(({ table }) => table));
  // One message is one transaction: nobody sees a right that is about to be taken back.
  await client.query(
    [
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${to}`,
      `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${to}`,
      ...Object.entries(TAKEN_BACK)
        .filter(([table]) => there.has(table))
        .map(([table, rights]) => `REVOKE ${rights} ON ${pg.escapeIdentifier(table)} FROM ${to}`),
    ].join("; "),
  );
}
