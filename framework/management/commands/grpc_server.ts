// grpc-server: runs the gRPC services of the named apps, or of all.
import { installedApps, project } from '../../project.js';
import { clearRegularly } from '../../db/expiry.js';
import { type Database, withDatabase } from '../../db/database.js';
import { commandEnvironment, settings } from '../../conf/settings.js';
import { addressOf, listenAddress, portOfWorker, type Server, serversOf } from '../../grpc/addresses.js';
import { closeChannels } from '../../grpc/client.js';
import { type RunningServer, startServer } from '../../grpc/server.js';
import type { Service } from '../../grpc/service.js';
import type { DatabaseGauge } from '../../metrics/database_gauges.js';
import { startMetrics } from '../../metrics/process.js';
import { wholeNumber } from '../arguments.js';
import { CommandError, type Context, defineCommand, ServerError, UsageError } from '../command.js';
import { refuseDebugBeyondLoopback, refuseOpenServices } from '../exposure.js';
import { checkAppLabel } from '../migrations.js';
import { isDevelopment, serveAndReload } from '../development.js';
import { waitForPort } from '../ports.js';
import { startTracing } from '../tracing.js';
import { leave } from '../leaving.js';
import { stopAsked, tellReady } from '../processes.js';
import { databaseProblem, whenReady } from '../readiness.js';
import { answerParent, serveInProcesses } from '../service_workers.js';

const MAX_WORKERS = 64;

export const command = defineCommand({
  help: 'Runs the gRPC services of the named apps, or of all, until Ctrl-C or SIGTERM.',
  args: [{ name: 'app', help: 'Only these apps.', count: '*' }],
  options: {
    port: { type: 'string', value: 'PORT', help: 'Another port, for one service.' },
    workers: { type: 'string', value: 'N', help: 'Serve with N processes (default: GRPC_WORKERS).' },
    noreload: { type: 'boolean', help: 'Do not restart when a source file changes.' },
  },
  preload: () => project().loadServices(),
  async run({ args, options }, context) {
    const services = await servicesOf(args);
    const addresses = services.map(listeningAddress);
    if (options.port !== undefined) {
      if (services.length > 1) throw new UsageError('argument --port: only allowed with one app');
      addresses[0] = withPort(addresses[0] ?? '', wholeNumber('--port', options.port, 0, 65_535));
    }
    refuseDebugBeyondLoopback(addresses.map((address) => serverOf(address).host));
    refuseOpenServices();
    if (!options.noreload && isDevelopment()) return serveAndReload(context);
    const { worker } = commandEnvironment;
    const workers = workersOf(options.workers, context);
    if (worker === undefined && workers > 1) {
      const port = options.port === undefined ? [] : ['--port', options.port];
      return serveInProcesses(workers, ['grpc-server', ...args, ...port, '--noreload']);
    }
    return serve(services, addresses.map(atWorkersPort), context);
  },
});

/** Serves until a stop is requested. */
async function serve(services: Service[], addresses: string[], context: Context): Promise<void> {
  const stop = stopAsked();
  answerParent();
  const endTracing = await startTracing('shop-services');
  await withDatabase(async (db) => {
    const problem = await databaseProblem(db);
    if (problem !== '') context.out.warning(`${problem}\n`);
    const ready = whenReady(db, problem, stop);
    const endMetrics = startMetrics({ db, gauges: gaugesOf(services) });
    const servers = await startAll(db, services, addresses, ready, context);
    if (ready) {
      context.out.warning('Calls are answered UNAVAILABLE until this is fixed.');
      void ready.then(() => context.out.line('The database is ready: calls are answered now.'));
    }
    void Promise.resolve(ready).then(() => tellReady());
    const stopping = new AbortController();
    const expiring = installedApps().flatMap((app) => app.expiring ?? []);
    const clearing = Promise.resolve(ready).then(() => clearRegularly(db, expiring, stopping.signal));
    await stop;
    await leave(() => servers.forEach((server) => server.leave()));
    stopping.abort();
    await Promise.all(servers.map((server) => server.stop()));
    endMetrics();
    if (!ready) await clearing;
    closeChannels();
  });
  await endTracing();
}

/** Where this service listens. */
function listeningAddress({ name, address }: Service): string {
  const found = listenAddress(address, settings.GRPC_LISTEN_HOST);
  if (found !== undefined) return found;
  throw new ServerError(
    `${address} stands for several servers of ${name}: set GRPC_LISTEN_HOST to the host of this one, such as 0.0.0.0.`,
  );
}

function workersOf(given: string | undefined, { out }: Context): number {
  if (given === undefined) return settings.GRPC_WORKERS;
  const workers = wholeNumber('--workers', given, 1, MAX_WORKERS);
  if (workers > settings.GRPC_WORKERS && commandEnvironment.worker === undefined) {
    out.warning(
      `Clients call ${settings.GRPC_WORKERS} of these ${workers} processes: set GRPC_WORKERS=${workers} for all processes.`,
    );
  }
  return workers;
}

/** The address for this one of several processes. */
function atWorkersPort(address: string): string {
  const { host, port } = serverOf(address);
  return addressOf({ host, port: portOfWorker(port, commandEnvironment.worker ?? 0) });
}

async function servicesOf(labels: string[]): Promise<Service[]> {
  labels.forEach(checkAppLabel);
  const services = await project().loadServices();
  const without = labels.find((label) => !services[label]);
  if (without) throw new CommandError(`App '${without}' has no gRPC service.`);
  const isWanted = ([label]: [string, Service]) => labels.length === 0 || labels.includes(label);
  return Object.entries(services)
    .filter(isWanted)
    .map(([, service]) => service);
}

/** What the metrics tell of the rows of these services' apps. */
function gaugesOf(services: Service[]): DatabaseGauge[] {
  const labels = services.map(({ name }) => name.replace(/\..*$/, ''));
  return installedApps().flatMap(({ label, gauges = [] }) => (labels.includes(label) ? gauges : []));
}

function withPort(address: string, port: number): string {
  return address.replace(/:\d+$/, `:${port}`);
}

/** Starts all or none: when one address cannot be bound, the others are released. */
async function startAll(
  db: Database,
  services: Service[],
  addresses: string[],
  ready: Promise<void> | undefined,
  { out }: Context,
): Promise<RunningServer[]> {
  const servers: RunningServer[] = [];
  for (const [index, service] of services.entries()) {
    const address = addresses[index] ?? service.address;
    const name = `${service.name.replace(/^.*\./, '')} on ${address}`;
    try {
      await waitForPort(serverOf(address), out, name);
      servers.push(await startServer(service, db, address, ready));
    } catch (error) {
      await Promise.all(servers.map((server) => server.stop()));
      if (error instanceof ServerError) throw error;
      throw new ServerError(`Cannot bind the address: ${(error as Error).message} (${name})`);
    }
    out.line(`${service.name.replace(/^.*\./, '')} on ${servers.at(-1)?.address}`);
  }
  return servers;
}

function serverOf(address: string): Server {
  return serversOf(address)[0] ?? { host: '', port: 0 };
}
