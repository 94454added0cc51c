// Ports for the servers that tests start. They lie below those that systems give to connections, and
// each of the test processes that run side by side has a range of its own: none takes another's.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** The names of the settings with the addresses of services; the settings themselves are not read yet. */
const EXAMPLE = readFileSync(path.join(import.meta.dirname, '..', '.env.example'), 'utf8');
const ADDRESSES = [...EXAMPLE.matchAll(/^# (\w+_ADDRESS)=[\d.]+:\d+$/gm)].map(([, name = '']) => name);
const FIRST = 10_000;
const PER_PROCESS = 2_500;
/** So many processes of tests can run side by side, besides one that runs tests alone. */
export const MAX_WORKERS = 7;

const range = FIRST + ((Number(process.env.MOCHA_WORKER_ID ?? -1) + 1) % (MAX_WORKERS + 1)) * PER_PROCESS;
let given = process.pid;

/** A port on loopback that nothing listens on; it is not given again soon. */
export async function freePort(): Promise<number> {
  const port = range + (given++ % PER_PROCESS);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The settings that give each service a free address of its own: `PRODUCTS_ADDRESS` and so on. */
export async function serviceAddresses(): Promise<Record<string, string>> {
  const addresses: Record<string, string> = {};
  for (const name of ADDRESSES) addresses[name] = `127.0.0.1:${await freePort()}`;
  return addresses;
}
