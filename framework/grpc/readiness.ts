// A server that listens before it is ready: health and reflection work, all other calls are refused.
import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { notReady } from '../errors.js';
import { toStatus } from './status.js';

/** Answers every call of the shop's own services UNAVAILABLE until `ready`. */
export function refuseUntil(ready: Promise<void>): ServerInterceptor {
  let isReady = false;
  void ready.then(() => (isReady = true));
  return ({ path }, call) => {
    // https://github.com/grpc/proposal/blob/master/L112-node-server-interceptors.md
    if (isReady || path.startsWith('/grpc.')) return new ServerInterceptingCall(call);
    return new ServerInterceptingCall(call, {
      start: (next) => next({ onReceiveMetadata: () => call.sendStatus(toStatus(notReady())) }),
    });
  };
}
