import { childEnvironment, siteUrl, type Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { portProblem } from "@/lib/services/free-port";
import type { Run } from "@/lib/services/run";
import { linesSince, logEnd } from "@/lib/services/service-log";
import type { ServiceUrls } from "@/lib/services/start-services";
import { supervise, type Supervised } from "@/lib/services/supervise";
import { answers, waitUntil } from "@/lib/services/wait-until";
import { NEXT_PROGRAM } from "@/scripts/support/site/build-site";
import { PROJECT_DIR } from "@/scripts/support/site/source-hash";

/** `start` serves the build; `dev` compiles as it goes, and shows all that Next has to say. */
export type WebMode = "start" | "dev";

type Options = {
  readonly mode: WebMode;
  readonly env: Env;
  readonly services: ServiceUrls;
  readonly sessionSecret: string;
  readonly log: string;
  readonly say: (line: string) => void;
};

const READY_MS = { start: 60_000, dev: 180_000 };

/**
 * Starts the web server and keeps it up while the run lasts; settles when the site answers.
 * @throws OperatorError when it does not start.
 */
export async function startWeb(
  run: Run,
  { mode, env, services, sessionSecret, log, say }: Options,
): Promise<Supervised> {
  let start = 0;
  const keepAlive = mode === "start" ? ["--keepAliveTimeout", String(env.keepAliveTimeoutMs)] : [];
  const launch = () => {
    start = logEnd(log);
    return run.start({
      name: "web",
      program: process.execPath,
      args: [NEXT_PROGRAM, mode, "-H", env.host, "-p", String(env.port), ...keepAlive],
      cwd: PROJECT_DIR,
      env: childEnvironment({
        NODE_ENV: mode === "dev" ? "development" : "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: services.databaseUrl,
        // What a start needs is no business of the process that strangers talk to.
        // Empty and not taken out: Next reads .env by itself for what is not set.
        DATABASE_OWNER_URL: "",
        ADMIN_EMAIL: "",
        ADMIN_PASSWORD: "",
        MEILI_URL: services.meili?.url,
        MEILI_KEY: services.meili?.key,
        DATA_DIR: env.dataDir,
        PUBLIC_URL: env.publicUrl,
        SESSION_SECRET: sessionSecret,
        DESIGN_PAGE: mode === "dev" || env.designPage ? "on" : "off",
      }),
      log,
      show: mode === "dev" ? "all" : "errors",
    });
  };
  return supervise(
    run,
    {
      label: "The web server",
      launch,
      async ready(process) {
        await waitUntil(
          () => answers(liveUrl(env)),
          process,
          READY_MS[mode],
          (reason) => {
            const told = linesSince(log, start).findLast((line) => /error/i.test(line));
            return new OperatorError(
              `The web server did not start: ${told?.trim() ?? reason}.`,
              `See above and ${log}; then start again.`,
            );
          },
        );
      },
    },
    say,
  );
}

/** @throws OperatorError when the site could not listen where it is to. */
export async function requireFreePort({ host, port }: Pick<Env, "host" | "port">): Promise<void> {
  const problem = await portProblem(host, port);
  if (problem === null) return;
  if (problem === "EADDRINUSE") {
    throw new OperatorError(
      `PORT is ${port}; another program listens there on ${host}.`,
      `Stop that program, or choose another port: PORT=${port < 65535 ? port + 1 : port - 1} npm start.`,
    );
  }
  if (problem === "EACCES") {
    throw new OperatorError(
      `PORT is ${port}; this user may not listen there.`,
      "Choose one from 1024 up in .env, and let a reverse proxy serve the lower one.",
    );
  }
  throw new OperatorError(
    `HOST is "${host}"; it is no address of this machine (${problem}).`,
    "Fix it in .env: 127.0.0.1 for this machine alone, 0.0.0.0 for every network it is in.",
  );
}

// A server that listens on every address is asked on this machine's own.
function liveUrl({ host, port }: Env): string {
  const own = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `${siteUrl(own, port)}/api/health/live`;
}
