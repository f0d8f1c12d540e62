import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { childEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { freePort } from "@/lib/services/free-port";
import { readOrMakeKeys } from "@/lib/services/keys";
import { answers, waitUntil } from "@/lib/services/wait-until";
import { withBenchServices, type BenchServices } from "@/scripts/bench/bench-services";
import { table } from "@/scripts/bench/benchmark-page";
import { loadRecords } from "@/scripts/bench/load-records";
import { buildSite, NEXT_PROGRAM } from "@/scripts/support/site/build-site";
import { PROJECT_DIR } from "@/scripts/support/site/source-hash";
import { startWeb } from "@/scripts/support/site/start-web";
import { say, step } from "@/scripts/support/steps";
import { onCatalogue } from "@/scripts/support/with-catalogue";

/** Client JavaScript of one page, in bytes. */
type Weight = { readonly files: number; readonly plain: number; readonly gzipped: number };

/** What each page may weigh above an empty one, gzipped, in kilobytes of 1,000 bytes. */
const PAGES = [
  { name: "home", address: "/", aim: null },
  { name: "list", address: "/platforms", aim: 30 },
  { name: "record", address: "/platforms/p-8i-poseidon", aim: 20 },
  { name: "comparison", address: "/compare?p=p-8i-poseidon&p=c-295", aim: null },
  { name: "programmes", address: "/programmes", aim: null },
] as const;

/** Builds take minutes on a busy machine. */
const READY_MS = 60_000;

/** Weighs the scripts that pages bring along beside those of an empty page, built by the same Next with the same settings. Gives the
 *  table as Markdown. */
export async function run(): Promise<string> {
  return withBenchServices(null, async (bench) => {
    const empty = await step("empty page", async () => {
      const weight = await weighEmptyPage(bench);
      return { weight, told: kilobytes(weight.gzipped) };
    });
    const weights = await weighOurs(bench);
    return table(
      ["page", "files", "plain", "gzip", "above the empty page", "aim"],
      [
        ["an empty page", ...shown(empty.weight), "", ""],
        ...PAGES.map(({ name, aim }, at) => {
          const weight = weights[at];
          if (!weight) throw new Error(`The page ${name} was not weighed`);
          return [
            name,
            ...shown(weight),
            kilobytes(weight.gzipped - empty.weight.gzipped),
            aim === null ? "" : `at most ${aim} kB`,
          ];
        }),
      ],
    );
  });
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const shown = ({ files, plain, gzipped }: Weight) => [String(files), kilobytes(plain), kilobytes(gzipped)];

/** All scripts that a browser of today fetches for a page, each once. */
async function weigh(site: string, address: string): Promise<Weight> {
  const html = await (await fetch(site + address)).text();
  const tags = [...html.matchAll(/<script[^>]*>|<link[^>]*as="script"[^>]*>/g)].map(([tag]) => tag);
  const sources = tags
    .filter((tag) => !/nomodule/i.test(tag))
    .flatMap((tag) => / (?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []);
  const files = [...new Set(sources)];
  if (files.length === 0) throw new OperatorError(`${site}${address} brings no scripts.`, "Look at the page by hand.");
  const bodies = await Promise.all(
    files.map(async (file) => Buffer.from(await (await fetch(new URL(file, site))).arrayBuffer())),
  );
  const sum = (of: (body: Buffer) => number) => bodies.reduce((total, body) => total + of(body), 0);
  return { files: files.length, plain: sum((body) => body.length), gzipped: sum((body) => gzipSync(body).length) };
}

async function weighOurs({ services, env, dataDir, run: processes }: BenchServices): Promise<Weight[]> {
  return onCatalogue(services, async (context) => {
    await loadRecords(context, 0, env.dataDir);
    await step("build", async (progress) => {
      const built = await buildSite(processes, path.join(dataDir.logs, "build.log"), progress);
      return { told: built ? "of this source" : "is of this source already" };
    });
    const { sessionSecret } = readOrMakeKeys(dataDir.keys);
    await startWeb(processes, {
      mode: "start",
      env,
      services,
      sessionSecret,
      log: path.join(dataDir.logs, "web.log"),
      say,
    });
    const weights: Weight[] = [];
    for (const { address } of PAGES) weights.push(await weigh(env.publicUrl, address));
    return weights;
  });
}

/** In the project's own folder, where the same packages are found. */
const EMPTY = path.join(PROJECT_DIR, ".data-empty-page");

const EMPTY_FILES: Readonly<Record<string, string>> = {
  "next.config.js": `const root = require("node:path").resolve(__dirname, "..");
module.exports = { ...require("../next.config.js"), outputFileTracingRoot: root, turbopack: { root } };
`,
  // Made for each request, as ours are.
  "app/layout.jsx": `import { connection } from "next/server";
export default async function Layout({ children }) {
  await connection();
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.jsx": "export default function Page() { return <h1>Empty</h1>; }\n",
};

async function weighEmptyPage({ dataDir, run: processes }: BenchServices): Promise<Weight> {
  rmSync(EMPTY, { recursive: true, force: true });
  try {
    for (const [name, text] of Object.entries(EMPTY_FILES)) {
      mkdirSync(path.dirname(path.join(EMPTY, name)), { recursive: true });
      writeFileSync(path.join(EMPTY, name), text);
    }
    const log = path.join(dataDir.logs, "empty-page.log");
    const port = await freePort();
    const next = (name: "build" | "web", ...args: string[]) =>
      processes.start({
        name,
        program: process.execPath,
        args: [NEXT_PROGRAM, ...args],
        cwd: EMPTY,
        env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
        log,
      });
    const ending = await next("build", "build").ended;
    if (ending !== "exit code 0")
      throw new OperatorError(`The empty page could not be built: ${ending}.`, `The reason is at the end of ${log}.`);
    const web = next("web", "start", "-H", "127.0.0.1", "-p", String(port));
    const site = `http://127.0.0.1:${port}`;
    await waitUntil(
      () => answers(site),
      web,
      READY_MS,
      (reason) => new OperatorError(`The empty page is not served: ${reason}.`, `See ${log}.`),
    );
    const weight = await weigh(site, "/");
    await processes.stop(web);
    return weight;
  } finally {
    rmSync(EMPTY, { recursive: true, force: true });
  }
}
