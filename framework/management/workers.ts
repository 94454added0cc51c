// The web server in several processes on one port (node:cluster). All workers accept on the same socket, so that
// a connection belongs to one process, and is closed when that dies. The primary starts them, replaces those that die
// or do not answer, and coordinates their shutdown (see framework/http/graceful_shutdown.ts).
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { calmsDown, type Connections, type Traffic } from '../http/graceful_shutdown.js';
import { settings } from '../conf/settings.js';
import { logger } from '../logging.js';
import { ASK, serveMetrics, type Told } from '../metrics/server.js';
import { leave } from './leaving.js';
import { SERVING_FLAGS, STOP_TIMEOUT_MS, stopAsked, tellReady } from './processes.js';

/** The steps of a shutdown, which the primary sends; after each the worker reports its traffic. */
type Step = 'hold' | 'stopListening' | 'finish';
/** The ping of the primary, every second, which a worker returns. */
const ALIVE = 'alive';
/** The message of a worker that got a stop signal. */
const STOP_ASKED = 'stop asked';
/** The message of the primary that the worker's readiness ends; it still serves. */
const GOODBYE = 'goodbye';
type Said = Traffic | Told | typeof STOP_ASKED | typeof ALIVE;
const NO_TRAFFIC: Traffic = { accepted: 0, underWay: 0 };

const running = new Set<WorkerProcess>();
/** Aborts when all workers are to end. */
const allEnd = new AbortController();

/**
 * Serves with this many processes until a stop is requested; `started` gets the port when all of them are
 * ready. A worker that dies is replaced, unless it never became ready: then all stop with exit code 1.
 */
export async function serveWithWorkers(count: number, started: (port: number) => void): Promise<number> {
  const stop = stopAsked();
  // With round-robin the primary would keep connections open whose worker has died or hangs.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...SERVING_FLAGS] });
  const first = Array.from({ length: count }, () => new WorkerProcess());
  const ports = await Promise.all(first.map((worker) => worker.port));
  const port = ports.find((found) => found !== null);
  if (port === undefined || ports.includes(null)) {
    await stopTogether([...running]);
    return 1;
  }
  cluster.on('exit', replace);
  started(port);
  tellReady();
  const endMetrics = serveMetrics();
  await stop;
  allEnd.abort();
  cluster.off('exit', replace);
  for (const timer of replacements) clearTimeout(timer);
  await leave(() => running.forEach((worker) => worker.sayGoodbye()));
  await stopTogether([...running]);
  endMetrics();
  return 0;
}

/** In a worker: serves until a stop is requested, and ends with the steps of the primary. */
export function serveUntilLedToEnd(
  connections: Connections,
  stop: Promise<void>,
  sayGoodbye: () => void,
): Promise<void> {
  void stop.then(() => process.send?.(STOP_ASKED));
  return new Promise((resolve) => {
    process.on('message', (step: Step | typeof ALIVE | typeof GOODBYE | typeof ASK) => {
      if (step === ASK) return; // for the metrics
      if (step === ALIVE) return process.send?.(ALIVE);
      if (step === GOODBYE) return sayGoodbye();
      if (step === 'finish') resolve(connections.finish());
      else connections[step]();
      process.send?.(connections.traffic);
    });
  });
}

const ASK_EVERY_MS = 1_000;
/**
 * After this many unanswered pings a worker is killed. Pings are counted instead of time, so that a pause of the
 * whole machine has no effect. A worker that is still loading has more time.
 */
const MAX_UNANSWERED = 5;
const MAX_UNANSWERED_AT_START = 60;

/** A worker, in the primary. */
class WorkerProcess {
  /** The port, or `null` if it ended before it listened; it has printed the reason. */
  readonly port: Promise<number | null>;
  readonly ended: Promise<unknown>;
  serves = false;
  private readonly worker: Worker = cluster.fork();
  private answered: (traffic: Traffic) => void = () => undefined;
  private unanswered = 0;
  private maxUnanswered = MAX_UNANSWERED_AT_START;

