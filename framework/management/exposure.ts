// Prevents servers from listening on insecure addresses.
import { isLoopback } from '../network.js';
import { settings } from '../conf/settings.js';
import { ServerError } from './command.js';

/**
 * Refuses to listen beyond this machine with DEBUG on: tokens of the built-in SECRET_KEY can be forged, and errors
 * reveal details. DEBUG_BEYOND_LOOPBACK allows it.
 */
export function refuseDebugBeyondLoopback(hosts: string[]): void {
  const host = hosts.find((each) => !isLoopback(each));
  if (!settings.DEBUG || settings.DEBUG_BEYOND_LOOPBACK || host === undefined) return;
  throw new ServerError(
    `DEBUG is on, and others may reach ${host}. Set DEBUG=false, or, if you trust everybody who can reach it, ` +
      'DEBUG_BEYOND_LOOPBACK=true.',
  );
}

/** Refuses to serve or call gRPC without a token, unless the network is trusted. */
export function refuseOpenServices(): void {
  if (settings.DEBUG || settings.GRPC_TOKEN !== '' || settings.GRPC_TRUST_NETWORK) return;
  throw new ServerError(
    'Whoever reaches the gRPC ports could do everything. Set GRPC_TOKEN to a long random text, the same for all ' +
      'processes, or, if only the shop can reach the ports, GRPC_TRUST_NETWORK=true.',
  );
}
