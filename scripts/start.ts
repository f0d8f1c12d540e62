import { readOptions } from "@/scripts/support/read-options";
import { runCatalogue } from "@/scripts/support/run-catalogue";

const HELP = `npm start: everything from a fresh clone to a site that answers, in this terminal.

Starts PostgreSQL and Meilisearch unless DATABASE_URL and MEILI_URL name others, applies migrations, loads the shipped
records into an empty database, brings the search index in step, builds the site if this source is not built, serves it.
Ctrl-C stops all of it. Settings come from the environment and .env: see docs/configuration.md.`;

export async function main(args: string[]): Promise<void> {
  if (readOptions(args, {}, HELP)) await runCatalogue("start");
}
