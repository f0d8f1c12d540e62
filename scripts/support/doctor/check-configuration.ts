import { existsSync, statfsSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { requireRoom } from "@/lib/services/data-dir";
import type { Findings, Wrong } from "@/scripts/support/doctor/check";

/** Settings that are allowed each by itself, and make trouble together. Wrong values alone are refused before anything runs. */
export function checkConfiguration(env: Env): Findings {
  const wrong: Wrong[] = [];
  if (env.publicUrl.startsWith("https://") && env.trustProxy === 0)
    wrong.push({
      what: `PUBLIC_URL is "${env.publicUrl}", so a proxy stands before the site, but TRUST_PROXY is 0: all visitors seem to come from it.`,
      cure: "Set TRUST_PROXY in .env to the number of proxies: see docs/configuration.md.",
    });
  const nameless = namelessAddress(env);
  if (nameless) wrong.push(nameless);
  if (env.databaseUrl === null && env.meili !== null)
    wrong.push({
      what: "MEILI_URL is set and DATABASE_URL is not: the index is kept elsewhere than the records that it repeats.",
      cure: "Set both in .env, or neither.",
    });
  return { told: `Node ${process.versions.node}, as .env and the environment say`, wrong };
}

/** A site that listens on every network has no address of its own that it could give to readers. */
export function namelessAddress({ publicUrl }: Pick<Env, "publicUrl">): Wrong | null {
  if (!["0.0.0.0", "[::]"].includes(new URL(publicUrl).hostname)) return null;
  return {
    what: `PUBLIC_URL is "${publicUrl}", which leads nowhere from another machine: so do invitations, citations and feeds.`,
    cure: "Set PUBLIC_URL in .env to the address that people use, such as http://catalogue.example.org:3000.",
  };
}

/** Room for data and uploads. */
export function checkDisk({ dataDir }: Pick<Env, "dataDir">): Findings {
  let there = dataDir;
  while (!existsSync(there)) there = path.dirname(there);
  const disk = statfsSync(there);
  const told = `${Math.floor((disk.bavail * disk.bsize) / 1024 ** 2).toLocaleString("en")} MB free for ${dataDir}`;
  try {
    requireRoom(dataDir, disk, true);
    return { told, wrong: [] };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { told, wrong: [{ what: error.what, cure: error.cure }] };
  }
}
