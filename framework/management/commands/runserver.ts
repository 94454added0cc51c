// runserver: runs the web server, with restarts when a source file changes, or with several workers.
import cluster from 'node:cluster';
import { withDatabase } from '../../db/database.js';
import { commandEnvironment, settings } from '../../conf/settings.js';
import { addressOf } from '../../grpc/addresses.js';
import { wholeNumber } from '../arguments.js';
import { CommandError, type Context, defineCommand, ServerError } from '../command.js';
import { appWarnings } from '../database_checks.js';
import { refuseDebugBeyondLoopback, refuseOpenServices } from '../exposure.js';
import { describeUnapplied, unappliedIds } from '../migrations.js';
import { project } from '../../project.js';
import { isDevelopment, serveAndReload } from '../development.js';
import { waitForPort } from '../ports.js';
import { warnOfSilentServices } from '../silent_services.js';
import { type Listening, serveHere } from '../web_process.js';
import { serveWithWorkers } from '../workers.js';
import { checkBeforeServing } from './check.js';

const MAX_WORKERS = 256;

/** An option of Django's runserver. */
const ignored = (reason: string) =>
  ({ type: 'boolean', help: 'Accepted for scripts of Django.', noEffect: reason }) as const;

export const command = defineCommand({
  help: 'Serves REST and the admin site until Ctrl-C or SIGTERM; with DEBUG it restarts when a source file changes.',
  args: [
    {
      name: 'addr:port',
      help: 'Such as 7000, 0:8000 or [::1]:8000 (default: HOST and PORT).',
      count: '?',
    },
  ],
  options: {
    noreload: { type: 'boolean', help: 'Do not restart when a source file changes.' },
    nothreading: ignored('every process serves many requests at a time'),
    insecure: ignored('the files of the admin are served always'),
    nostatic: ignored('the files of the admin are served always'),
    workers: { type: 'string', value: 'N', help: 'Serve with N processes, and without reloading.' },
  },
  preload: () => project().loadSite(),
  async run({ args: [place], options }, context) {
    const listening = parseAddress(place);
    const workers = options.workers && wholeNumber('--workers', options.workers, 1, MAX_WORKERS);
    if (cluster.isWorker) return serveAsWorker(listening, context);
    refuseDebugBeyondLoopback([listening.host]);
    refuseOpenServices();
    if (workers) {
      await greet(context);
      await waitForPort(listening, context.out);
      return serveWithWorkers(workers, (port) => announce({ ...listening, port }, context));
    }
    if (!options.noreload && isDevelopment()) return serveAndReload(context);
    await greet(context);
    return serveHere(listening, context.out, (port) => {
      announce({ ...listening, port }, context);
      if (!commandEnvironment.held) void warnOfSilentServices(context.out);
    });
  },
});

/** All workers fail to listen for the same reason: the first message is enough. */
async function serveAsWorker(listening: Listening, { out }: Context): Promise<number | void> {
  try {
    await serveHere(listening, out, () => undefined);
  } catch (error) {
    if (error instanceof ServerError && cluster.worker?.id !== 1) return 1;
    throw error;
  }
}

/** `7000`, `0:8000`, `example.com:8000` or `[::1]:8000`. */
function parseAddress(place: string | undefined): Listening {
  if (place === undefined) return { host: settings.HOST, port: settings.PORT };
  const parts = /^(?:(?<host>\[[0-9a-f:.]+\]|[^:\s]+):)?(?<port>\d{1,5})$/i.exec(place)?.groups;
  const port = Number(parts?.port);
  if (!parts || port > 65_535) {
    throw new CommandError(`"${place}" is not a valid port number or address:port pair.`);
  }
  const host = parts.host ?? settings.HOST;
  return { host: host === '0' ? '0.0.0.0' : host.replace(/^\[|\]$/g, ''), port };
}

/** Warnings before the server starts. */
async function greet({ out, skipChecks }: Context): Promise<void> {
  if (!skipChecks) await checkBeforeServing(out);
  await withDatabase(async (db) => {
    const unapplied = await unappliedIds(db);
    const warnings = unapplied.length > 0 ? [describeUnapplied(unapplied)] : await appWarnings(db);
    for (const warning of warnings) out.warning(`\n${warning}`);
  });
}

function announce(listening: Listening, { out }: Context): void {
  out.line(`Starting development server at http://${addressOf(listening)}/`);
  out.line('Quit the server with CONTROL-C.');
}
