// Who asks, and what they may do. Apps connect authenticators (staff tokens and sessions, the
// access tokens of accounts); urls.ts of each app names the access that each method needs.
import { isIP } from 'node:net';
import type { Request } from 'express';
import { accountName, GUEST, staffName } from '../actor_names.js';
import { ApiError } from '../errors.js';
import type { Cause } from '../events.js';
import { settings } from '../conf/settings.js';

/** Who a request comes from. */
export type Principal =
  | { kind: 'anonymous' }
  | { kind: 'account'; id: number }
  /** `may` knows permissions by their code, as `products.change_product`. */
  | { kind: 'staff'; username: string; may(permission: string): boolean };

/**
 * What a method of a path needs:
 * - `anyone`: nothing.
 * - `ignore_credentials`: nothing, and the credentials it carries are not looked at: who signs in, or
 *   refreshes a session, may send an access token that has expired.
 * - `owner`: the account that the data belongs to, or staff; with open access anyone. The view
 *   checks whose it is.
 * - `holder`: as `owner`, and whoever carries the token of the thing itself, as a guest does of an order.
 * - `staff`: staff; with open access anyone.
 * - `account`: somebody who is signed in and is not staff, whatever the access.
 * - `owner_only`, `holder_only`, `staff_only`: as `owner`, `holder` and `staff`, whatever the access. Open are products and
 *   orders, whose first clients know no credentials; not money, invoices or people.
 */
export type Access =
  | 'anyone'
  | 'ignore_credentials'
  | 'owner'
  | 'holder'
  | 'staff'
  | 'account'
  | 'owner_only'
  | 'holder_only'
  | 'staff_only';

/** Gives who a request comes from, or null when it does not carry what this one knows. */
export type Authenticator = (request: Request) => Promise<Principal | null>;

/** Gives the id of the thing whose token a request carries, null when it carries none that works. */
export type TokenReader = (request: Request) => Promise<number | null>;

/** How a site finds out who asks, and what they hold the token of. */
export interface Credentials {
  authenticators: Authenticator[];
  readToken: TokenReader;
}

const ANONYMOUS: Principal = { kind: 'anonymous' };
const principals = new WeakMap<Request, Principal>();
const held = new WeakMap<Request, number>();

/**
 * Finds out who asks, and refuses those who may not. Staff need the permission too, as in the admin;
 * what is open to anyone is open to all staff.
 */
export async function authorize(
  request: Request,
  access: Access,
  permission: string | undefined,
  { authenticators, readToken }: Credentials,
): Promise<void> {
  if (access === 'ignore_credentials') return;
  let found: Principal = ANONYMOUS;
  for (const authenticate of authenticators) {
    found = (await authenticate(request)) ?? ANONYMOUS;
    if (found !== ANONYMOUS) break;
  }
  principals.set(request, found);
  const isForHolders = access === 'holder' || access === 'holder_only';
  if (isForHolders && found.kind !== 'staff') {
    const id = await readToken(request);
    if (id !== null) return void held.set(request, id);
  }
  if (isAllowed(found, access, permission)) return;
  if (found === ANONYMOUS) throw new ApiError('unauthenticated', 'Sign in to do this.');
  throw new ApiError('forbidden', 'You may not do this.');
}

function isAllowed(found: Principal, access: Access, permission?: string): boolean {
  const open = settings.API_ACCESS === 'open';
  const isStaff = found.kind === 'staff' && (permission === undefined || found.may(permission));
  switch (access) {
    case 'anyone':
    case 'ignore_credentials':
      return true;
    case 'owner':
    case 'holder':
      return open || found.kind === 'account' || isStaff;
    case 'staff':
      return open || isStaff;
    case 'account':
      return found.kind === 'account';
    case 'owner_only':
    case 'holder_only':
      return found.kind === 'account' || isStaff;
    case 'staff_only':
      return isStaff;
  }
}

/** Says who a request comes from, where `authorize` does not decide: in the admin. */
export function setPrincipal(request: Request, found: Principal): void {
  principals.set(request, found);
}

/**
 * The client's IP address: behind TRUSTED_PROXIES as X-Forwarded-For says, unless that is no address (a
 * client may have sent anything), else the other end of the connection. '' when that has closed.
 */
export function clientAddressOf({ ip = '', socket }: Request): string {
  return isIP(ip) > 0 ? ip : (socket.remoteAddress ?? '');
}

/** Who a request comes from, as the log has it: `staff grace`, `customer 7`, `guest` with an order's token, or `anonymous`. */
export function principalName(request: Request): string {
  const who = principalOf(request);
  return who.kind === 'anonymous' && heldBy(request) === undefined ? who.kind : actorName(request);
}

/** Who a request comes from, and from where, for the events of the log. */
export function causeOf(request: Request): Required<Cause> {
  const requestId = request.id as string;
  return { requestId, clientAddress: clientAddressOf(request), actor: principalName(request) };
}

/** Who a request comes from, as `authorize` found. */
export function principalOf(request: Request): Principal {
  return principals.get(request) ?? ANONYMOUS;
}

/** The id of the thing whose token the request carries, where that counts; undefined when there is none. */
export function heldBy(request: Request): number | undefined {
  return held.get(request);
}

/** Whether a request may see what belongs to this customer (0: to no account), or is this thing that it holds. */
export function mayUse(request: Request, customerId: number, id: number): boolean {
  const who = principalOf(request);
  if (who.kind === 'staff' || heldBy(request) === id) return true;
  if (who.kind === 'account') return customerId === who.id;
  // Who shows the token of another thing means that one.
  return settings.API_ACCESS === 'open' && heldBy(request) === undefined;
}

/** Who changes something, as histories keep it. */
export function actorName(request: Request): string {
  const who = principalOf(request);
  if (who.kind === 'staff') return staffName(who.username);
  if (who.kind === 'anonymous' && heldBy(request) !== undefined) return GUEST;
  return accountName(who.kind === 'account' ? who.id : 0);
}
