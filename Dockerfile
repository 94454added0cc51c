# The shop as an image: the same for every service, the web server and commands. docs/operations.md, "Shipping".
# docker build -t shop:0.1.0 .

# The packages that the shop needs while it runs. SQLite's driver is compiled where no built one can be downloaded.
FROM node:20.20.2-bookworm-slim AS packages
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/grpc-tools
RUN npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > sbom.json

# The program. esbuild needs no script of its package.
FROM node:20.20.2-bookworm-slim AS program
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20.20.2-bookworm-slim
# Containers listen on all their addresses; clients find services by the *_ADDRESS settings.
ENV NODE_ENV=production \
  DEBUG=false \
  HOST=0.0.0.0 \
  GRPC_LISTEN_HOST=0.0.0.0 \
  LOG_FORMAT=json \
  DATABASE_URL=sqlite:/data/shop.sqlite3
WORKDIR /app
# Without PostgreSQL the database is here. It is the only folder besides /tmp that anything is written to.
RUN install -d -o 1000 -g 1000 /data
COPY package.json package-lock.json ./
COPY --from=packages /app/sbom.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=program /app/dist ./dist
USER 1000:1000
EXPOSE 8000 50051-50059
# For the web server; a container with services asks `health <app>`.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "dist/manage.js", "health"]
ENTRYPOINT ["node", "dist/manage.js"]
CMD ["runserver"]
