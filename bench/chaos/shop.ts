// The shop under test: two web servers, each with services of its own, on one database. A process that
// dies is started again at once, as a supervisor would.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { SERVING_FLAGS } from '../../framework/management/processes.js';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { freePort, serviceAddresses } from '../../testing/ports.js';

/** One process of the shop that is kept running. */
export class Part {
  private child: ChildProcess | undefined;
  private stopping = false;
  starts = 0;

  constructor(
    readonly name: string,
    private readonly args: string[],
    private readonly env: NodeJS.ProcessEnv,
    private readonly log: WriteStream,
  ) {
    this.start();
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Sends a signal; a process that has just died is left alone. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(force);
  }

  private start(): void {
    this.starts += 1;
    const file = path.join(BASE_DIR, 'manage.ts');
    const child = spawn(process.execPath, [...SERVING_FLAGS, '--import', 'tsx', file, ...this.args], {
      cwd: BASE_DIR,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.pipe(this.log, { end: false });
    child.stderr.pipe(this.log, { end: false });
    child.once('exit', () => {
      if (!this.stopping) this.start();
    });
  }
}

export interface Shop {
  parts: Part[];
  /** The ports of the web servers. */
  ports: number[];
  /** Runs `reconcile`, as people do who cannot wait. */
  reconcile(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the whole shop twice on one database; its log goes to `logFile`. */
export async function startShop(databaseUrl: string, logFile: string): Promise<Shop> {
  const log = createWriteStream(logFile);
  log.setMaxListeners(0); // every process that is started writes to it
  const parts: Part[] = [];
  const ports: number[] = [];
  for (const side of ['A', 'B']) {
    const port = await freePort();
    const env = {
      ...{ DATABASE_URL: databaseUrl, LOG_FORMAT: 'json', LOG_LEVEL: 'info', THROTTLES: 'off' },
      ...(await serviceAddresses()),
    };
    parts.push(new Part(`services ${side}`, ['grpc-server'], env, log));
    parts.push(new Part(`web ${side}`, ['runserver', String(port), '--noreload'], env, log));
    ports.push(port);
  }
  const stop = async (): Promise<void> => {
    await Promise.all(parts.map((part) => part.stop()));
    log.end();
  };
  const reconcile = async (): Promise<void> => {
    const args = ['--import', 'tsx', path.join(BASE_DIR, 'manage.ts'), 'reconcile'];
    const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_URL: databaseUrl } });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    await new Promise((resolve) => child.once('exit', resolve));
  };
  return { parts, ports, reconcile, stop };
}
