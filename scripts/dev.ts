import { readOptions } from "@/scripts/support/read-options";
import { runCatalogue } from "@/scripts/support/run-catalogue";

const HELP = `npm run dev: what npm start does, but with a web server that compiles as you edit instead of a build.`;

export async function main(args: string[]): Promise<void> {
  if (readOptions(args, {}, HELP)) await runCatalogue("dev");
}
