const fs = require("node:fs");
const path = require("node:path");

/** The languages whose pages have a prefix: all that have a file of texts, without English, which has none. */
const PREFIXED_LANGUAGES = fs
  .readdirSync(path.join(__dirname, "lib/core/language/texts"))
  .map((file) => path.parse(file).name)
  .filter((language) => language !== "en");

/** Of answers for machines. Pages get theirs from proxy.ts, with a policy of their own each time. */
const API_HEADERS = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
};

/** @type {import("next").NextConfig} */
module.exports = {
  // The Dockerfile asks for a build that carries its own packages; `next start`, which npm start runs, serves the other kind.
  ...(process.env.BUILD_STANDALONE === "1" ? { output: "standalone" } : {}),
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  outputFileTracingRoot: path.resolve(__dirname),
  headers: () =>
    Promise.resolve([
      ...["/api/:path*", "/admin/imports/upload", "/admin/platforms/:id/pictures/upload"].map((source) => ({
        source,
        headers: Object.entries(API_HEADERS).map(([key, value]) => ({ key, value })),
      })),
    ]),
  // Browsers that know no other way ask here for the site's sign; the pages themselves name it.
  // The others are what remains of an address when its end is taken off.
  redirects: () =>
    Promise.resolve([
      { source: "/favicon.ico", destination: "/icon.svg", permanent: false },
      ...["", ...PREFIXED_LANGUAGES.map((language) => `/${language}`)].flatMap((prefix) => [
        { source: `${prefix}/about`, destination: `${prefix}/about/data`, permanent: false },
        {
          source: `${prefix}/platforms/:slug/versions`,
          destination: `${prefix}/platforms/:slug/history`,
          permanent: false,
        },
      ]),
    ]),
  // The public pages stand once, under their English addresses; which language an answer is in follows from the address that was
  // asked for (app/_server/answer-status.ts). Files, feeds, the API and the desk have no other language.
  rewrites: () =>
    Promise.resolve(
      PREFIXED_LANGUAGES.flatMap((language) => [
        { source: `/${language}`, destination: "/" },
        {
          source: `/${language}/:first(platforms|programmes|compare|changes|sources|about|reports)/:rest*`,
          destination: "/:first/:rest*",
        },
      ]),
    ),
  // Nothing is fetched from elsewhere, and drawings are part of the page: the optimiser has no business here.
  images: { remotePatterns: [], dangerouslyAllowSVG: false, unoptimized: true },
  // Title and canonical address stand in the head for every reader. Streamed metadata would need a script to get there.
  htmlLimitedBots: /.*/,
  // A page that one may not see answers 403, and not 200 with an excuse.
  // The form of a record at its limits, with the names of its fields, has some two megabytes.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "3mb" } },
};
