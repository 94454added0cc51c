// What a process of the shop tells of itself, besides requests and calls: its database, and the rows of its apps.
import { projectVersion } from '../conf/version.js';
import type { Database } from '../db/database.js';
import { currentOutage } from '../db/outages.js';
import { beginRefusals } from '../grpc/measuring.js';
import type { Readiness } from '../readiness.js';
import { type DatabaseGauge, watchRows } from './database_gauges.js';
import { gauge, readGauge, registry } from './registry.js';
import { serveMetrics } from './server.js';

export interface Measured {
  db?: Database;
  /** The numbers of the apps whose services this process runs. */
  gauges?: readonly DatabaseGauge[];
  readiness?: Readiness;
}

/** Serves the metrics of this process, if METRICS_ADDRESS is set; returns a function that stops it. */
export function startMetrics({ db, gauges = [], readiness }: Measured): () => void {
  if (!registry) return () => undefined;
  const version = projectVersion();
  gauge({ name: 'shop_build_info', help: 'The version of the program; always 1.', labels: ['version'] })(
    { version },
    1,
  );
  if (gauges.length > 0) beginRefusals();
  if (db) {
    watchPools(db);
    watchOutage();
    watchRows(db, gauges);
  }
  if (readiness) watchReadiness(readiness);
  return serveMetrics();
}

function watchPools(db: Database): void {
  const connections = {
    name: 'db_pool_connections',
    help: 'Connections of this process to the database, by pool and by what they do; `max` is the most there may be.',
    labels: ['pool', 'state'] as const,
  };
  readGauge(connections, (set) => {
    for (const { pool, used, free, max } of db.pools()) {
      set({ pool, state: 'used' }, used);
      set({ pool, state: 'free' }, free);
      set({ pool, state: 'max' }, max);
    }
  });
  const waiting = {
    name: 'db_pool_waiting',
    help: 'Statements and transactions that wait for a connection.',
    labels: ['pool'] as const,
  };
  readGauge(waiting, (set) => db.pools().forEach((each) => set({ pool: each.pool }, each.waiting)));
}

function watchOutage(): void {
  const described = {
    name: 'shop_database_outage',
    help: 'Whether this process cannot reach the database (away) or cannot write to it (read_only).',
    labels: ['outage'] as const,
  };
  readGauge(described, (set) => {
    for (const outage of ['away', 'read_only'] as const) set({ outage }, Number(currentOutage() === outage));
  });
}

function watchReadiness(readiness: Readiness): void {
  readGauge({ name: 'shop_ready', help: 'Whether /readyz answers 200.' }, async (set) => {
    const { status } = await readiness.state();
    set({}, Number(status === 'ready' || status === 'degraded'));
  });
  const checks = {
    name: 'shop_check_ok',
    help: 'Whether a check of /readyz is ok.',
    labels: ['check'] as const,
  };
  readGauge(checks, async (set) => {
    for (const { name, status } of (await readiness.state()).checks) {
      set({ check: name }, Number(status === 'ok'));
    }
  });
}
