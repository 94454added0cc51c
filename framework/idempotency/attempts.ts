// Who uses a key. Customers have their keys to themselves, and so has each member of staff. A guest is known by
// what only that guest has: the token of the cart, or the e-mail address of the order or account that is asked
// for. Everybody else is known by the network address.
import { accountName } from '../actor_names.js';
import { hashKey } from '../auth/keys.js';
import { invalid } from '../errors.js';

const MAX_KEY_LENGTH = 255;

/** One try of a request that carries a key. */
export interface Attempt {
  /** Who asks, as the table of keys has it. */
  scope: string;
  key: string;
  /** When it began, in milliseconds of the database's clock. */
  askedAt: number;
}

/** What a call says of the key and of whoever asked the web server; see `Call` of the gRPC servers. */
export interface KeyedCall {
  /** '' for none. */
  idempotencyKey: string;
  /** `customer 7`, `staff grace` or `address 192.0.2.1`; '' for a client that calls the service directly. */
  caller: string;
  askedAt: number;
}

/** What a request shows of whoever sends it. */
export interface Shown {
  customer_id?: number;
  cart_token?: string;
  /** In the form in which addresses are compared. */
  email?: string;
}

/** The attempt that a call makes, null without a key. `key` is the one in the request, if there is one. */
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
