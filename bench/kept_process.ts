// A process that is kept running, as a supervisor would: when it dies, it is started again at once.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, type WriteStream } from 'node:fs';
import { BASE_DIR } from '../framework/conf/settings.js';

/** A process that ends within so long of its start is started again after a pause. */
const BRIEF_MS = 1_000;
const PAUSE_MS = 250;

const kept = new Set<KeptProcess>();
process.once('exit', () => kept.forEach((each) => each.signal('SIGKILL')));

export class KeptProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private changes: NodeJS.ProcessEnv = {};
  private startedAt = 0;
  starts = 0;

  /** `args` are Node's, the program first. */
  constructor(
    readonly name: string,
    private readonly args: string[],
    private readonly env: NodeJS.ProcessEnv,
    private readonly log: WriteStream,
  ) {
    kept.add(this);
    this.start();
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** The process and those that it has started. */
  get pids(): number[] {
    const { pid } = this;
    if (pid === undefined) return [];
    try {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
      return [pid, ...children.split(' ').filter(Boolean).map(Number)];
    } catch {
      return [pid]; // it has just died, or this system has no /proc
    }
  }

  /** Kills it; it is started again with these changes of its environment. */
  restartWith(changes: NodeJS.ProcessEnv): void {
    this.changes = changes;
    this.signal('SIGKILL');
  }

  /** Sends a signal; a process that has just died is left alone. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    kept.delete(this);
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
    this.startedAt = Date.now();
    const child = spawn(process.execPath, this.args, {
      cwd: BASE_DIR,
      env: { ...process.env, ...this.env, ...this.changes },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.pipe(this.log, { end: false });
    child.stderr.pipe(this.log, { end: false });
    child.once('exit', () => {
      if (this.stopping) return;
      if (Date.now() - this.startedAt > BRIEF_MS) this.start();
      else setTimeout(() => this.stopping || this.start(), PAUSE_MS);
    });
  }
}
