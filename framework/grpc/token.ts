// GRPC_TOKEN: if set, calls must carry it; callers with the token count as the shop's own services.
import { type Metadata, ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { ApiError } from '../errors.js';
import { settings } from '../conf/settings.js';
import { sameText } from '../signing.js';
import { toStatus } from './status.js';

/** Throws `unauthenticated` for a call without the token. */
export function checkToken(metadata: Metadata): void {
  if (settings.GRPC_TOKEN === '') return;
  const [given] = metadata.get('authorization');
  if (typeof given === 'string' && sameText(given, `Bearer ${settings.GRPC_TOKEN}`)) return;
  throw new ApiError('unauthenticated', 'The call must carry the shared gRPC token.');
}

/**
 * Reflection and health, whose handlers are not ours, need the token too. Only `Health.Check` without a service's
 * name, for load balancers, does not.
 */
export const guardForeignServices: ServerInterceptor = ({ path }, call) => {
  if (!path.startsWith('/grpc.')) return new ServerInterceptingCall(call);
  let refused: unknown;
  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, pass) => {
          refused = errorOf(() => checkToken(metadata));
          if (refused === undefined || path === '/grpc.health.v1.Health/Check') pass(metadata);
          else call.sendStatus(toStatus(refused));
        },
        onReceiveMessage: (message, pass) => {
          const { service = '' } = (message ?? {}) as { service?: string };
          if (refused === undefined || service === '') pass(message);
          else call.sendStatus(toStatus(refused));
        },
      }),
  });
};

function errorOf(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
