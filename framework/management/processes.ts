// Child processes of a command: starting them, reporting readiness, and stopping them together. A child
// watches its parent, so that none is left over when the parent is killed.
import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { commandEnvironment, settings } from '../conf/settings.js';

/** The time until a stopping process is killed; longer than a server needs to finish its requests. */
export const STOP_TIMEOUT_MS = 15_000;

/** `start` stops the web server and then the services, and each says goodbye first. */
const PARTS_OF_A_SHOP = 2;

/**
 * Node's flags for servers. Twice the space for young objects: requests create many, and less frequent
 * collections copy fewer of them (https://nodejs.org/api/cli.html, V8 options). Errors of a build
 * refer to the lines of its sources.
 */
export const SERVING_FLAGS = ['--max-semi-space-size=32', '--enable-source-maps'];

/**
 * Resolves when this process should end: Ctrl-C, SIGTERM, the terminal closes, or its parent has ended.
 * After the first call these signals no longer end the process by themselves.
 */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.connected) process.once('disconnect', () => resolve());
  });
}

/** Resolves when the parent that holds this process releases it; never, if the parent has ended. */
export async function released(): Promise<void> {
  if (!commandEnvironment.held || cluster.isWorker || !process.connected) return;
  const gone = once(process, 'disconnect').then(() => process.exit(1));
  await Promise.race([once(process, 'message'), gone]);
}

/** Tells the parent, if there is one, that this process is ready, and where it listens. */
export function tellReady(address = ''): void {
  process.send?.({ address });
}

function isReadiness(message: unknown): message is { address: string } {
  return typeof message === 'object' && message !== null && 'address' in message;
}

/** A child process. */
export class Child {
  /** The exit code after it has ended; a signal counts as 1. */
  readonly ended: Promise<number>;
  /** Where it listens, once it is ready. */
  address = '';
  protected readonly process: ChildProcess;

  /**
   * Runs `args` as a command line in a child process; with `held` it loads everything, and waits for `release`. It has
   * its own process group, so that Ctrl-C reaches only the parent, which stops its children in the right order.
   */
  constructor(
    readonly args: string[],
    { held = false, environment = {} }: { held?: boolean; environment?: NodeJS.ProcessEnv } = {},
  ) {
    this.process = fork(process.argv[1] ?? '', args, {
      detached: true,
      env: { ...commandEnvironment.all, MANAGE_HELD: held ? 'yes' : '', MANAGE_WORKER: '', ...environment },
      execArgv: [...process.execArgv, ...SERVING_FLAGS],
    });
    this.ended = once(this.process, 'exit').then(([code]) => (code as number | null) ?? 1);
  }

  /** Starts a held command. */
  release(): void {
    this.process.send('go', () => undefined); // it may have already ended
  }

  /** Whether it became ready before it ended. */
  async ready(): Promise<boolean> {
    const said = new Promise<boolean>((resolve) => {
      const hear = (message: unknown): void => {
        if (!isReadiness(message)) return;
        this.process.off('message', hear);
        this.address = message.address;
        resolve(true);
      };
      this.process.on('message', hear);
    });
    return Promise.race([said, this.ended.then(() => false)]);
  }

  /** Asks it to end, waits for that, and returns its exit code. */
  async stop(): Promise<number> {
    this.process.kill('SIGTERM');
    const mayTake = STOP_TIMEOUT_MS + PARTS_OF_A_SHOP * settings.SHUTDOWN_DELAY_SECONDS * 1_000;
    const force = setTimeout(() => this.process.kill('SIGKILL'), mayTake);
    const code = await this.ended;
    clearTimeout(force);
    return code;
  }
}
