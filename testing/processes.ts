// The shop's real processes, on free ports and a database of their own, for tests and benchmarks.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { SERVICES } from '../ecommerce/services.js';
import { freePort, serviceAddresses } from './ports.js';
import { compiled, fromSource } from './program.js';
import { logOf } from './searched_log.js';

const START_TIMEOUT_MS = 60_000;

/** A child process that is ready for work, and how to end it. */
export interface Running {
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Runs a file of this project until its output says that it is ready: compiled, or from source by its whole path. */
export async function run(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  ready: RegExp,
): Promise<Running> {
  const program = path.isAbsolute(file) ? fromSource(file) : compiled(file);
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...process.env, ...logOf(env), LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${file} ${args.join(' ')} is not ready:\n${output}`)),
      START_TIMEOUT_MS,
    );
    const read = (chunk: Buffer): void => {
      if (output.length < 100_000) output += chunk.toString();
      if (!ready.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`${file} ${args.join(' ')} ended with ${code}:\n${output}`)),
    );
  });
  return {
    child,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Addresses of all services on free ports, and the database, as a process's environment. */
export async function shopEnvironment(databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  return { DATABASE_URL: databaseUrl, THROTTLES: 'off', ...(await serviceAddresses()) };
}

/** `grpc-server` with these apps' services, all when none is named. */
export function startServices(env: NodeJS.ProcessEnv, ...apps: string[]): Promise<Running> {
  const { name = '' } = SERVICES[apps.at(-1) ?? Object.keys(SERVICES).at(-1) ?? ''] ?? {};
  return run('manage.ts', ['grpc-server', ...apps], env, new RegExp(`${name.replace(/^.*\./, '')} on `));
}

/** `runserver` on a free port, with these arguments. */
export async function startWeb(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<Running & { port: number }> {
  const port = await freePort();
  const web = await run('manage.ts', ['runserver', String(port), ...args], env, /Quit the server/);
  return { ...web, port };
}

/** The shop as `start` runs it: one process for all services, one for the web. */
export async function startShopProcesses(
  databaseUrl: string,
): Promise<Running & { port: number; env: NodeJS.ProcessEnv }> {
  const port = await freePort();
  const env = await shopEnvironment(databaseUrl);
  const shop = await run('manage.ts', ['start', String(port)], env, /The shop is open/);
  return { ...shop, port, env };
}
