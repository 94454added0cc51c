// grpc-server: runs the gRPC services of the named apps, or of all.
import { installedApps, project } from '../../project.js';
import { clearRegularly } from '../../db/expiry.js';
import { type Database, withDatabase } from '../../db/database.js';
import { closeChannels } from '../../grpc/client.js';
import { type RunningServer, startServer } from '../../grpc/server.js';
import type { Service } from '../../grpc/service.js';
import { wholeNumber } from '../arguments.js';
import { CommandError, type Context, defineCommand, ServerError, UsageError } from '../command.js';
import { refuseDebugBeyondLoopback, refuseOpenServices } from '../exposure.js';
import { checkAppLabel } from '../migrations.js';
import { isDevelopment, serveAndReload } from '../development.js';
import { waitForPort } from '../ports.js';
import { leave } from '../leaving.js';
import { stopAsked, tellReady } from '../processes.js';
import { databaseProblem, whenReady } from '../readiness.js';

export const command = defineCommand({
  help: 'Runs the gRPC services of the named apps, or of all, until Ctrl-C or SIGTERM.',
  args: [{ name: 'app', help: 'Only these apps.', count: '*' }],
  options: {
    port: { type: 'string', value: 'PORT', help: 'Another port, for one service.' },
    noreload: { type: 'boolean', help: 'Do not restart when a source file changes.' },
  },
  preload: () => project().loadServices(),
  async run({ args, options }, context) {
    const services = await servicesOf(args);
    const addresses = services.map((service) => service.address);
    if (options.port !== undefined) {
      if (services.length > 1) throw new UsageError('argument --port: only allowed with one app');
      addresses[0] = withPort(addresses[0] ?? '', wholeNumber('--port', options.port, 0, 65_535));
    }
    refuseDebugBeyondLoopback(addresses.map((address) => listeningAt(address).host));
    refuseOpenServices();
    if (!options.noreload && isDevelopment()) return serveAndReload(context);
    const stop = stopAsked();
    await withDatabase(async (db) => {
      const problem = await databaseProblem(db);
      if (problem !== '') context.out.warning(`${problem}\n`);
      const ready = whenReady(db, problem, stop);
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
      if (!ready) await clearing;
      closeChannels();
    });
  },
});

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
      await waitForPort(listeningAt(address), out, name);
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

/** `[::1]:50051` → `::1` and 50051. */
function listeningAt(address: string): { host: string; port: number } {
  const { host = '', port } = /^\[?(?<host>.*?)\]?:(?<port>\d+)$/.exec(address)?.groups ?? {};
  return { host, port: Number(port) };
}
