// Authentication and authorization of requests. Apps connect authenticators (staff tokens and sessions, the
// access tokens of accounts); urls.ts of each app declares the access that each method needs.
import { isIP } from 'node:net';
import type { Request } from 'express';
import { accountName, GUEST, staffName } from '../actor_names.js';
import { ApiError } from '../errors.js';
import type { Cause } from '../events.js';
import { settings } from '../conf/settings.js';

/** The caller of a request. */
export type Principal =
  | { kind: 'anonymous' }
  | { kind: 'account'; id: number }
  /** `may` takes a permission code such as `products.change_product`. */
  | { kind: 'staff'; username: string; may(permission: string): boolean };

/**
 * What a method of a path needs:
 * - `anyone`: nothing.
 * - `ignore_credentials`: nothing, and credentials are ignored: a client that signs in, or refreshes a
 *   session, may send an expired access token.
 * - `owner`: the account that the data belongs to, or staff; with open access anyone. The view
 *   checks the ownership.
 * - `holder`: as `owner`, and also requests with the token of the object itself, such as a guest's order.
 * - `staff`: staff; with open access anyone.
 * - `account`: a signed-in account that is not staff, regardless of API_ACCESS.
 * - `owner_only`, `holder_only`, `staff_only`: as `owner`, `holder` and `staff`, regardless of API_ACCESS. Only products
 *   and orders can be open, because their first clients send no credentials; payments, invoices and personal data cannot.
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

/** Returns the caller of a request, or null if it has no credentials for this authenticator. */
export type Authenticator = (request: Request) => Promise<Principal | null>;

/** Returns the id of the object whose token a request carries, null without a valid token. */
export type TokenReader = (request: Request) => Promise<number | null>;

/** The authenticators and token readers of a site. */
export interface Credentials {
  authenticators: Authenticator[];
  readToken: TokenReader;
}

const ANONYMOUS: Principal = { kind: 'anonymous' };
const principals = new WeakMap<Request, Principal>();
const held = new WeakMap<Request, number>();

/**
 * Authenticates a request, and refuses it without the needed access. Staff need the permission too, as in
 * the admin; endpoints for anyone are open to all staff.
 */
export async function authorize(
  request: Request,
  access: Access,
  permission: string | undefined,
  { authenticators, readToken }: Credentials,
): Promise<void> {
  if (access === 'ignore_credentials') return;
  let found: Principal = ANONYMOUS;
  // Credentials are in these headers; most requests have none.
  const { authorization, cookie } = request.headers;
  const asked = authorization === undefined && cookie === undefined ? [] : authenticators;
  for (const authenticate of asked) {
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

/** The kinds of access that API_ACCESS=open gives to anyone. */
const OPENABLE: Access[] = ['owner', 'holder', 'staff'];

/** Whether anyone has this access because of API_ACCESS. */
export function isOpen(access: Access): boolean {
  return settings.API_ACCESS === 'open' && OPENABLE.includes(access);
}

function isAllowed(found: Principal, access: Access, permission?: string): boolean {
  const open = isOpen(access);
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

/** Whether the caller of an endpoint for staff may also do what needs this permission. */
export function mayDo(request: Request, permission: string): boolean {
  return isAllowed(principalOf(request), 'staff', permission);
}

/** Sets the caller of a request without `authorize`, in the admin. */
export function setPrincipal(request: Request, found: Principal): void {
  principals.set(request, found);
}

/**
 * The client's IP address: behind TRUSTED_PROXIES from X-Forwarded-For, unless that is invalid (a client may
 * have sent anything), otherwise from the connection. '' if that has closed.
 */
export function clientAddressOf(request: Request): string {
  const { remoteAddress = '' } = request.socket;
  if (settings.TRUSTED_PROXIES === 0) return remoteAddress;
  const { ip = '' } = request;
  return isIP(ip) > 0 ? ip : remoteAddress;
}

/** The caller of a request for the log: `staff grace`, `customer 7`, `guest` with an order's token, or `anonymous`. */
export function principalName(request: Request): string {
  const who = principalOf(request);
  return who.kind === 'anonymous' && heldBy(request) === undefined ? who.kind : actorName(request);
}

/** The caller and the client's address, for log events. */
export function causeOf(request: Request): Required<Cause> {
  const requestId = request.id;
  return { requestId, clientAddress: clientAddressOf(request), actor: principalName(request) };
}

/** The caller that `authorize` found. */
export function principalOf(request: Request): Principal {
  return principals.get(request) ?? ANONYMOUS;
}

/** The id of the object whose token the request carries, if the endpoint accepts one; otherwise undefined. */
export function heldBy(request: Request): number | undefined {
  return held.get(request);
}

/** Whether a request may see data of this customer (0: of no account), or the object whose token it carries. */
export function mayUse(request: Request, customerId: number, id: number): boolean {
  const who = principalOf(request);
  if (who.kind === 'staff' || heldBy(request) === id) return true;
  if (who.kind === 'account') return customerId === who.id;
  // A request with the token of another object refers to that object.
  return settings.API_ACCESS === 'open' && heldBy(request) === undefined;
}

/** The caller for histories. */
export function actorName(request: Request): string {
  const who = principalOf(request);
  if (who.kind === 'staff') return staffName(who.username);
  if (who.kind === 'anonymous' && heldBy(request) !== undefined) return GUEST;
  return accountName(who.kind === 'account' ? who.id : 0);
}
