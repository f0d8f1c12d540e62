import type { Context } from "@/lib/catalogue/context";
import { env as readEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import type { OwnedServiceUrls } from "@/lib/services/start-services";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import type { Check, Findings, Wrong } from "@/scripts/support/doctor/check";
import { checkConfiguration, checkDisk } from "@/scripts/support/doctor/check-configuration";
import { checkMeilisearch, checkPostgresql } from "@/scripts/support/doctor/check-services";
import { checkSchema } from "@/scripts/support/doctor/check-schema";
import { readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { withCatalogue } from "@/scripts/support/with-catalogue";

const HELP = `npm run doctor: say what is wrong with the catalogue, and what to do about it. Exits 1 when anything is.

Looks at configuration, disk, services, schema, the queue of changes, pictures, the settings of the index, and compares the
index with the database record by record. Changes nothing, and works beside a running catalogue.
  --repair   mends the index first, and then looks at all of it`;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { repair: { type: "boolean" } }, HELP);
  if (!read) return;
  const started = performance.now();
  const env = readEnvironment();
  const wrong: Wrong[] = [];
  const run = async (checks: readonly Check[]) => {
    for (const check of checks) wrong.push(...(await runCheck(check)));
    return wrong.length === 0;
  };

  await run([
    { name: "environment", look: () => Promise.resolve(checkConfiguration(env)) },
    { name: "disk", look: () => Promise.resolve(checkDisk(env)) },
  ]);
  const look = async (context: Context, services: OwnedServiceUrls) => {
    const before = wrong.length;
    await run([{ name: "postgresql", look: () => checkPostgresql(services) }]);
    const letsUsIn = wrong.length === before;
    await run([
      { name: "meilisearch", look: () => checkMeilisearch(services, context.index) },
      ...(letsUsIn ? [{ name: "schema", look: () => checkSchema(services.ownerUrl) }] : []),
    ]);
    // What follows reads the tables and asks the engine.
    if (wrong.length > before) return;
    const { checkQueue } = await import("@/scripts/support/doctor/check-queue");
    const { checkPictures } = await import("@/scripts/support/doctor/check-pictures");
    const { PictureFiles } = await import("@/lib/pictures/picture-files");
    const { openUploads } = await import("@/lib/uploads/open-uploads");
    const { checkIndex, checkIndexSettings } = await import("@/scripts/support/doctor/check-index");
    if (read.values.repair === true) {
      const { repair } = await import("@/scripts/support/doctor/repair");
      await step("repair", (progress) => repair(context, progress));
    }
    await run([{ name: "pictures", look: () => checkPictures(context, new PictureFiles(openUploads(env))) }]);
    const settings = await runCheck({ name: "index", look: () => checkIndexSettings(context) });
    wrong.push(...settings);
    await run([
      { name: "queue", look: () => checkQueue(context) },
      // Built by other rules it would differ all over.
      ...(settings.length > 0
        ? []
        : [{ name: "documents", look: (progress) => checkIndex(context, progress) } as Check]),
    ]);
  };
  await withCatalogue("doctor", look, { evenIfAway: true });

  if (wrong.length === 0) return tellEnd("All is well, looked at", started, "nothing to do");
  for (const { what, cure } of wrong) console.error(`\n${what}\n  ${cure}`);
  throw new OperatorError(
    `\n${counted(wrong.length, "thing is", "things are")} wrong.`,
    "Do what stands below each, then run: npm run doctor",
  );
}

async function runCheck({ name, look }: Check): Promise<Findings["wrong"]> {
  const { wrong } = await step(name, async (progress) => {
    const found = await look(progress).catch((error: unknown): Findings => failed(name, error));
    return { ...found, told: `${found.wrong.length > 0 ? "WRONG  " : "ok     "}${found.told}` };
  });
  return wrong;
}

const failed = (name: string, error: unknown): Findings => {
  const [reason] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  return {
    told: "could not be looked at",
    wrong: [{ what: `The check "${name}" failed: ${reason}.`, cure: "Mend what it says and run: npm run doctor" }],
  };
};
