// Six projects, so that a kind of test can be run alone: `npx jest --selectProjects unit` needs no services.
import path from "node:path";
import { fileURLToPath } from "node:url";

const rootDir = path.dirname(fileURLToPath(import.meta.url));

// Packages that are published as ES modules only. "Must use import to load ES Module" names the next one for this list.
const esmOnly = [
  "meilisearch",
  "@prisma/schema-engine-wasm",
  "hucre",
  // better-auth and what it is made of
  "better-auth",
  "@better-auth",
  "better-call",
  "@better-fetch",
  "nanostores",
  "jose",
  "@noble",
  "kysely",
  "rou3",
  "defu",
];

const shared = {
  rootDir,
  testEnvironment: "node",
  restoreMocks: true,
  setupFilesAfterEnv: ["<rootDir>/tests/support/quiet-console.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.data"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
          // Global set-up and teardown are loaded without the moduleNameMapper below, so the compiler resolves "@/" too.
          baseUrl: rootDir,
          paths: { "@/*": ["./*"] },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
  moduleNameMapper: {
    "^@/(.*)$": "<rootDir>/$1",
    // It throws outside Next's server build, and our tests run in plain Node.
    "^server-only$": "<rootDir>/tests/support/empty-module.ts",
    "\\.css$": "<rootDir>/tests/support/empty-module.ts",
    // The reader of citations could fetch them, too: here it reads what it is given.
    "^(sync-fetch|node-fetch)$": "<rootDir>/tests/support/empty-module.ts",
    // Prisma's query compiler names its .mjs, which can not be required; its .js twin can.
    "^(@prisma/client/runtime/.*)\\.mjs$": "$1.js",
  },
};

/** One kind of test, in the folder of its name. */
const project = (displayName, more = {}) => ({
  ...shared,
  displayName,
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.{ts,tsx}`],
  ...more,
});

// Jest runs a set-up that several projects share once a run, and not at all when none of them has a test to run.
const services = {
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
};

const config = {
  // Far longer than a slow machine needs; a unit test that came near it would be a finding. Jest takes it here only.
  testTimeout: 240_000,
  // Most of the time a test waits for a service or a browser, so three at once keep two cores busy.
  maxWorkers: 3,
  reporters: ["default", "<rootDir>/tests/support/closing-line.mjs"],
  projects: [
    project("unit"),
    project("architecture"),
    project("integration", services),
    project("relevance", services),
    project("features", services),
    project("faults", services),
  ],
};

export default config;
