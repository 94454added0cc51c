// The owner of a key. Customers and staff users have their own keys. A guest is identified by the token of the
// cart, or by the e-mail address of the requested order or account. Everybody else is identified by the IP
// address.
import { accountName } from '../actor_names.js';
import { hashKey } from '../auth/keys.js';
import { invalid } from '../errors.js';

const MAX_KEY_LENGTH = 255;

/** One attempt of a request with a key. */
export interface Attempt {
  /** The owner of the key, in the format of the table. */
  scope: string;
  key: string;
  /** Its start time, in milliseconds of the database's clock. */
  askedAt: number;
}

/** The data of a call about the key and its owner; see `Call` of the gRPC servers. */
export interface KeyedCall {
  /** '' for none. */
  idempotencyKey: string;
  /** `customer 7`, `staff grace` or `address 192.0.2.1`; '' for a client that calls the service directly. */
  caller: string;
  askedAt: number;
}

/** The data of a request that identifies a guest. */
export interface Shown {
  customer_id?: number;
  cart_token?: string;
  /** In the normalized form of addresses. */
  email?: string;
}

/** The attempt of a call, null without a key. `key` is the field of the request, if there is one. */
export function attemptOf(call: KeyedCall, shown: Shown = {}, key = ''): Attempt | null {
  const used = key || call.idempotencyKey;
  if (used.length > MAX_KEY_LENGTH) {
    throw invalid('idempotency-key', `must have at most ${MAX_KEY_LENGTH} characters`);
  }
  return used === '' ? null : { scope: scopeOf(call, shown), key: used, askedAt: call.askedAt };
}

function scopeOf({ caller }: KeyedCall, { customer_id = 0, cart_token = '', email = '' }: Shown): string {
  if (customer_id > 0) return accountName(customer_id);
  if (caller !== '' && !caller.startsWith('address ')) return caller;
  if (cart_token !== '') return `cart ${hashKey(cart_token)}`;
  if (email !== '') return `guest ${email}`;
  return caller || 'grpc';
}
