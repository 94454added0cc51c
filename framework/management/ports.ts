// Retries for ports in use: the services' ports are in the range that Linux uses for outgoing connections, so a
// short-lived connection may have one of them.
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Output } from './output.js';
import { holderOf } from './port_holder.js';
import { ServerError } from './command.js';

const TRY_FOR_MS = 10_000;
const TRY_EVERY_MS = 250;

/** The address of a server, and its name in messages. */
export interface Place {
  port: number;
  /** Such as `OrderService on 127.0.0.1:50052`; '' for the web server. */
  name?: string;
}

/** Listens when the port is free, and reports that it waits; after ten seconds it fails with the process that uses it. */
export async function listenPatiently<T>(listen: () => Promise<T>, place: Place, out: Output): Promise<T> {
  const until = Date.now() + TRY_FOR_MS;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await listen();
    } catch (error) {
      if (!isTaken(error as Error)) throw error;
    }
    const message = await describe(place);
    if (Date.now() >= until) throw new ServerError(message);
    if (isFirst) out.warning(`${message} Trying again for ${TRY_FOR_MS / 1000} seconds.`);
    await delay(TRY_EVERY_MS);
  }
}

/** Waits until a port is free, for servers that bind it in another way or in other processes. */
export async function waitForPort(
  { host, port }: { host: string; port: number },
  out: Output,
  name = '',
): Promise<void> {
  if (port !== 0) await listenPatiently(() => tryPort(host, port), { port, name }, out);
}

function tryPort(host: string, port: number): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

function isTaken({ message, code }: NodeJS.ErrnoException): boolean {
  return code === 'EADDRINUSE' || message.includes('EADDRINUSE');
}

async function describe({ port, name = '' }: Place): Promise<string> {
  const holder = await holderOf(port);
  const where = name && ` (${name})`;
  return `That port is already in use.${where}${holder && ` ${holder} holds it.`}`;
}
