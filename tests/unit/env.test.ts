import path from "node:path";
import { readEnv, siteUrl, withoutPassword } from "@/lib/env";

test("without any variable there are defaults for everything", () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://127.0.0.1:3000",
    dataDir: path.resolve(".data"),
    uploadsDir: path.resolve(".data/uploads"),
    databaseUrl: null,
    databaseOwnerUrl: null,
    meili: null,
    meiliBin: null,
    indexer: "inline",
    admin: null,
    sessionSecret: null,
    keepAliveTimeoutMs: 125_000,
    trustProxy: 0,
    designPage: false,
    logLevel: "info",
    picturesBucket: null,
  });
});

const BUCKET = {
  PICTURES_S3_ENDPOINT: "https://s3.example.org",
  PICTURES_S3_BUCKET: "catalogue-pictures",
  PICTURES_S3_ACCESS_KEY: "key",
  PICTURES_S3_SECRET_KEY: "secret",
};

test("a bucket for pictures is read whole", () => {
  expect(readEnv({ ...BUCKET, PICTURES_S3_STYLE: "host" }).picturesBucket).toEqual({
    endpoint: "https://s3.example.org",
    bucket: "catalogue-pictures",
    region: "us-east-1",
    accessKey: "key",
    secretKey: "secret",
    style: "host",
  });
});

test("what is set is read, and an empty value counts as unset", () => {
  const env = readEnv({
    PORT: " 8080 ",
    HOST: "0.0.0.0",
    PUBLIC_URL: "https://catalogue.example.org/",
    DATA_DIR: "/var/lib/catalogue",
    DATABASE_URL: "postgres://u:p@db:5432/catalogue",
    DATABASE_OWNER_URL: "postgres://owner:p@db:5432/catalogue",
    MEILI_URL: "http://search:7700/",
    MEILI_KEY: "key",
    INDEXER: "off",
    ADMIN_EMAIL: "first@example.org",
    ADMIN_PASSWORD: "correct horse battery",
    SESSION_SECRET: "thirty-two characters at the least",
    KEEP_ALIVE_TIMEOUT: "70000",
    TRUST_PROXY: "1",
    DESIGN_PAGE: "on",
    LOG_LEVEL: "",
    HOME: "/somewhere",
  });
  expect(env).toMatchObject({
    port: 8080,
    publicUrl: "https://catalogue.example.org",
    dataDir: "/var/lib/catalogue",
    databaseUrl: "postgres://u:p@db:5432/catalogue",
    databaseOwnerUrl: "postgres://owner:p@db:5432/catalogue",
    meili: { url: "http://search:7700", key: "key" },
    indexer: "off",
    admin: { email: "first@example.org", password: "correct horse battery" },
    sessionSecret: "thirty-two characters at the least",
    keepAliveTimeoutMs: 70_000,
    trustProxy: 1,
    designPage: true,
    logLevel: "info",
  });
});

test("the public address follows host and port where it is not set", () => {
  expect(readEnv({ HOST: "::1", PORT: "80" }).publicUrl).toBe("http://[::1]:80");
  expect(siteUrl("localhost", 3000)).toBe("http://localhost:3000");
});

