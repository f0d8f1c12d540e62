import { restore } from "@/lib/backup/restore";
import { openContext } from "@/lib/catalogue/context";
import { FolderUploads } from "@/lib/uploads/folder-uploads";

/** A process of its own that replaces a database by a backup: `restore-file.ts DATABASE_URL FILE UPLOADS`. To be killed. */
async function main([databaseUrl = "", file = "", uploads = ""]: string[]): Promise<void> {
  const context = await openContext({ databaseUrl, meili: null });
  const onProgress = (rows: number) => void process.stdout.write(`${rows}\n`);
  await restore(context, file, { uploads: new FolderUploads(uploads), replace: true, onProgress });
  await context.close();
}

void main(process.argv.slice(2));
