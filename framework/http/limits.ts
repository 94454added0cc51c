// Limits for clients: the time for sending a request, and the number of connections.
import type { Server, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { settings } from '../conf/settings.js';

/** How long an idle connection stays open: longer than in the proxies in front. */
const KEEP_ALIVE_MS = 65_000;
/** The interval of the check for slow clients. */
const LOOK_EVERY_MS = 1_000;

/** Node closes slower connections with 408. */
export function timeLimits(): ServerOptions {
  return {
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: settings.HTTP_HEADERS_SECONDS * 1000,
    requestTimeout: Math.max(settings.HTTP_REQUEST_SECONDS, settings.HTTP_HEADERS_SECONDS) * 1000,
    connectionsCheckingInterval: LOOK_EVERY_MS,
  };
}

/** Closes connections above the limits when they are opened. */
export function limitConnections(server: Server): void {
  server.maxConnections = settings.HTTP_MAX_CONNECTIONS;
  // Behind a proxy all connections come from its address.
  if (settings.TRUSTED_PROXIES > 0) return;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > settings.HTTP_MAX_CONNECTIONS_PER_ADDRESS) socket.destroy();
  });
}
