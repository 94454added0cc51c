// The identity of a call's user, signed with SECRET_KEY by the process that makes the call. So all processes of a shop
// need the same key, and a client that only reaches a port cannot pretend to be a customer or a staff user.
import { SYSTEM } from '../actor_names.js';
import { ApiError } from '../errors.js';
import { sign, unsign } from '../signing.js';

/** The metadata key. In a batch every call has its own identity (protos/batch.proto). */
export const IDENTITY_KEY = 'x-identity';

/** The identity of a call from one of the shop's own processes. */
export interface Identity {
  requestId: string;
  /** The IP address of the web server's client; '' if there is none. */
  clientAddress: string;
  /** The caller for histories: `customer 7`, `staff grace`, `guest`, `system`. */
  actor: string;
  /** The owner of the idempotency key; '' without one. */
  caller: string;
  /** After this time, in milliseconds of the database's clock, nothing may be committed; 0 for none. */
  deadline: number;
  /** The span of the call (framework/tracing); '' if it is not traced. */
  traceparent: string;
}

/** The signed identity for one call of this method. */
export function signIdentity(path: string, identity: Partial<Identity>): string {
  const { requestId = '', clientAddress = '', actor = SYSTEM, caller = '', deadline = 0 } = identity;
  const traced = identity.traceparent ? [identity.traceparent] : [];
  return sign([requestId, clientAddress, actor, caller, Math.round(deadline), ...traced], purposeOf(path));
}

/** The verified identity, null for ''; `unauthenticated` when it was not signed by this shop for this method. */
export function readIdentity(path: string, signed: string): Identity | null {
  if (signed === '') return null;
  const said = unsign(signed, purposeOf(path));
  if (said === undefined) {
    throw new ApiError('unauthenticated', 'The identity of the call was not signed by this shop.');
  }
  const [requestId, clientAddress, actor, caller, deadline, traceparent = ''] = said as [
    string,
    string,
    string,
    string,
    number,
    string?,
  ];
  return { requestId, clientAddress, actor, caller, deadline, traceparent };
}

/** A signature for one method is not valid for another. */
function purposeOf(path: string): string {
  return `identity for ${path}`;
}
