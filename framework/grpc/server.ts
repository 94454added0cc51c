// gRPC servers: one port per service, each with health and reflection, and a graceful stop.
import { type Server, type ServerWritableStream, type UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Database } from '../db/database.js';
import { capitalized } from '../db/fields.js';
import { lookForOutages } from '../db/outages.js';
import { serverStops } from '../errors.js';
import { backgroundWorkDone } from './after_response.js';
import { batchImplementation } from './batch_server.js';
import { logRefusedClients, serverCredentials } from './credentials.js';
import { ServiceHealth } from './health.js';
import { refuseUntil } from './readiness.js';
import { limitedServer } from './limits.js';
import { addReflection } from './reflection.js';
import type { Service } from './service.js';
import { toStatus } from './status.js';
import { guardForeignServices } from './token.js';

/** How long calls in progress may take after a stop was requested. */
const GRACE_MS = 10_000;

export interface RunningServer {
  service: Service;
  /** host:port that it listens on; the system chooses the port if 0 was given. */
  address: string;
  /** Says by its health that it will stop, and still answers calls. */
  leave(): void;
  /** Accepts no new calls, finishes those in progress (10 s at most), and closes. */
  stop(): Promise<void>;
}

/**
 * Starts a service; rejects when its address cannot be bound. Until `ready` resolves, its health is NOT_SERVING and
 * its calls are refused.
 */
export async function startServer(
  service: Service,
  db: Database,
  address = service.address,
  ready?: Promise<void>,
): Promise<RunningServer> {
  const server = limitedServer({
    interceptors: [guardForeignServices, ...(ready ? [refuseUntil(ready)] : [])],
  });
  const stopping = new AbortController();
  const own = service.implement(db, stopping.signal);
  const batching = batchImplementation(own.unaryCalls, stopping.signal);
  for (const { definition, handlers } of [own, batching]) server.addService(definition, handlers);
  const health = new ServiceHealth(service.name, stopping.signal);
  const endable = endingStreams(server, stopping.signal);
  health.addTo(endable);
  addReflection(endable, service.name);
  const port = await bind(server, address);
  logRefusedClients(server, service.name);
  let background: Promise<void> | undefined;
  const begin = (): void => {
    if (stopping.signal.aborted) return;
    background = service.background?.(db, stopping.signal);
    health.begin();
  };
  const endLooking = lookForOutages((outage) => db.probe(outage));
  if (ready) void ready.then(begin);
  else begin();
  return {
    service,
    address: address.replace(/:\d+$/, `:${port}`),
    leave: () => health.end(),
    stop: async () => {
      endLooking();
      health.end();
      stopping.abort();
      await stop(server);
      await background;
    },
  };
}

/**
 * The server for third-party services: their streams, such as Health.Watch, would stay open and delay its stop. They
 * end with UNAVAILABLE when it begins to stop.
 */
function endingStreams(server: Server, stopping: AbortSignal): Server {
  const addService: Server['addService'] = (definition, handlers) => {
    const ending: UntypedServiceImplementation = {};
    for (const [name, handler] of Object.entries(handlers)) {
      // Handlers begin with a lower-case letter; methods in some definitions do not.
      const method = definition[name] ?? definition[capitalized(name)];
      ending[name] = method?.responseStream
        ? (call: ServerWritableStream<unknown, unknown>) => {
            const end = (): void => void call.emit('error', toStatus(serverStops()));
            stopping.addEventListener('abort', end, { once: true });
            call.once('close', () => stopping.removeEventListener('abort', end));
            call.once('cancelled', () => stopping.removeEventListener('abort', end));
            (handler as (call: unknown) => void)(call);
          }
        : handler;
    }
    server.addService(definition, ending);
  };
  return Object.assign(Object.create(server) as Server, { addService });
}

/** Without reuseport a second server on the port fails instead of sharing its calls. */
function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, serverCredentials(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** `tryShutdown` waits for open streams without a limit: they are asked to end, then cancelled. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, GRACE_MS);
    server.tryShutdown(() => {
      void backgroundWorkDone().then(() => {
        clearTimeout(force);
        resolve();
      });
    });
  });
}
