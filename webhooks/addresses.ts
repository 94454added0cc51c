// Where requests may go. An endpoint must not reach the shop's own network (server-side request forgery): its URL is
// checked when it is registered, and each request connects only to an address that was checked.
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { settings } from '../ecommerce/settings.js';
import { invalid } from '../framework/errors.js';

/** The only range of IPv6 from which public addresses are given (RFC 4291, section 2.4). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** Whether an IP address is public: not loopback, private, link-local, shared, multicast, reserved or a translation of one. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address); // IPv4 in IPv6 as IPv4
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
}

function mayConnect(address: string): boolean {
  return settings.WEBHOOKS_ALLOW_PRIVATE || isPublic(address);
}

/** The URL of an endpoint in its usual form; `invalid` for one that requests may not go to. */
export function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const schemes = settings.WEBHOOKS_ALLOW_PRIVATE ? ['https:', 'http:'] : ['https:'];
  if (!url || !schemes.includes(url.protocol)) throw invalid('url', 'must begin with https://');
  if (url.username !== '' || url.password !== '') {
    throw invalid('url', 'must not have a user name or a password');
  }
  const host = hostOf(url);
  const isRefused = isIP(host) > 0 ? !mayConnect(host) : isLocalName(host) && !mayConnect('127.0.0.1');
  if (isRefused) throw invalid('url', 'must be a public address');
  return url.href;
}

/** Refuses a URL whose host is an IP address that requests may not go to: for those there is no lookup. */
export function refuseLiteral(url: URL): void {
  const host = hostOf(url);
  if (isIP(host) > 0 && !mayConnect(host)) throw notPublic(host);
}

/** As `dns.lookup`; an error if one of the host's addresses is not public. So the connection goes to what was checked. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    const refused = addresses?.find(({ address }) => !mayConnect(address));
    if (error || !first) callback(error ?? new Error(`${hostname} has no address`), '', 0);
    else if (refused) callback(notPublic(`${hostname} (${refused.address})`), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function notPublic(what: string): Error {
  return new Error(`${what} is not a public address`);
}

/** Without the brackets of IPv6. `URL` has turned all forms of IPv4, such as 0x7f.1, into the usual one. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isLocalName(host: string): boolean {
  return /(^|\.)localhost\.?$/.test(host);
}
