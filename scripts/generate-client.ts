import { generateDatabaseClient } from "@/scripts/support/database-client";

/** Run by npm after every install, so that a fresh clone can be typed, tested and started at once. */
export async function main(): Promise<void> {
  await generateDatabaseClient();
}