test.each([
  [{ PORT: "http" }, 'PORT is "http"; it takes 1 to 65535. Fix it in .env.'],
  [{ PORT: "0" }, 'PORT is "0"; it takes 1 to 65535. Fix it in .env.'],
  [{ PORT: "65536" }, 'PORT is "65536"; it takes 1 to 65535. Fix it in .env.'],
  [{ PORT: "3000.5" }, 'PORT is "3000.5"; it takes 1 to 65535. Fix it in .env.'],
  [
    { HOST: "http://localhost" },
    'HOST is "http://localhost"; it takes an address or a host name without http:// and port, such as 127.0.0.1. Fix it in .env.',
  ],
  [
    { PUBLIC_URL: "example.org" },
    'PUBLIC_URL is "example.org"; it takes an address without path or parameters, such as https://catalogue.example.org. Fix it in .env.',
  ],
  [
    { PUBLIC_URL: "https://example.org/catalogue" },
    'PUBLIC_URL is "https://example.org/catalogue"; it takes an address without path or parameters, such as https://catalogue.example.org. Fix it in .env.',
  ],
  [
    { DATABASE_URL: "mysql://root:secret@db/x" },
    'DATABASE_URL is "mysql://root:***@db/x"; it takes a connection string such as postgresql://user:password@host:5432/catalogue. Fix it in .env.',
  ],
  [
    { MEILI_URL: "ftp://x" },
    'MEILI_URL is "ftp://x"; it takes an address such as http://127.0.0.1:7700. Fix it in .env.',
  ],
  [{ MEILI_KEY: "k" }, "MEILI_URL is not set; it takes a value, since MEILI_KEY is set. Fix it in .env."],
  [{ INDEXER: "on" }, 'INDEXER is "on"; it takes inline or off. Fix it in .env.'],
  [{ SESSION_SECRET: "short" }, "SESSION_SECRET has 5 characters; it takes at least 32 characters. Fix it in .env."],
  [
    { TRUST_PROXY: "true" },
    'TRUST_PROXY is "true"; it takes 0 to 9: how many reverse proxies stand before the site. Fix it in .env.',
  ],
  [
    { ADMIN_EMAIL: "a@example.org" },
    "ADMIN_PASSWORD is not set; it takes a value, since ADMIN_EMAIL is set. Fix it in .env.",
  ],
  [
    { ADMIN_EMAIL: "a@example.org", ADMIN_PASSWORD: "hunter2" },
    "ADMIN_PASSWORD has 7 characters; it takes at least 12 characters. Fix it in .env.",
  ],
  [
    { ...BUCKET, PICTURES_S3_SECRET_KEY: "" },
    "PICTURES_S3_SECRET_KEY is not set; it takes a value, since PICTURES_S3_ACCESS_KEY is set. Fix it in .env.",
  ],
  [
    { ...BUCKET, PICTURES_S3_ENDPOINT: "https://us:pass@s3.example.org/pictures" },
    'PICTURES_S3_ENDPOINT is "https://us:***@s3.example.org/pictures"; it takes the address of a storage alone, without path or password, such as https://s3.example.org. Fix it in .env.',
  ],
  [
    { ...BUCKET, PICTURES_S3_ENDPOINT: "s3.example.org" },
    'PICTURES_S3_ENDPOINT is "s3.example.org"; it takes the address of a storage alone, without path or password, such as https://s3.example.org. Fix it in .env.',
  ],
  [
    { ...BUCKET, PICTURES_S3_BUCKET: "My Bucket" },
    'PICTURES_S3_BUCKET is "My Bucket"; it takes the name of a bucket: 3 to 63 of a-z, 0-9, . and -. Fix it in .env.',
  ],
  [
    { LOG_LEVEL: "loud" },
    'LOG_LEVEL is "loud"; it takes one of trace, debug, info, warn, error, fatal, silent. Fix it in .env.',
  ],
])("%j is refused, with its cure", (given, message) => {
  expect(() => readEnv(given)).toThrow(expect.objectContaining({ message }));
});

test("all wrong variables are named at once", () => {
  expect(() => readEnv({ PORT: "x", INDEXER: "y" })).toThrow(
    'PORT is "x"; it takes 1 to 65535.\nINDEXER is "y"; it takes inline or off. Fix them in .env.',
  );
});

// A mistyped connection string ends up on screens and in logs; its password must not.
test.each([
  ["postgresql://user:secret@host:5432/db", "postgresql://user:***@host:5432/db"],
  ["postgresql://user:se@cr:et@host/db", "postgresql://user:***@host/db"],
  ["postgres:user:secret@host/db", "postgres:***@host/db"],
  ["user:secret@host", "user:***@host"],
  ["postgresql://host:5432/db", "postgresql://host:5432/db"],
])("%s is shown as %s", (url, shown) => {
  expect(withoutPassword(url)).toBe(shown);
});
