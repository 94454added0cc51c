// The web server in several processes on one port (node:cluster).
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { logger } from '../logging.js';
import { SERVING_FLAGS, stopAsked, tellReady } from './processes.js';

/**
 * Serves with so many processes until told to stop; `started` hears the port once all of them
 * answer. A worker that dies is replaced, unless it never came to serve: then all stop, exit 1.
 */
export async function serveWithWorkers(count: number, started: (port: number) => void): Promise<number> {
  const stop = stopAsked();
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...SERVING_FLAGS] });
  const first = Array.from({ length: count }, () => cluster.fork());
  const ports = await Promise.all(first.map(listeningPort));
  const port = ports.find((found) => found !== null);
  if (port === undefined || ports.includes(null)) {
    await stopWorkers();
    return 1;
  }
  cluster.on('exit', replace);
  started(port);
  tellReady();
  await stop;
  cluster.off('exit', replace);
  for (const timer of replacements) clearTimeout(timer);
  await stopWorkers();
  return 0;
}

/** The port, or `null` when the worker ended before it listened; it has said why. */
function listeningPort(worker: Worker): Promise<number | null> {
  return Promise.race([
    once(worker, 'listening').then(([address]) => (address as { port: number }).port),
    once(worker, 'exit').then(() => null),
  ]);
}

/** At most one worker a second is replaced at once; the others come after it, not in a burst. */
const REPLACE_EVERY_MS = 1_000;
const replacements = new Set<NodeJS.Timeout>();
let nextReplacement = 0;

function replace(worker: Worker, code: number, signal: string): void {
  logger.error({ worker: worker.process.pid, code, signal }, 'a worker has died and is replaced');
  const at = Math.max(Date.now(), nextReplacement);
  nextReplacement = at + REPLACE_EVERY_MS;
  const timer = setTimeout(() => {
    replacements.delete(timer);
    cluster.fork();
  }, at - Date.now());
  replacements.add(timer);
}

async function stopWorkers(): Promise<void> {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  await Promise.all(
    workers.map(async (worker) => {
      const ended = once(worker, 'exit');
      worker.process.kill('SIGTERM');
      await ended;
    }),
  );
}
