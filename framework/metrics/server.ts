// The port that Prometheus reads. With workers the primary answers for all of them: each series has the label `worker`,
// whose value a replaced worker inherits, so that a counter that begins again is one that Prometheus understands.
import cluster, { type Worker } from 'node:cluster';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { commandEnvironment, settings } from '../conf/settings.js';
import { logger } from '../logging.js';
import { collectProcessMetrics, registry, textOf } from './registry.js';

/** A port that another process still holds, as in a restart, is tried again. */
const TRY_AGAIN_MS = 1_000;
/** A worker that does not answer is left out. */
const WORKER_ANSWERS_WITHIN_MS = 2_000;

/** The question of the primary to a worker, and its answer. */
export const ASK = 'metrics?';
export interface Told {
  metrics: object[];
}

/**
 * The parts of METRICS_ADDRESS: `9464`, `127.0.0.1:9464`, `[::1]:9464`. Of several processes of one server (GRPC_WORKERS)
 * each has its own port, from that one on.
 */
function place(): { host: string; port: number } {
  const [, host = '127.0.0.1', port] = /^(?:\[?(.+?)\]?:)?(\d+)$/.exec(settings.METRICS_ADDRESS) ?? [];
  return { host, port: Number(port) + (commandEnvironment.worker ?? 0) };
}

/**
 * Serves `GET /metrics` on METRICS_ADDRESS until the returned function is called; does nothing if it is not set. A
 * worker of a cluster tells its metrics to its primary instead.
 */
export function serveMetrics(): () => void {
  if (!registry) return () => undefined;
  collectProcessMetrics();
  if (cluster.isWorker) {
    process.on('message', (message) => message === ASK && void tellPrimary());
    return () => undefined;
  }
  const ended = new AbortController();
  const server = createServer((request, response) => {
    response.setHeader('Connection', 'close');
    if (request.url !== '/metrics') response.writeHead(404).end('See /metrics.\n');
    else void answer(response);
  });
  const listen = (): void => void server.listen(place());
  let isWaiting = false;
  server.on('listening', () => logger.info({ address: settings.METRICS_ADDRESS }, 'metrics are served'));
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (!isWaiting)
      logger.warn({ address: settings.METRICS_ADDRESS, code: error.code }, 'metrics are not served yet');
    isWaiting = true;
    void delay(TRY_AGAIN_MS, undefined, { signal: ended.signal, ref: false }).then(listen, () => undefined);
  });
  listen();
  server.unref();
  return () => {
    ended.abort();
    server.close();
  };
}

async function answer(response: ServerResponse): Promise<void> {
  try {
    const text = hasWorkers() ? await textOf(await partsOfWorkers()) : await registry?.metrics();
    response.setHeader('Content-Type', registry?.contentType ?? 'text/plain');
    response.end(text);
  } catch (error) {
    logger.error({ err: error }, 'the metrics could not be read');
    response.writeHead(500).end();
  }
}

function hasWorkers(): boolean {
  return Object.keys(cluster.workers ?? {}).length > 0;
}

async function tellPrimary(): Promise<void> {
  const metrics = (await registry?.getMetricsAsJSON()) ?? [];
  process.send?.({ metrics } satisfies Told, () => undefined);
}

/** The place of each worker, from 1; a new one takes the lowest that is free. */
const places = new WeakMap<Worker, number>();

function placeOf(worker: Worker): string {
  const others = Object.values(cluster.workers ?? {}).filter(
    (other) => other !== undefined && other !== worker,
  );
  let found = places.get(worker);
  if (found === undefined) {
    const taken = new Set(others.map((other) => other && places.get(other)));
    found = 1;
    while (taken.has(found)) found += 1;
    places.set(worker, found);
  }
  return String(found);
}

async function partsOfWorkers(): Promise<object[][]> {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const parts = await Promise.all(
    workers.map(async (worker) => labelled(await askWorker(worker), { worker: placeOf(worker) })),
  );
  return parts;
}

function askWorker(worker: Worker): Promise<object[]> {
  return new Promise((resolve) => {
    const end = (metrics: object[]): void => {
      clearTimeout(timer);
      worker.off('message', hear);
      resolve(metrics);
    };
    const hear = (message: unknown): void => {
      if (typeof message === 'object' && message && 'metrics' in message) end((message as Told).metrics);
    };
    const timer = setTimeout(() => end([]), WORKER_ANSWERS_WITHIN_MS);
    worker.on('message', hear);
    worker.send(ASK, (error) => error && end([]));
  });
}

interface Metric {
  values: { labels: object }[];
}

function labelled(metrics: object[], labels: object): object[] {
  for (const { values } of metrics as Metric[]) {
    for (const value of values) value.labels = { ...value.labels, ...labels };
  }
  return metrics;
}
