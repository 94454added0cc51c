// Who asks, and what they may do. Apps connect authenticators (staff tokens and sessions, customers'
// access tokens); urls.ts of each app names the access that each method needs.
import { isIP } from 'node:net';
import type { Request } from 'express';
import { accountName, staffName } from '../actor_names.js';
import { ShopError } from '../errors.js';
import { settings } from '../settings.js';

/** Who a request comes from. */
export type Principal =
  | { kind: 'anonymous' }
  | { kind: 'customer'; id: number }
  /** `may` knows permissions by their code, as `products.change_product`. */
  | { kind: 'staff'; username: string; may(permission: string): boolean };

/**
 * What a method of a path needs:
 * - `anyone`: nothing.
 * - `ignore_credentials`: nothing, and the credentials it carries are not looked at: who signs in, or
 *   refreshes a session, may send an access token that has expired.
 * - `owner`: the customer whom the data belongs to, or staff; with open access anyone. The view
 *   checks whose it is.
 * - `staff`: staff; with open access anyone.
 * - `customer`: a signed-in customer, whatever the access.
 * - `owner_only`, `staff_only`: as `owner` and `staff`, whatever the access. Open are products and
 *   orders, whose first clients know no credentials; not money, invoices or people.
 */
export type Access =
  'anyone' | 'ignore_credentials' | 'owner' | 'staff' | 'customer' | 'owner_only' | 'staff_only';

/** Gives who a request comes from, or null when it does not carry what this one knows. */
export type Authenticator = (request: Request) => Promise<Principal | null>;

const ANONYMOUS: Principal = { kind: 'anonymous' };
const principals = new WeakMap<Request, Principal>();

/**
 * Finds out who asks, and refuses those who may not. Staff need the permission too, as in the admin;
 * what is open to anyone is open to all staff.
 */
export async function authorize(
  request: Request,
  access: Access,
  permission: string | undefined,
  authenticators: Authenticator[],
): Promise<void> {
  if (access === 'ignore_credentials') return;
  let found: Principal = ANONYMOUS;
  for (const authenticate of authenticators) {
    found = (await authenticate(request)) ?? ANONYMOUS;
    if (found !== ANONYMOUS) break;
  }
  principals.set(request, found);
  if (isAllowed(found, access, permission)) return;
  if (found === ANONYMOUS) throw new ShopError('unauthenticated', 'Sign in to do this.');
  throw new ShopError('forbidden', 'You may not do this.');
}

function isAllowed(found: Principal, access: Access, permission?: string): boolean {
  const open = settings.API_ACCESS === 'open';
  const isStaff = found.kind === 'staff' && (permission === undefined || found.may(permission));
  switch (access) {
    case 'anyone':
    case 'ignore_credentials':
      return true;
    case 'owner':
      return open || found.kind === 'customer' || isStaff;
    case 'staff':
      return open || isStaff;
    case 'customer':
      return found.kind === 'customer';
    case 'owner_only':
      return found.kind === 'customer' || isStaff;
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

/** Who a request comes from, as the log has it: `staff grace`, `customer 7` or `anonymous`. */
export function principalName(request: Request): string {
  const who = principalOf(request);
  return who.kind === 'anonymous' ? who.kind : actorName(who);
}

/** Who a request comes from, as `authorize` found. */
export function principalOf(request: Request): Principal {
  return principals.get(request) ?? ANONYMOUS;
}

/** Whether someone may see what belongs to this customer (0: to no account). */
export function mayActFor(who: Principal, customerId: number): boolean {
  if (who.kind === 'staff') return true;
  if (who.kind === 'customer') return customerId === who.id;
  return settings.API_ACCESS === 'open';
}

/** Who changes something, as histories keep it. */
export function actorName(who: Principal): string {
  if (who.kind === 'staff') return staffName(who.username);
  return accountName(who.kind === 'customer' ? who.id : 0);
}
