// The door to every script: `node scripts/run.mjs NAME …` runs scripts/NAME.ts. It is plain JavaScript that any Node
// of the last ten years can read, since it has to say so when Node is too old for the rest.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const needed = engines.node.replace(">=", "");

function isOlder(version, than) {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing >= 0 && a[differing] < b[differing];
}

function giveUp(what, cure) {
  console.error(what);
  console.error(cure);
  process.exit(1);
}

if (isOlder(process.versions.node, needed)) {
  giveUp(
    `This is Node ${process.versions.node}; the catalogue needs ${needed} or newer.`,
    `Install a newer one from https://nodejs.org, or by: nvm install ${needed.split(".")[0]}`,
  );
}
if (!existsSync(new URL("../node_modules/tsx", import.meta.url))) {
  giveUp("The packages that the catalogue is made of are not installed.", "Run: npm install");
}

const [name, ...args] = process.argv.slice(2);
const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(name ?? "") || !existsSync(script))
  giveUp(`There is no script "${name}".`, "List them with: npm run");

if (existsSync(".env")) process.loadEnvFile(".env"); // what is set already stays as it is
await import("tsx"); // from here on TypeScript can be loaded
const require = createRequire(import.meta.url);
const { reportFailure } = require("./support/report-failure.ts");
try {
  await require(script).main(args);
} catch (error) {
  reportFailure(error);
  process.exit(1);
}
