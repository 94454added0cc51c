// The web server in several processes on one port (node:cluster). All workers accept on the same socket, so that
// a connection belongs to one process alone, and is closed when that dies. The primary starts them, replaces those
// that die or do not answer, and leads them through their end (see framework/http/graceful_shutdown.ts).
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { calmsDown, type Connections, type Traffic } from '../http/graceful_shutdown.js';
import { logger } from '../logging.js';
import { SERVING_FLAGS, STOP_TIMEOUT_MS, stopAsked, tellReady } from './processes.js';

/** What the primary has a worker do, step by step; after each the worker tells its traffic. */
type Step = 'hold' | 'stopListening' | 'finish';
/** What the primary asks every second, and a worker repeats. */
const ALIVE = 'alive';
/** What a worker says that was told to stop by itself. */
const STOP_ASKED = 'stop asked';
type Said = Traffic | typeof STOP_ASKED | typeof ALIVE;
const NO_TRAFFIC: Traffic = { accepted: 0, underWay: 0 };

const running = new Set<WorkerProcess>();
let allEnd = false;

/**
 * Serves with so many processes until told to stop; `started` hears the port once all of them
 * answer. A worker that dies is replaced, unless it never came to serve: then all stop, exit 1.
 */
export async function serveWithWorkers(count: number, started: (port: number) => void): Promise<number> {
  const stop = stopAsked();
  // A primary that accepts and hands out keeps a connection open whose worker has died or hangs.
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
  await stop;
  allEnd = true;
  cluster.off('exit', replace);
  for (const timer of replacements) clearTimeout(timer);
  await stopTogether([...running]);
  return 0;
}

/** In a worker: serves until this process or all are told to stop, and ends as the primary leads it. */
export function serveUntilLedToEnd(connections: Connections, stop: Promise<void>): Promise<void> {
  void stop.then(() => process.send?.(STOP_ASKED));
  return new Promise((resolve) => {
    process.on('message', (step: Step | typeof ALIVE) => {
      if (step === ALIVE) return process.send?.(ALIVE);
      if (step === 'finish') resolve(connections.finish());
      else connections[step]();
      process.send?.(connections.traffic);
    });
  });
}

const ASK_EVERY_MS = 1_000;
/**
 * So many questions without an answer, and a worker is killed. They are counted, not the time: after a pause of the
 * whole machine all are as they were. One that loads its code has longer.
 */
const MAX_UNANSWERED = 5;
const MAX_UNANSWERED_AT_START = 60;

/** A worker as the primary sees it. */
class WorkerProcess {
  /** The port, or `null` when it ended before it listened; it has said why. */
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
      logger.info({ worker: this.worker.process.pid }, 'a worker serves');
      return (address as { port: number }).port;
    });
    this.port = Promise.race([listening, this.ended.then(() => null)]);
    this.worker.on('message', (said: Said) => {
      this.unanswered = 0;
      if (said === STOP_ASKED) void stopAlone(this);
      else if (said !== ALIVE) this.answered(said);
    });
  }

  /** Has it do this and gives its traffic after it; none when it has died. */
  async lead(step: Step): Promise<Traffic> {
    const answer = new Promise<Traffic>((resolve) => (this.answered = resolve));
    this.worker.send(step, (error) => error && this.answered(NO_TRAFFIC));
    return Promise.race([answer, this.ended.then(() => NO_TRAFFIC)]);
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
 * Ends these workers. Nobody is answered before the port is given back by all of them: who has an
 * answer makes the next connection, and it would wait for a worker that takes none any more.
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

/** Who stops a service tells all its processes at once, and this one may have heard it first. */
const TOLD_AT_ONCE_MS = 100;

/** Ends one worker that was told to end by itself; the others go on, and a new one takes its place. */
async function stopAlone(worker: WorkerProcess): Promise<void> {
  await delay(TOLD_AT_ONCE_MS);
  if (allEnd) return;
  worker.serves = false;
  await worker.lead('stopListening');
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
    new WorkerProcess();
  }, at - Date.now());
  replacements.add(timer);
}
