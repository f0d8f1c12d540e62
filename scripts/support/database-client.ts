import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { childEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { readIfThere } from "@/lib/services/private-file";
import { whileLocked } from "@/scripts/support/while-locked";

const ROOT = path.resolve(__dirname, "../..");
const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const GENERATED = path.join(ROOT, "lib/store/generated");
const MARKER = path.join(GENERATED, "made-from");

/** Whether the database client is there and was made from this very schema by this very version of Prisma. */
export function isDatabaseClientCurrent(): boolean {
  return readIfThere(MARKER) === sourceOfClient() && existsSync(path.join(GENERATED, "prisma/client.ts"));
}

/**
 * Generates the database client from prisma/schema.prisma, unless it is current.
 * @returns whether it was generated
 * @throws OperatorError when the schema is wrong.
 */
export async function generateDatabaseClient(): Promise<boolean> {
  if (isDatabaseClientCurrent()) return false;
  return whileLocked(path.join(GENERATED, "lock"), "generate the client", async () => {
    if (isDatabaseClientCurrent()) return false;
    const source = sourceOfClient();
    await runPrismaGenerate();
    writeFileSync(MARKER, source); // last: a client that was cut off does not count
    return true;
  });
}

const PRISMA = createRequire(__filename).resolve("prisma/package.json");

function sourceOfClient(): string {
  const { version } = JSON.parse(readFileSync(PRISMA, "utf8")) as { version: string };
  return createHash("sha256").update(version).update(readFileSync(SCHEMA)).digest("hex");
}

async function runPrismaGenerate(): Promise<void> {
  try {
    const env = childEnvironment({ CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", NO_COLOR: "1" });
    await promisify(execFile)(process.execPath, [path.join(path.dirname(PRISMA), "build/index.js"), "generate"], {
      cwd: ROOT,
      env,
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const reason = `${stderr}\n${stdout}`.split("\n").find((line) => /error|invalid|unexpected/i.test(line));
    throw new OperatorError(
      `The database client could not be generated: ${reason?.trim() ?? (error as Error).message.trim()}`,
      "Correct prisma/schema.prisma; npx prisma generate shows the whole message.",
      { cause: error },
    );
  }
}
