/**
 * All that a program of the system needs. Services get this and not our own environment: variables meant for another
 * PostgreSQL or Meilisearch (PGDATA, MEILI_DB_PATH …) would reach them, and ours would show in their process lists.
 */
export const PLAIN_ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as const as Record<
  string,
  string
> as NodeJS.ProcessEnv;
