// gRPC servers in several processes (GRPC_WORKERS). Each listens on ports of its own, so that clients share their calls,
// and not only their connections, among them, and notice one that does not answer. This process starts them, and
// replaces those that die or do not answer.
import { setTimeout as delay } from 'node:timers/promises';
import { logger } from '../logging.js';
import { Child, stopAsked, tellReady } from './processes.js';

/** The ping of the parent, every second, which a worker returns. */
const ALIVE = 'alive';
const ASK_EVERY_MS = 1_000;
/** After this many unanswered pings a worker is killed. Counted, so that a pause of the whole machine has no effect. */
const MAX_UNANSWERED = 5;
const MAX_UNANSWERED_AT_START = 60;
/** The pause before a worker is replaced. */
const REPLACE_AFTER_MS = 1_000;

/** Returns the pings of the parent; called by a worker. */
export function answerParent(): void {
  process.on('message', (message) => message === ALIVE && process.send?.(ALIVE));
}

/**
 * Runs this command line in so many processes until a stop is requested. Returns 1 if one of them ends before it is
 * ready.
 */
export async function serveInProcesses(count: number, args: string[]): Promise<number> {
  const stopping = new AbortController();
  const stop = stopAsked().then(() => stopping.abort());
  const first = Array.from({ length: count }, (_, index) => new WorkerProcess(args, index));
  const running = new Set(first);
  const stopAll = async (): Promise<void> => {
    stopping.abort();
    await Promise.all([...running].map((worker) => worker.stop()));
  };
  const ready = await Promise.race([Promise.all(first.map((worker) => worker.ready())), stop]);
  if (ready?.includes(false)) {
    await stopAll();
    return 1;
  }
  if (ready) tellReady();
  const replaced = first.map((worker) => replaceWhenDead(worker, running, stopping.signal));
  await stop;
  await stopAll();
  await Promise.all(replaced);
  return 0;
}

/** Keeps one worker of this index running. */
async function replaceWhenDead(
  first: WorkerProcess,
  running: Set<WorkerProcess>,
  stopping: AbortSignal,
): Promise<void> {
  for (let worker = first; ;) {
    const code = await worker.ended;
    running.delete(worker);
    if (stopping.aborted) return;
    logger.error({ worker: worker.pid, code }, 'a worker has died and is replaced');
    await delay(REPLACE_AFTER_MS, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    worker = new WorkerProcess(first.args, first.index);
    running.add(worker);
  }
}

class WorkerProcess extends Child {
  private unanswered = 0;
  private maxUnanswered = MAX_UNANSWERED_AT_START;

  constructor(
    args: string[],
    readonly index: number,
  ) {
    super(args, { environment: { MANAGE_WORKER: String(index) } });
    const asking = setInterval(() => this.ask(), ASK_EVERY_MS);
    void this.ended.then(() => clearInterval(asking));
    this.process.on('message', () => (this.unanswered = 0));
    void this.ready().then((ready) => {
      if (!ready) return;
      this.maxUnanswered = MAX_UNANSWERED;
      logger.info({ worker: this.pid }, 'a worker is ready');
    });
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  private ask(): void {
    if (this.unanswered === this.maxUnanswered) {
      logger.error({ worker: this.pid }, 'a worker does not answer and is killed');
      this.process.kill('SIGKILL');
    }
    this.unanswered += 1;
    this.process.send(ALIVE, () => undefined);
  }
}
