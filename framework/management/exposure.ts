// What keeps a server from listening where others reach it.
import { isLoopback } from '../network.js';
import { settings } from '../conf/settings.js';
import { ServerError } from './command.js';

/**
 * Refuses to serve beyond this machine with DEBUG on: the built-in SECRET_KEY signs any token that somebody likes,
 * and errors tell more than strangers should know. DEBUG_BEYOND_LOOPBACK allows it.
 */
export function refuseDebugBeyondLoopback(hosts: string[]): void {
  const host = hosts.find((each) => !isLoopback(each));
  if (!settings.DEBUG || settings.DEBUG_BEYOND_LOOPBACK || host === undefined) return;
  throw new ServerError(
    `DEBUG is on, and others may reach ${host}. Set DEBUG=false, or, where you trust everybody who can reach it, ` +
      'DEBUG_BEYOND_LOOPBACK=true.',
  );
}

/** Refuses to serve gRPC, or to call it, without a token that proves who calls, unless the network is trusted. */
export function refuseOpenServices(): void {
  if (settings.DEBUG || settings.GRPC_TOKEN !== '' || settings.GRPC_TRUST_NETWORK) return;
  throw new ServerError(
    'Whoever reaches the gRPC ports could do everything. Set GRPC_TOKEN to a long random text, the same for all ' +
      'processes, or, if only the shop can reach the ports, GRPC_TRUST_NETWORK=true.',
  );
}
