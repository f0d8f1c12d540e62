import type { Context } from "@/lib/catalogue/context";
import { env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { dataDirPaths } from "@/lib/services/data-dir";
import { findHolder } from "@/lib/services/data-dir-lock";
import type { OwnedServiceUrls } from "@/lib/services/start-services";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { indexStep } from "@/scripts/support/index-step";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { oneFile, readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { onCatalogue } from "@/scripts/support/with-catalogue";
import { withServices } from "@/scripts/support/with-services";

const HELP = `npm run restore -- FILE: put what npm run backup wrote into an empty database, and build the search index from it.

FILE is read to its end first: one that was cut short or altered, or does not fit, is refused, and nothing is changed. All of it
comes back, or nothing. Stop the catalogue before. Everybody has to sign in again.
  --replace    into a database that is in use: what is there is gone after it
  --dry-run    check FILE and the database, and write nothing`;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { replace: { type: "boolean" }, "dry-run": { type: "boolean" } }, HELP, {
    takesMore: true,
  });
  if (!read) return;
  const file = oneFile(read.positionals, "restore", "catalogue.tar.gz");
  const replace = read.values.replace === true;
  const isDryRun = read.values["dry-run"] === true;
  const started = performance.now();
  const { tellContent } = await import("@/lib/backup/tell-content");
  const { readArchive } = await import("@/lib/backup/read-archive");

  const { manifest } = await step("backup", async ({ update }) => {
    const manifest = await readArchive(file, { onBytes: update });
    return { manifest, told: `whole, of ${manifest.createdAt}: ${tellContent(manifest)}` };
  });
  refuseBesideSite();
  const work = async (context: Context, services: OwnedServiceUrls) => {
    const { beforehand, requireFit, requireUnused } = await import("@/lib/backup/requirements");
    await step("database", async ({ update }) => {
      if (!replace) await beforehand(context, requireUnused);
      if (isDryRun) await requireMigrated(services.databaseUrl);
      const applied = isDryRun ? [] : await migrate(services, update);
      await beforehand(context, (connection) => requireFit(connection, file, manifest));
      return { told: `fits${applied.length > 0 ? `, after ${counted(applied.length, "migration")}` : ""}` };
    });
    if (isDryRun) return;

    await step("records", async ({ update }) => {
      const { restore } = await import("@/lib/backup/restore");
      const { openUploads } = await import("@/lib/uploads/open-uploads");
      const uploads = openUploads(env());
      return { told: tellContent(await restore(context, file, { uploads, replace, onProgress: update })) };
    });
    await indexStep(context);
  };
  // What guards the tables is set aside meanwhile, which only their owner may do.
  const asOwner = (services: OwnedServiceUrls) =>
    onCatalogue({ ...services, databaseUrl: services.ownerUrl }, (context) => work(context, services));
  await withServices("restore", asOwner, { migrates: true });
  tellEnd(
    `${tellContent(manifest)} ${isDryRun ? "can be restored" : "restored"} from ${file}`,
    started,
    isDryRun ? `npm run restore -- ${file}${replace ? " --replace" : ""}` : "npm start",
  );
}

/** @throws OperatorError when the catalogue in this data folder serves readers and editors. */
function refuseBesideSite(): void {
  const { root, lock } = dataDirPaths(env().dataDir);
  const holder = findHolder(lock);
  if (holder?.url)
    throw new OperatorError(
      `The catalogue in ${root} runs: ${holder.url} (npm run ${holder.command}, process ${holder.pid}).`,
      "Stop it with Ctrl-C where it runs, and restore again.",
    );
}
