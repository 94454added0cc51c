// One process that serves the web site until a stop is requested.
import cluster from 'node:cluster';
import { withDatabase } from '../db/database.js';
import { lookForOutages } from '../db/outages.js';
import { addressOf } from '../grpc/addresses.js';
import { closeChannels } from '../grpc/client.js';
import { settings } from '../conf/settings.js';
import { type RunningSite, serveSite } from '../http/serving.js';
import { startMetrics } from '../metrics/process.js';
import { project } from '../project.js';
import { Readiness } from '../readiness.js';
import { ServerError } from './command.js';
import type { Output } from './output.js';
import { listenPatiently } from './ports.js';
import { leave } from './leaving.js';
import { stopAsked, tellReady } from './processes.js';
import { databaseProblem, whenReady } from './readiness.js';
import { startTracing } from './tracing.js';
import { webChecks } from './web_checks.js';
import { serveUntilLedToEnd } from './workers.js';

export interface Listening {
  host: string;
  port: number;
}

/** Serves until a stop is requested; `started` gets the port when it is ready. */
export async function serveHere(
  { host, port }: Listening,
  out: Output,
  started: (port: number) => void,
): Promise<void> {
  const stop = stopAsked();
  const buildSite = await project().loadSite();
  const endTracing = await startTracing('shop-web');
  await withDatabase(async (db) => {
    const ready = settings.DEBUG ? undefined : whenReady(db, await databaseProblem(db), stop);
    const endLooking = lookForOutages((outage) => db.probe(outage));
    const leaving = new AbortController();
    const readiness = new Readiness(webChecks(db), leaving.signal);
    const endMetrics = startMetrics({ db, readiness });
    const site = await listen(() => serveSite(buildSite(db, { ready, readiness }), host, port), port, out);
    started(site.port);
    if (!cluster.isWorker) tellReady(addressOf({ host, port: site.port }));
    const sayGoodbye = (): void => leaving.abort();
    if (cluster.isWorker) await serveUntilLedToEnd(site.connections, stop, sayGoodbye);
    else {
      await stop;
      await leave(sayGoodbye);
      await site.stop();
    }
    endMetrics();
    endLooking();
    closeChannels();
  });
  await endTracing();
}

const REASONS: Record<string, string> = {
  EADDRINUSE: 'That port is already in use.',
  EACCES: "You don't have permission to access that port.",
  EADDRNOTAVAIL: "That IP address can't be assigned to.",
};

/** A worker tries only once, because its primary has waited for the port. */
async function listen(serve: () => Promise<RunningSite>, port: number, out: Output): Promise<RunningSite> {
  try {
    return await (cluster.isWorker ? serve() : listenPatiently(serve, { port }, out));
  } catch (error) {
    if (error instanceof ServerError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new ServerError(REASONS[code] ?? message);
  }
}
