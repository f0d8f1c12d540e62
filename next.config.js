const path = require("node:path");

/** @type {import("next").NextConfig} */
module.exports = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  outputFileTracingRoot: path.resolve(__dirname),
  // Nothing is fetched from elsewhere, and drawings are part of the page: the optimiser has no business here.
  images: { remotePatterns: [], dangerouslyAllowSVG: false, unoptimized: true },
  // Title and canonical address stand in the head for every reader. Streamed metadata would need a script to get there.
  htmlLimitedBots: /.*/,
};
