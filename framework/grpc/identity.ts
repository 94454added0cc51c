// Who a call is made for, proven: the process that makes the call signs it with SECRET_KEY. So all processes of a shop
// need the same key, and a client that only reaches a port cannot pretend to be a customer or one of the staff.
import { SYSTEM } from '../actor_names.js';
import { ApiError } from '../errors.js';
import { sign, unsign } from '../signing.js';

/** The metadata that carries it. In a batch every call has its own (protos/batch.proto). */
export const IDENTITY_KEY = 'x-identity';

/** What one of the shop's own processes says of a call. */
export interface Identity {
  requestId: string;
  /** The IP address of whoever asked the web server; '' when nobody did. */
  clientAddress: string;
  /** Who asks, as histories name them: `customer 7`, `staff grace`, `guest`, `system`. */
  actor: string;
  /** Whose idempotency key it is; '' without one. */
  caller: string;
  /** After this moment, in milliseconds of the database's clock, nothing may be committed; 0 for none. */
  deadline: number;
}

/** A text that says so for one call of this method. */
export function signIdentity(path: string, identity: Partial<Identity>): string {
  const { requestId = '', clientAddress = '', actor = SYSTEM, caller = '', deadline = 0 } = identity;
  return sign([requestId, clientAddress, actor, caller, Math.round(deadline)], purposeOf(path));
}

/** What such a text says, null for ''; `unauthenticated` when it was not signed by this shop for this method. */
export function readIdentity(path: string, signed: string): Identity | null {
  if (signed === '') return null;
  const said = unsign(signed, purposeOf(path));
  if (said === undefined) {
    throw new ApiError('unauthenticated', 'The identity of the call was not signed by this shop.');
  }
  const [requestId, clientAddress, actor, caller, deadline] = said as [
    string,
    string,
    string,
    string,
    number,
  ];
  return { requestId, clientAddress, actor, caller, deadline };
}

/** What is signed for one method is good for no other. */
function purposeOf(path: string): string {
  return `identity for ${path}`;
}
