// health: asks a server on this machine whether it is ready, for supervisors that run a command, such as Docker.
import healthPb from '../../../protos/generated/grpc_health_grpc_pb.js';
import messages from '../../../protos/generated/grpc_health_pb.js';
import { settings } from '../../conf/settings.js';
import { addressOf, listenAddress, portOfWorker, serversOf } from '../../grpc/addresses.js';
import { channelCredentials, tlsOptions } from '../../grpc/credentials.js';
import { CommandError, defineCommand } from '../command.js';
import { checkAppLabel } from '../migrations.js';

/** A little longer than a server takes for an answer. */
const ANSWER_WITHIN_MS = 3_000;
/** Where to reach a server that listens on all addresses. */
const ON_ALL: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export const command = defineCommand({
  help: 'Asks the web server of this machine, or the services of the named apps, whether they are ready.',
  args: [{ name: 'app', help: 'These services instead of the web server.', count: '*' }],
  async run({ args }, { out }) {
    args.forEach(checkAppLabel);
    if (args.length === 0) return out.line(await askWebServer());
    const asked = await Promise.all(args.flatMap(serversHere).map(askService));
    asked.forEach((answer) => out.line(answer));
  },
});

/** What `/readyz` says; throws unless it is ready. */
async function askWebServer(): Promise<string> {
  const address = addressOf({ host: ON_ALL[settings.HOST] ?? settings.HOST, port: settings.PORT });
  const name = `The web server at ${address}`;
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(`http://${address}/readyz`, { signal }).catch((error: Error) => {
    throw new CommandError(`${name} does not answer: ${((error.cause ?? error) as Error).message}`);
  });
  const { status, checks } = (await answer.json()) as Report;
  const troubles = checks.filter((check) => check.status !== 'ok');
  const list = troubles.map((check) => ` (${check.name}: ${check.reason})`).join('');
  if (!answer.ok) throw new CommandError(`${name} is ${status}${list}.`);
  return `${name} is ${status}${list}.`;
}

interface Report {
  status: string;
  checks: { name: string; status: string; reason: string }[];
}

/** A process of a service on this machine: where it listens, and the address by which clients know the service. */
interface ServerHere {
  app: string;
  address: string;
  known: string;
}

function serversHere(app: string): ServerHere[] {
  const setting = Object.entries(settings).find(([name]) => name === `${app.toUpperCase()}_ADDRESS`)?.[1];
  const known = String(setting);
  const [server] = serversOf(listenAddress(known, settings.GRPC_LISTEN_HOST) ?? known);
  if (setting === undefined || !server) throw new CommandError(`App '${app}' has no gRPC service.`);
  const host = ON_ALL[server.host] ?? server.host;
  return Array.from({ length: settings.GRPC_WORKERS }, (_, index) => {
    return { app, address: addressOf({ host, port: portOfWorker(server.port, index) }), known };
  });
}

/** `Health.Check` without a name, which needs no token; throws unless it serves. */
async function askService({ app, address, known }: ServerHere): Promise<string> {
  const client = new healthPb.HealthClient(address, channelCredentials(known), tlsOptions(known));
  const SERVING: number = messages.HealthCheckResponse.ServingStatus.SERVING;
  try {
    const status = await new Promise<number>((resolve, reject) => {
      const deadline = Date.now() + ANSWER_WITHIN_MS;
      client.waitForReady(deadline, (failure) => {
        if (failure) return reject(failure);
        client.check(new messages.HealthCheckRequest(), (error, response) =>
          error ? reject(error) : resolve(response.getStatus()),
        );
      });
    });
    if (status !== SERVING) throw new Error('it is not serving');
    return `${app} at ${address} is ready.`;
  } catch (error) {
    throw new CommandError(`${app} at ${address} is not ready: ${(error as Error).message}`);
  } finally {
    client.close();
  }
}
