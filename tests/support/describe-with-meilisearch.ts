import { sharedServices } from "@/tests/support/services";

/** Describes tests that ask a real Meilisearch. Where there is none they are skipped, and fail with CI=true. */
export function describeWithMeilisearch(name: string, body: () => void): void {
  const isThere = sharedServices().meili !== null;
  if (!isThere) {
    const told = `There is no Meilisearch for "${name}". Set MEILI_BIN to its program.`;
    if (process.env.CI === "true") throw new Error(told);
    process.stderr.write(`tests skipped: ${told}\n`);
  }
  (isThere ? describe : describe.skip)(name, body);
}
