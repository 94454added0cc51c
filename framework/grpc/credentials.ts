// TLS between the processes, if the settings ask for it: the credentials of servers and of channels.
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { Http2SecureServer } from 'node:http2';
import {
  ChannelCredentials,
  type ChannelOptions,
  credentials,
  experimental,
  type Server,
  ServerCredentials,
} from '@grpc/grpc-js';
import { settings } from '../conf/settings.js';
import { logger } from '../logging.js';
import { serversOf } from './addresses.js';
import { certificatesWith } from './certificates.js';

/** The credentials of this process as a server: TLS with GRPC_TLS_CERT, mutual with GRPC_TLS_CLIENT_CA. */
export function serverCredentials(): ServerCredentials {
  if (settings.GRPC_TLS_CERT === '') return ServerCredentials.createInsecure();
  const isMutual = settings.GRPC_TLS_CLIENT_CA !== '';
  const provider = certificatesWith(isMutual ? 'GRPC_TLS_CLIENT_CA' : undefined);
  // The first provider is that of the server's own certificate, the second that of the authorities of clients.
  return experimental.createCertificateProviderServerCredentials(
    provider,
    isMutual ? provider : null,
    isMutual,
  );
}

const SILENT = 'a client broke off the handshake of TLS: it may refuse the certificate of this server';

/** Logs why clients are refused, or refuse. grpc-js does not, and keeps its servers of HTTP/2 to itself. */
export function logRefusedClients(server: Server, service: string): void {
  if (settings.GRPC_TLS_CERT === '') return;
  const { http2Servers } = server as unknown as { http2Servers: Map<Http2SecureServer, unknown> };
  for (const http2 of http2Servers.keys()) logRefusals(http2, service);
}

function logRefusals(http2: Http2SecureServer, service: string): void {
  /** The clients whose handshake is under way. */
  const begun = new Set<string>();
  const refused = (error: NodeJS.ErrnoException, socket: Socket): void => {
    // Not of those who only look whether the port is open.
    if (!error.code?.startsWith('ERR_')) return;
    begun.delete(peerOf(socket));
    const about = { service, client: socket.remoteAddress, error: error.message };
    logger.warn(about, 'a connection of a client was refused by TLS');
  };
  http2.on('tlsClientError', refused);
  http2.on('secureConnection', (socket: TLSSocket) => {
    begun.delete(peerOf(socket));
    // In TLS 1.3 some clients refuse after the server's part of the handshake.
    socket.on('error', (error: Error) => refused(error, socket));
  });
  http2.on('connection', (socket: Socket) => {
    const [peer, client] = [peerOf(socket), socket.remoteAddress];
    begun.add(peer);
    // Clients of Node.js do not say why they refuse a certificate.
    socket.once('close', () => {
      if (begun.delete(peer) && socket.bytesRead > 0) logger.warn({ service, client }, SILENT);
    });
  });
}

const peerOf = ({ remoteAddress = '', remotePort = 0 }: Socket): string => `${remoteAddress} ${remotePort}`;

/** The credentials of this process as a client of the servers at this address: TLS with GRPC_TLS_CA. */
export function channelCredentials(address: string): ChannelCredentials {
  if (settings.GRPC_TLS_CA === '') return credentials.createInsecure();
  const provider = certificatesWith('GRPC_TLS_CA');
  const identity = settings.GRPC_TLS_CERT === '' ? null : provider;
  const names = namesOf(address);
  return experimental.createCertificateProviderChannelCredentials(provider, identity, {
    checkServerIdentity: (_host, certificate) => wrongName(names, certificate),
  });
}

/** The options that name the server in the handshake; an IP address is no name there (RFC 6066). */
export function tlsOptions(address: string): ChannelOptions {
  if (settings.GRPC_TLS_CA === '') return {};
  const name = namesOf(address).find((each) => isIP(each) === 0) ?? 'localhost';
  return { 'grpc.ssl_target_name_override': name };
}

/** The names of which the certificate of a server must have one. */
function namesOf(address: string): string[] {
  const { GRPC_TLS_SERVER_NAME: name } = settings;
  return name === '' ? serversOf(address).map(({ host }) => host) : [name];
}

/** Why a certificate is for none of the names; undefined if it is for one. */
function wrongName(names: string[], certificate: PeerCertificate): Error | undefined {
  const problems = names.map((name) => checkServerIdentity(name, certificate));
  return problems.includes(undefined) ? undefined : problems[0];
}