  constructor() {
    running.add(this);
    const asking = setInterval(() => this.askWhetherAlive(), ASK_EVERY_MS);
    this.ended = once(this.worker, 'exit').then(() => {
      clearInterval(asking);
      running.delete(this);
    });
    const listening = once(this.worker, 'listening').then(([address]) => {
      this.serves = true;
      this.maxUnanswered = MAX_UNANSWERED;
      this.unanswered = 0;
      logger.info({ worker: this.worker.process.pid }, 'a worker is ready');
      return (address as { port: number }).port;
    });
    this.port = Promise.race([listening, this.ended.then(() => null)]);
    this.worker.on('message', (said: Said) => {
      this.unanswered = 0;
      if (said === STOP_ASKED) void stopAlone(this);
      else if (said !== ALIVE && !('metrics' in said)) this.answered(said);
    });
  }

  /** Sends it a step and returns its traffic after it; none if it has died. */
  async lead(step: Step): Promise<Traffic> {
    const answer = new Promise<Traffic>((resolve) => (this.answered = resolve));
    this.worker.send(step, (error) => error && this.answered(NO_TRAFFIC));
    return Promise.race([answer, this.ended.then(() => NO_TRAFFIC)]);
  }

  /** Ends its readiness; it still serves. */
  sayGoodbye(): void {
    this.worker.send(GOODBYE, () => undefined);
  }

  kill(signal: NodeJS.Signals): void {
    this.worker.process.kill(signal);
  }

  private askWhetherAlive(): void {
    if (this.unanswered === this.maxUnanswered) {
      logger.error({ worker: this.worker.process.pid }, 'a worker does not answer and is killed');
      this.kill('SIGKILL');
    }
    this.unanswered += 1;
    this.worker.send(ALIVE, () => undefined);
  }
}

/**
 * Stops these workers. No request is answered before all of them have closed the port: a client with a
 * response opens the next connection, which would wait for a worker that accepts none.
 */
async function stopTogether(workers: WorkerProcess[]): Promise<void> {
  const force = setTimeout(() => workers.forEach((worker) => worker.kill('SIGKILL')), STOP_TIMEOUT_MS);
  const serving = workers.filter((worker) => worker.serves);
  for (const worker of workers) if (!worker.serves) worker.kill('SIGTERM');
  const lead = (step: Step) => Promise.all(serving.map((worker) => worker.lead(step)));
  await calmsDown(async () => sum(await lead('hold')));
  await lead('stopListening');
  await lead('finish');
  await Promise.all(workers.map((worker) => worker.ended));
  clearTimeout(force);
}

/** A service manager signals all processes at once, and this one may get the signal first. */
const TOLD_AT_ONCE_MS = 100;

/** How long the clients of a worker that stops alone may use its connections once more, at least. */
const LAST_REQUESTS_MS = 2_000;

/**
 * Stops one worker that got a stop signal; the others continue, and a new one replaces it. Clients with an open
 * connection get `Connection: close` with their next answer: if idle connections were closed at once, some client
 * would be sending a request just then, and it would fail.
 */
async function stopAlone(worker: WorkerProcess): Promise<void> {
  await delay(TOLD_AT_ONCE_MS);
  if (allEnd.signal.aborted) return;
  worker.serves = false;
  await worker.lead('stopListening');
  const longest = Math.max(LAST_REQUESTS_MS, settings.SHUTDOWN_DELAY_SECONDS * 1_000);
  await delay(longest, undefined, { signal: allEnd.signal }).catch(() => undefined);
  await worker.lead('finish');
}

function sum(all: Traffic[]): Traffic {
  return all.reduce(
    (total, { accepted, underWay }) => ({
      accepted: total.accepted + accepted,
      underWay: total.underWay + underWay,
    }),
    NO_TRAFFIC,
  );
}

/** Replaces at most one worker per second. */
const REPLACE_EVERY_MS = 1_000;
const replacements = new Set<NodeJS.Timeout>();
let nextReplacement = 0;

/** `signal` is null if it ended by itself, and `code` if it was killed. */
function replace(worker: Worker, code: number | null, signal: string | null): void {
  const how = signal ? { signal } : { code };
  logger.error({ worker: worker.process.pid, ...how }, 'a worker has died and is replaced');
  const at = Math.max(Date.now(), nextReplacement);
  nextReplacement = at + REPLACE_EVERY_MS;
  const timer = setTimeout(() => {
    replacements.delete(timer);
    new WorkerProcess();
  }, at - Date.now());
  replacements.add(timer);
}
