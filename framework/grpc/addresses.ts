// The addresses of services in the settings: `host:port`, or several servers of one service, as `dns:///name:port` or
// `ipv4:10.0.0.1:50052,10.0.0.2:50052` (https://grpc.github.io/grpc/core/md_doc_naming.html).
import { isIPv4, isIPv6 } from 'node:net';

/** One server; `host` has no brackets. */
export interface Server {
  host: string;
  port: number;
}

/** What a setting with an address must be, for messages. */
export const ADDRESS_MEANING =
  'host:port, dns:///host:port, or a list such as ipv4:10.0.0.1:50052,10.0.0.2:50052 or ipv6:[::1]:50052';

/** With several processes of a service on one host, each has a port of its own, so far from that of the one before. */
const PORTS_APART = 100;

/** Whether it has one of these forms. */
export function isAddress(text: string): boolean {
  return serversOf(text).length > 0;
}

/** Whether an address stands for several servers, which share the calls. */
export function isBalanced(address: string): boolean {
  return /^(dns|ipv4|ipv6):/.test(address);
}

/** The servers of an address; the name of `dns:` is one. None if it is no address. */
export function serversOf(address: string): Server[] {
  const { scheme, list = '' } =
    /^(?:(?<scheme>ipv4|ipv6):|dns:(?:\/\/[^/]*\/)?)?(?<list>.*)$/.exec(address)?.groups ?? {};
  const servers = (scheme ? list.split(',') : [list]).map(serverOf);
  const fits = ({ host }: Server): boolean =>
    (scheme !== 'ipv4' || isIPv4(host)) && (scheme !== 'ipv6' || isIPv6(host));
  const all = servers.filter((server) => server !== undefined).filter(fits);
  return all.length === servers.length ? all : [];
}

function serverOf(text: string): Server | undefined {
  const parts = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<name>[^:\s,/[\]]+)):(?<port>\d{1,5})$/i.exec(text)?.groups;
  const port = Number(parts?.port);
  return parts && port <= 65_535 ? { host: parts.v6 ?? parts.name ?? '', port } : undefined;
}

/** `host:port`, with IPv6 in brackets. */
export function addressOf({ host, port }: Server): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Where a server listens that clients find at `address`: on `host` if it is given, at the port of the address. Undefined
 * if the address stands for several servers, and `host` does not say which of them this is.
 */
export function listenAddress(address: string, host: string): string | undefined {
  const servers = serversOf(address);
  const own = servers.find((server) => server.host === host) ?? servers[0];
  if (!own || (host === '' && isBalanced(address))) return undefined;
  return addressOf({ host: host || own.host, port: own.port });
}

/** The port of one of the processes that serve together; 0, which the system replaces, stays. */
export function portOfWorker(port: number, index: number): number {
  return port === 0 ? 0 : port + index * PORTS_APART;
}
