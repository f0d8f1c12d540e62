// The import table of this project. Data flows one way: page -> query -> store or search engine, and form -> command ->
// store. Each rule's comment says the cure, and a breach prints it.

const OURS = "^(app|components|lib|scripts|tests)/|^(instrumentation|proxy)\\.ts$";
/** What every layer above the core may use: failures that an operator can mend, the log, what is counted, and what there is once a process. */
const BASE = "^lib/(operator-error|log|metrics|process-wide)\\.ts$";

/** A layer may import what is listed, itself and the base; nothing else of ours. */
const layer = (name, from, may, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: `^${from}/` },
  to: { path: OURS, pathNot: [`^(${[from, ...may].join("|")})/`, BASE] },
});

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "Two files that want each other hide a third idea: name it, and put it in a file below both.",
      from: {},
      to: { circular: true },
    },

    // lib
    {
      name: "core-imports-nothing-of-ours",
      severity: "error",
      comment:
        "lib/core is the domain in plain TypeScript. Take the value as an argument, or move this file to the layer that it needs.",
      from: { path: "^lib/core/" },
      to: { path: OURS, pathNot: "^lib/core/" },
    },
    {
      name: "core-is-plain",
      severity: "error",
      comment:
        "lib/core runs anywhere: no Node modules and no packages but zod. Take what it gives (a time, an id, a text) as an argument.",
      from: { path: "^lib/core/" },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer"], pathNot: "node_modules/zod/" },
    },
    layer(
      "store-imports-core",
      "lib/store",
      ["lib/core"],
      "lib/store knows PostgreSQL and the core. Let the use case in lib/catalogue call both sides, or move what both need to lib/core.",
    ),
    layer(
      "exchange-imports-core",
      "lib/exchange",
      ["lib/core"],
      "lib/exchange turns rows into command input and records into rows. Let the use case in lib/catalogue fetch and save them.",
    ),
    layer(
      "auth-imports-core-and-store",
      "lib/auth",
      ["lib/core", "lib/store"],
      "lib/auth knows sessions, passwords and tokens. Let the caller in app/_server bring it together with the rest.",
    ),
    layer(
      "search-imports-core-and-store",
      "lib/search",
      ["lib/core", "lib/store"],
      "lib/search reads the store and writes the index. Let the use case in lib/catalogue call it, not the other way round.",
    ),
    layer(
      "uploads-import-nothing-of-ours",
      "lib/uploads",
      [],
      "lib/uploads knows paths and bytes, and where they lie. Let lib/pictures or lib/backup say what they mean.",
    ),
    layer(
      "pictures-import-core-and-uploads",
      "lib/pictures",
      ["lib/core", "lib/uploads"],
      "lib/pictures knows files and pixels. Let the use case in lib/catalogue say whose they are and who may see them.",
    ),
    layer(
      "catalogue-imports-what-it-works-with",
      "lib/catalogue",
      ["lib/core", "lib/store", "lib/search", "lib/exchange", "lib/pictures"],
      "A use case takes its actor, clock and settings as arguments; they come from app/_server or a script.",
    ),
    layer(
      "backup-imports-core-store-and-uploads",
      "lib/backup",
      ["lib/core", "lib/store", "lib/uploads"],
      "lib/backup knows tables, not what they mean. Let the script in scripts/ do what comes after (migrate, index).",
    ),
    {
      name: "services-know-no-catalogue",
      severity: "error",
      comment:
        "lib/services starts processes and nothing more. Let the script that calls it do what comes after (migrate, seed, index).",
      from: { path: "^lib/services/" },
      to: { path: OURS, pathNot: ["^lib/(core|services)/", "^lib/env\\.ts$", BASE] },
    },
    {
      name: "lib-knows-no-next",
      severity: "error",
      comment:
        "Scripts run lib in plain Node, where Next is not and server-only throws. Do it in app/_server and hand the value in.",
      from: { path: "^lib/" },
      to: { path: "node_modules/(next|react|react-dom|server-only)/" },
    },
    {
      name: "one-door-to-meilisearch",
      severity: "error",
      comment:
        "Ask for it in lib/search/engine.ts, so that PostgreSQL can answer too, and answer it in lib/search/meilisearch.",
      from: { path: OURS, pathNot: "^(lib/search/meilisearch|scripts/bench|tests)/" },
      to: { path: "node_modules/meilisearch/" },
    },
    {
      name: "generated-client-only-in-store",
      severity: "error",
      comment: "Add a function to lib/store that answers in the words of lib/core, and call that.",
      from: { pathNot: "^lib/store/" },
      to: { path: ["^lib/store/generated/", "node_modules/@prisma/client/"] },
    },
    {
      name: "services-only-from-scripts-and-tests",
      severity: "error",
      comment:
        "Only a script or a test starts services. Elsewhere take their addresses, which app/_server reads from the environment.",
      from: { path: OURS, pathNot: "^(lib/services|scripts|tests)/" },
      to: { path: "^lib/services/" },
    },
    {
      name: "environment-is-read-at-the-edge",
      severity: "error",
      comment:
        "Take the value as an argument. The environment is read in scripts, lib/services, app/_server and what Next starts.",
      from: {
        path: OURS,
        pathNot: ["^(scripts|tests|lib/services|app)/", "^(instrumentation|proxy)\\.ts$", "^lib/log\\.ts$"],
      },
      to: { path: "^lib/env\\.ts$" },
    },

    // components
    {
      name: "components-import-core-and-components",
      severity: "error",
      comment:
        "A component draws. Let the page fetch the data and pass it, and its server actions, as props; from lib/core take types, labels and the URL codec.",
      from: { path: "^components/" },
      // What the server tells of the address that it answers is kept for the whole process: it is the language of the page.
      to: { path: OURS, pathNot: ["^(components|lib/core)/", "^lib/process-wide\\.ts$"] },
    },
    {
      name: "ui-knows-nothing-of-the-catalogue",
      severity: "error",
      comment:
        "components/ui are plain buttons, fields and tables. Pass values as props, or move the component to its subject's folder. Words of its own come from components/language.",
      from: { path: "^components/ui/" },
      to: { path: OURS, pathNot: "^components/(ui|language)/" },
    },
    {
      name: "components-run-in-the-browser",
      severity: "error",
      comment: "Fetch or compute it in the page and pass it as a prop: components may be sent to a browser.",
      from: { path: "^components/" },
      to: { path: ["node_modules/(pg|pino|meilisearch|server-only|@prisma)/", "node_modules/next/headers"] },
    },
    {
      name: "components-use-no-node-modules",
      severity: "error",
      comment: "Fetch or compute it in the page and pass it as a prop: components may be sent to a browser.",
      from: { path: "^components/" },
      to: { dependencyTypes: ["core"] },
    },

    // app
    {
      name: "app-goes-through-use-cases",
      severity: "error",
      comment:
        "Call a command or query of lib/catalogue with context() of app/_server; if there is none, write it there, since scripts and the API will want it too. Settings come from app/_server as well.",
      from: { path: "^app/", pathNot: "^app/_server/" },
      to: { path: OURS, pathNot: "^(app|components|lib/(catalogue|core|auth))/" },
    },
    {
      name: "request-is-read-in-server",
      severity: "error",
      comment:
        "Cookies and headers are read in app/_server (requireActor() and its like). Add what you need there and call it.",
      from: { path: "^app/", pathNot: "^app/_server/" },
      to: { path: ["node_modules/next/headers", "node_modules/next/dist/server/request/(cookies|headers)"] },
    },
    {
      name: "server-is-for-app",
      severity: "error",
      comment:
        "app/_server is where Next meets our code. What a script or lib needs of it belongs in lib; pass the rest as arguments.",
      from: { path: "^(components|lib|scripts)/" },
      to: { path: "^app/" },
    },

    // scripts, tests, packages
    {
      name: "product-needs-no-scripts",
      severity: "error",
      comment: "Move what both need to lib, and let the script call it.",
      from: { path: "^(app|components|lib)/|^(instrumentation|proxy)\\.ts$" },
      to: { path: "^scripts/" },
    },
    {
      name: "product-needs-no-tests",
      severity: "error",
      comment: "Move what both need to lib or scripts/support; tests may import it from there.",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "product-needs-no-development-packages",
      severity: "error",
      comment:
        "It is not there after `npm install --omit=dev`. Move the package to dependencies, or the code to tests.",
      from: { path: "^(app|components|lib)/|^(instrumentation|proxy)\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "packages-are-declared",
      severity: "error",
      comment: "It came along with another package and may vanish with it: `npm install --save-exact NAME`.",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "imports-exist",
      severity: "error",
      comment: "Nothing is there. Mend the path; if it is the generated client, run `npx prisma generate`.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/store/generated/"] },
    exclude: { path: "^(\\.next|\\.data|coverage)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
