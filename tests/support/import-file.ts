import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { openContext } from "@/lib/catalogue/context";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";

/** A process of its own that imports a file into a database: `import-file.ts DATABASE_URL FILE`. To be killed. */
async function main([databaseUrl = "", file = ""]: string[]): Promise<void> {
  const context = await openContext({ databaseUrl, meili: null });
  const onProgress = ({ records }: { records: number }) => void process.stdout.write(`${records}\n`);
  await importPlatforms(context, CONSOLE_ACTOR, { file: { path: file, name: "records.ndjson" }, onProgress });
  await context.close();
}

void main(process.argv.slice(2));
