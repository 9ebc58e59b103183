# The image of every role. Installs from the lockfile, runs nobody's install scripts, and runs as a user without rights.
FROM node:24.21.0-bookworm-slim AS web
WORKDIR /aanzet
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY run.mjs tsconfig.json ./
COPY src src
COPY web web
COPY docs/handleiding docs/handleiding
RUN npm run build:web

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /aanzet
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
# pg_dump and pg_restore, for npm run backup and npm run restore; of the version of the server in docker-compose.yml.
RUN apt-get update \
  && apt-get install -y --no-install-recommends postgresql-client-15 \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 AANZET_OPS_HOST=0.0.0.0 AANZET_OPS_PORT=9400
WORKDIR /aanzet
COPY --from=packages /aanzet/node_modules node_modules
COPY package.json run.mjs ./
COPY machines machines
COPY db db
COPY src src
COPY workers workers
COPY --from=web /aanzet/web/dist web/dist
RUN mkdir /heads && chown node:node /heads
USER node
EXPOSE 3000
# Node itself, not npm: signals reach the process that drains.
CMD ["node", "src/main.ts"]
