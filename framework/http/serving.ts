// Starting and stopping a web site.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { Connections } from './graceful_shutdown.js';
import { limitConnections, timeLimits } from './limits.js';

export interface RunningSite {
  /** The port that it listens on. */
  port: number;
  connections: Connections;
  /** Accepts no new connections, answers the requests in progress (10 s at most), and closes. */
  stop(): Promise<void>;
}

/** Starts serving; rejects when it cannot listen on the address. */
export async function serveSite(site: Express, host: string, port: number): Promise<RunningSite> {
  const server = createServer(timeLimits());
  limitConnections(server);
  const connections = new Connections(server, site);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, connections, stop: () => connections.close() };
}
