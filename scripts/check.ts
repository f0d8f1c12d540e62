import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { readOptions } from "@/scripts/support/read-options";
import { stepLine } from "@/scripts/support/steps";

const HELP = `npm run check: everything that has to hold before a change goes in.

Types, lint, format, import rules, dead code and migrations, then every test. A check that fails shows what it found; the
rest run all the same.
  --no-tests   leave the tests out`;

type Command = readonly [program: string, ...args: string[]];
type Check = { readonly name: string; readonly commands: readonly Command[]; readonly cure: string };

const CODE = ["app", "components", "lib", "scripts", "tests", "instrumentation.ts", "proxy.ts"];

const checks = (): Check[] => [
  {
    name: "types",
    commands: [
      [process.execPath, "scripts/run.mjs", "generate-client"],
      [tool("next"), "typegen"],
      [tool("tsc"), "--noEmit"],
    ],
    cure: "Mend the types above.",
  },
  {
    name: "lint",
    commands: [[tool("eslint"), ".", "--max-warnings=0"]],
    cure: "Each message names its cure. `npm run lint -- --fix` mends what can be mended by itself.",
  },
  {
    name: "format",
    commands: [[tool("prettier"), ".", "--check", "--log-level=warn"]],
    cure: "Run: npm run format",
  },
  {
    name: "imports",
    commands: [[tool("depcruise"), "--output-type=err-long", ...CODE.filter((part) => existsSync(part))]],
    cure: "The rules stand in .dependency-cruiser.cjs, each with its cure.",
  },
  {
    name: "dead code",
    commands: [[tool("knip"), "--no-progress"]],
    cure: "Delete what nothing uses, or use it.",
  },
  {
    name: "migrations",
    commands: [[process.execPath, "scripts/run.mjs", "migrate", "--check"]],
    cure: "Write the missing migration: npm run migrate -- new NAME",
  },
];

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { "no-tests": { type: "boolean" } }, HELP);
  if (!read) return;

  const all = checks();
  const failed: string[] = [];
  for (const check of all) if (!(await passes(check))) failed.push(check.name);
  console.log(
    `${all.length - failed.length} of ${all.length} checks passed${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}`,
  );

  if (!read.values["no-tests"]) {
    const { exitCode } = await run([tool("jest")], "inherit");
    if (exitCode !== 0) failed.push("tests");
  }
  // The lines above have said it all; a further line would follow the count of the tests, which closes the output.
  if (failed.length > 0) process.exitCode = 1;
}

/** Runs a check's commands up to the first that fails, and prints its line, and what it found on failure. */
async function passes({ name, commands, cure }: Check): Promise<boolean> {
  const started = performance.now();
  for (const command of commands) {
    const { exitCode, output } = await run(command, "pipe");
    if (exitCode === 0) continue;
    console.log(stepLine(performance.now() - started, name, `failed\n\n${output.trim()}\n\n${cure}\n`));
    return false;
  }
  console.log(stepLine(performance.now() - started, name, "ok"));
  return true;
}

const tool = (name: string): string => path.join("node_modules", ".bin", name);

function run(
  [program, ...args]: Command,
  output: "pipe" | "inherit",
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", output, output] });
    let text = "";
    const read = (chunk: Buffer) => (text += chunk.toString());
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", (cause) =>
      reject(new OperatorError(`${program} can not be run: ${cause.message}.`, "Run: npm install", { cause })),
    );
    child.on("close", (exitCode) => resolve({ exitCode, output: text }));
  });
}
