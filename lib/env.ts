import path from "node:path";
import { z } from "zod";
import { PASSWORD_MIN } from "@/lib/core/access/password";
import { OperatorError } from "@/lib/operator-error";
import type { Bucket } from "@/lib/uploads/bucket-uploads";

/** The environment, read and checked. What is optional and unset is null; paths are absolute. */
export type Env = {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** What people have added to records, where no bucket holds it: the one part of DATA_DIR that a start can't make again, beside the database. */
  readonly uploadsDir: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The role that owns the tables, for what only an owner may; null where that is whoever `databaseUrl` names, or embedded. */
  readonly databaseOwnerUrl: string | null;
  /** Null: the embedded Meilisearch. */
  readonly meili: { readonly url: string; readonly key: string } | null;
  readonly meiliBin: string | null;
  readonly indexer: "inline" | "off";
  readonly admin: { readonly email: string; readonly password: string } | null;
  /** Null: the one in DATA_DIR, which a start makes. */
  readonly sessionSecret: string | null;
  /** How long a connection may rest between two requests before the site closes it, in milliseconds. */
  readonly keepAliveTimeoutMs: number;
  /** How many reverse proxies stand before the site. */
  readonly trustProxy: number;
  /** Whether the page of all parts of the design is there. */
  readonly designPage: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Null: pictures lie in the folder of uploads. */
  readonly picturesBucket: Bucket | null;
};

/** Values that went wrong are quoted in the message, but never these. */
const SECRETS = new Set([
  "MEILI_KEY",
  "ADMIN_PASSWORD",
  "SESSION_SECRET",
  "PICTURES_S3_ACCESS_KEY",
  "PICTURES_S3_SECRET_KEY",
]);
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const SECRET_MIN = 32;

const PUBLIC = "an address without path or parameters, such as https://catalogue.example.org";
const STORAGE = "the address of a storage alone, without path or password, such as https://s3.example.org";
/** Each is of use with all of the others only. */
const BUCKET_TOGETHER = [
  "PICTURES_S3_ENDPOINT",
  "PICTURES_S3_BUCKET",
  "PICTURES_S3_ACCESS_KEY",
  "PICTURES_S3_SECRET_KEY",
] as const;

const absoluteUrl = (protocol: RegExp, takes: string) => z.url({ protocol, error: takes });
const databaseUrl = () =>
  absoluteUrl(/^postgres(ql)?$/, "a connection string such as postgresql://user:password@host:5432/catalogue");

