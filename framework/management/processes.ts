// Processes that one command consists of: how they are started, report that they are ready, and stop
// together. A child watches its parent, so that none is left behind when the parent is killed.
import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { commandEnvironment } from '../conf/settings.js';

/** Longer than a server takes to finish what is under way; then it is killed. */
export const STOP_TIMEOUT_MS = 15_000;

/**
 * Node's flags for processes that serve. Twice the room for young objects: requests leave many, and the
 * less often they are collected the fewer are copied (https://nodejs.org/api/cli.html, V8 options). Errors of a build
 * name the lines of its sources.
 */
export const SERVING_FLAGS = ['--max-semi-space-size=32', '--enable-source-maps'];

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

/** Resolves when a parent that holds this process lets it begin; never, when the parent is gone. */
export async function released(): Promise<void> {
  if (!commandEnvironment.held || cluster.isWorker || !process.connected) return;
  const gone = once(process, 'disconnect').then(() => process.exit(1));
  await Promise.race([once(process, 'message'), gone]);
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
   * Runs `args` as a command line of its own; one that is held loads everything, and waits for `release`. It is in a
   * process group of its own, so that Ctrl-C reaches the parent alone, which stops its parts in the right order.
   */
  constructor(
    readonly args: string[],
    { held = false } = {},
  ) {
    this.process = fork(process.argv[1] ?? '', args, {
      detached: true,
      env: { ...commandEnvironment.all, MANAGE_HELD: held ? 'yes' : '' },
      execArgv: [...process.execArgv, ...SERVING_FLAGS],
    });
    this.ended = once(this.process, 'exit').then(([code]) => (code as number | null) ?? 1);
  }

  /** Lets a command begin that was held. */
  release(): void {
    this.process.send('go', () => undefined); // it may have ended
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
