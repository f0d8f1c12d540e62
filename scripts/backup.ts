import { readFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/env";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { oneFile, readOptions } from "@/scripts/support/read-options";
import { PROJECT_DIR } from "@/scripts/support/site/source-hash";
import { step } from "@/scripts/support/steps";
import { withServices } from "@/scripts/support/with-services";

const HELP = `npm run backup -- FILE: write everything that can't be made again into one file (.tar.gz), as it stands at one moment.

Records with all their versions, drafts, people, tokens, the audit log, synonyms, uploads. Not: who is signed in, links that were
sent, the search index. Works beside a running catalogue. Passwords and tokens are in it as hashes only; keep it secret all the same.
  --force      replace FILE if it is there
  --dry-run    count what would be in it, and write nothing`;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { force: { type: "boolean" }, "dry-run": { type: "boolean" } }, HELP, {
    takesMore: true,
  });
  if (!read) return;
  const file = oneFile(read.positionals, "backup", "catalogue.tar.gz");
  const force = read.values.force === true;
  const isDryRun = read.values["dry-run"] === true;
  const { requireFree } = await import("@/lib/backup/write-archive");
  requireFree(file, force);
  const started = performance.now();

  const told = await withServices("backup", async ({ databaseUrl }) => {
    await requireMigrated(databaseUrl);
    const { backUp, describeBackUp } = await import("@/lib/backup/back-up");
    const { tellContent } = await import("@/lib/backup/tell-content");
    const { openUploads } = await import("@/lib/uploads/open-uploads");
    return step("backup", async ({ update }) => {
      const options = {
        databaseUrl,
        uploads: openUploads(env()),
        application: applicationVersion(),
        clock: () => new Date(),
        onProgress: update,
      };
      if (isDryRun) return { told: tellContent(await describeBackUp(options)) };
      const { manifest, bytes } = await backUp(options, file, { force });
      return { told: `${tellContent(manifest)}; ${counted(Math.ceil(bytes / 1024), "kB", "kB")}` };
    });
  });
  if (isDryRun) tellEnd(`${told.told} would be in ${file}`, started, `npm run backup -- ${file}`);
  else
    tellEnd(
      `${told.told} written to ${file}`,
      started,
      `npm run restore -- ${file} --dry-run, to see that it is whole`,
    );
}

function applicationVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_DIR, "package.json"), "utf8")) as { version: string };
  return version;
}