// Each error text completes the sentence `NAME is "value"; it takes …`.
const variables = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, "1 to 65535")
      .transform(Number)
      .pipe(z.number().min(1, "1 to 65535").max(65535, "1 to 65535"))
      .default(3000),
    HOST: z
      .string()
      .regex(/^[\p{L}\p{N}.:_-]+$/u, "an address or a host name without http:// and port, such as 127.0.0.1")
      .default("127.0.0.1"),
    PUBLIC_URL: absoluteUrl(/^https?$/, PUBLIC)
      // The pages' own links begin at the root of the site: below a path none of them would lead anywhere.
      .refine((url) => isOrigin(url), PUBLIC)
      .optional(),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: databaseUrl().optional(),
    DATABASE_OWNER_URL: databaseUrl().optional(),
    MEILI_URL: absoluteUrl(/^https?$/, "an address such as http://127.0.0.1:7700").optional(),
    MEILI_KEY: z.string().optional(),
    MEILI_BIN: z.string().optional(),
    INDEXER: z.enum(["inline", "off"], "inline or off").default("inline"),
    ADMIN_EMAIL: z.email("an e-mail address").optional(),
    ADMIN_PASSWORD: z.string().min(PASSWORD_MIN, `at least ${PASSWORD_MIN} characters`).optional(),
    SESSION_SECRET: z.string().min(SECRET_MIN, `at least ${SECRET_MIN} characters`).optional(),
    // Next's own name and unit for it, which its standalone server reads by itself.
    KEEP_ALIVE_TIMEOUT: z
      .string()
      .regex(/^\d{4,7}$/, "milliseconds, 1000 or more")
      .transform(Number)
      .pipe(z.number().min(1_000, "milliseconds, 1000 or more"))
      .default(125_000),
    TRUST_PROXY: z
      .string()
      .regex(/^\d$/, "0 to 9: how many reverse proxies stand before the site")
      .transform(Number)
      .default(0),
    DESIGN_PAGE: z.enum(["on", "off"], "on or off").default("off"),
    LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(", ")}`).default("info"),
    PICTURES_S3_ENDPOINT: absoluteUrl(/^https?$/, STORAGE)
      .refine((url) => isOrigin(url), STORAGE)
      .optional(),
    PICTURES_S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of a bucket: 3 to 63 of a-z, 0-9, . and -")
      .optional(),
    PICTURES_S3_REGION: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, "the name of a region, such as eu-central-1")
      .default("us-east-1"),
    PICTURES_S3_ACCESS_KEY: z.string().optional(),
    PICTURES_S3_SECRET_KEY: z.string().optional(),
    PICTURES_S3_STYLE: z.enum(["path", "host"], "path or host").default("path"),
  })
  .superRefine((value, context) => {
    const together = (given: keyof typeof value, missing: keyof typeof value) => {
      if (value[given] === undefined || value[missing] !== undefined) return;
      context.addIssue({ code: "custom", path: [missing], message: `a value, since ${given} is set` });
    };
    together("DATABASE_OWNER_URL", "DATABASE_URL");
    together("MEILI_KEY", "MEILI_URL");
    together("ADMIN_EMAIL", "ADMIN_PASSWORD");
    together("ADMIN_PASSWORD", "ADMIN_EMAIL");
    for (const one of BUCKET_TOGETHER) for (const other of BUCKET_TOGETHER) together(one, other);
  });

/** An address of a server alone. */
function isOrigin(url: string): boolean {
  // Zod asks this of what it has found to be no address, too.
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && `${search}${hash}${username}${password}` === "";
}

/**
 * Reads the environment. Unknown variables are ignored, and an empty value counts as unset.
 * @throws OperatorError that names every wrong variable, what was read and what is allowed.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(
    Object.entries(source)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== ""),
  );
  const read = variables.safeParse(given);
  if (!read.success) {
    const wrong = new Map(read.error.issues.map(({ path: [name], message }) => [String(name), message]));
    const sentences = [...wrong].map(([name, takes]) => `${name} ${shown(name, given[name])}; it takes ${takes}.`);
    throw new OperatorError(sentences.join("\n"), wrong.size === 1 ? "Fix it in .env." : "Fix them in .env.");
  }
  const env = read.data;
  const dataDir = path.resolve(env.DATA_DIR);
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? siteUrl(env.HOST, env.PORT)).replace(/\/+$/, ""),
    dataDir,
    uploadsDir: path.join(dataDir, "uploads"),
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    meili: env.MEILI_URL ? { url: env.MEILI_URL.replace(/\/+$/, ""), key: env.MEILI_KEY ?? "" } : null,
    meiliBin: env.MEILI_BIN ?? null,
    indexer: env.INDEXER,
    admin: env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    sessionSecret: env.SESSION_SECRET ?? null,
    keepAliveTimeoutMs: env.KEEP_ALIVE_TIMEOUT,
    trustProxy: env.TRUST_PROXY,
    designPage: env.DESIGN_PAGE === "on",
    logLevel: env.LOG_LEVEL,
    picturesBucket: toBucket(env),
  };
}

function toBucket(env: z.output<typeof variables>): Env["picturesBucket"] {
  const { PICTURES_S3_ENDPOINT: endpoint, PICTURES_S3_BUCKET: bucket } = env;
  const { PICTURES_S3_ACCESS_KEY: accessKey, PICTURES_S3_SECRET_KEY: secretKey } = env;
  if (!endpoint || !bucket || !accessKey || !secretKey) return null;
  return { endpoint, bucket, region: env.PICTURES_S3_REGION, accessKey, secretKey, style: env.PICTURES_S3_STYLE };
}

let cached: Env | undefined;

/** This process's environment, read on first use and kept. Throws as `readEnv` does. */
export function env(): Env {
  return (cached ??= readEnv());
}

/** Where a site that listens on this host and port is reached; an IPv6 address gets its brackets. */
export function siteUrl(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The environment for a child process: this one's, with what is given set, or taken out where it is undefined. */
export function childEnvironment(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** The folders in which the system looks for programs, in its order. */
export function programFolders(): string[] {
  return (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
}

/** Whether npm runs this process (`npm start`), so that npm's end is meant to be ours. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/** A connection string without its password, also where it is too broken to be taken apart. */
export function withoutPassword(url: string): string {
  return url.replace(/:(?!\/\/)\S*@/, ":***@");
}

function shown(name: string, value: string | undefined): string {
  if (value === undefined) return "is not set";
  if (SECRETS.has(name)) return `has ${value.length} characters`;
  return `is "${withoutPassword(value)}"`;
}
