// Processes that one command consists of: how they are started, report that they are ready, and stop
// together. A child watches its parent, so that none is left behind when the parent is killed.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Longer than a server takes to finish what is under way; then it is killed. */
export const STOP_TIMEOUT_MS = 15_000;

/**
 * Node's flags for processes that serve. Twice the room for young objects: requests leave many, and the
 * less often they are collected the fewer are copied (https://nodejs.org/api/cli.html, V8 options).
 */
export const SERVING_FLAGS = ['--max-semi-space-size=32'];

/**
 * Resolves when this process shall end: Ctrl-C, SIGTERM, the terminal closes, or the parent that
 * started it is gone. From the first call on, these signals no longer end it by themselves.
 */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.connected) process.once('disconnect', () => resolve());
  });
}

/** Tells the parent, when there is one, that this process serves. */
export function tellReady(): void {
  process.send?.('ready');
}

/** Another process of this command line. */
export class Child {
  /** The exit code, once it has ended; a signal counts as 1. */
  readonly ended: Promise<number>;
  private readonly process: ChildProcess;

  /**
   * Runs `args` as a command line of its own. It is in a process group of its own, so that Ctrl-C
   * reaches the parent alone, which stops its parts in the right order.
   */
  constructor(readonly args: string[]) {
    this.process = fork(process.argv[1] ?? '', args, {
      detached: true,
      execArgv: [...process.execArgv, ...SERVING_FLAGS],
    });
    this.ended = once(this.process, 'exit').then(([code]) => (code as number | null) ?? 1);
  }

  /** Whether it said that it serves, before it ended. */
  async ready(): Promise<boolean> {
    const said = once(this.process, 'message').then(() => true);
    return Promise.race([said, this.ended.then(() => false)]);
  }

  /** Asks it to end, waits until it has, and gives its exit code. */
  async stop(): Promise<number> {
    this.process.kill('SIGTERM');
    const force = setTimeout(() => this.process.kill('SIGKILL'), STOP_TIMEOUT_MS);
    const code = await this.ended;
    clearTimeout(force);
    return code;
  }
}
