// The web server: the Express app of this project, and how it starts and stops.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { adminRouter } from './admin/router.js';
import { staticFiles } from './admin/static_files.js';
import { INSTALLED_APPS } from './apps.js';
import { sessionAuthenticator, tokenAuthenticator } from './auth/authenticators.js';
import type { Database } from './db/database.js';
import type { TokenReader } from './http/access.js';
import { createApp } from './http/app.js';
import { Connections } from './http/connections.js';
import { limitConnections, timeLimits } from './http/limits.js';
import { refuseUntil } from './http/readiness.js';
import { buildRouter } from './http/router.js';
import { throttlesOf } from './throttles/throttles.js';
import { urlpatterns } from './urls.js';

/** The whole web site on one database. Given `ready`, it refuses all requests until then. */
export function buildSite(db: Database, ready?: Promise<void>): Express {
  const ofApps = INSTALLED_APPS.flatMap((app) => app.authenticator ?? []);
  const authenticators = [tokenAuthenticator(db), sessionAuthenticator(db), ...ofApps];
  const readers = INSTALLED_APPS.flatMap((app) => app.tokenReader ?? []);
  const readToken: TokenReader = async (request) => {
    for (const read of readers) {
      const id = await read(request);
      if (id !== null) return id;
    }
    return null;
  };
  return createApp([
    ...(ready ? [refuseUntil(ready)] : []),
    staticFiles(),
    adminRouter(db, INSTALLED_APPS),
    buildRouter(urlpatterns, { authenticators, readToken }, throttlesOf(db)),
  ]);
}

export interface RunningSite {
  /** The port that it really listens on. */
  port: number;
  connections: Connections;
  /** Takes no new connections, answers the requests under way (10 s at most), and closes. */
  stop(): Promise<void>;
}

/** Starts serving; rejects when the address cannot be had. */
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
