import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { OperatorError } from "@/lib/operator-error";
import { measuredVersions } from "@/scripts/bench/bench-services";
import { PROJECT_DIR } from "@/scripts/support/site/source-hash";

const PAGE = path.join(PROJECT_DIR, "docs/benchmarks.md");

/** When and on what it was measured. */
export function machine(): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: ${os.cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${memory} GB of memory, ${os.type()}, Node ${process.versions.node}, ${measuredVersions()}.`;
}

/** Puts a benchmark's tables in the page, between the markers that bear its name, in the form that `npm run check` asks for. */
export async function writeSection(name: string, text: string): Promise<void> {
  const [begin, end] = [`<!-- bench ${name}: written by npm run bench -->`, `<!-- end of bench ${name} -->`];
  const page = readFileSync(PAGE, "utf8");
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new OperatorError(
      `docs/benchmarks.md lacks the markers of "${name}".`,
      `Put these two lines back where the tables belong: ${begin} and ${end}`,
    );
  const written = `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
  writeFileSync(PAGE, await format(written, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

/** A Markdown table. Columns of figures are set flush right; the first column is words. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, at) => (at === 0 ? "---" : "--:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}
