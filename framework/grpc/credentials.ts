// TLS between the processes, if the settings ask for it: the credentials of servers and of channels.
import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { Http2SecureServer, ServerHttp2Session } from 'node:http2';
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

const SILENT = 'a client ended the connection at once: it may refuse the certificate of this server';

/** Logs why clients are refused, or refuse. grpc-js does not, and keeps its servers of HTTP/2 to itself. */
export function logRefusedClients(server: Server, service: string): void {
  if (settings.GRPC_TLS_CERT === '') return;
  const { http2Servers } = server as unknown as { http2Servers: Map<Http2SecureServer, unknown> };
  const log = (error: NodeJS.ErrnoException, { remoteAddress: client }: TLSSocket): void => {
    // Not of those who only look whether the port is open.
    if (!error.code?.startsWith('ERR_')) return;
    logger.warn({ service, client, error: error.message }, 'a connection of a client was refused by TLS');
  };
  for (const http2 of http2Servers.keys()) {
    http2.on('tlsClientError', log);
    // In TLS 1.3 the client's refusal comes after the server's part of the handshake.
    http2.on('secureConnection', (socket: TLSSocket) => socket.on('error', (error) => log(error, socket)));
    http2.on('session', (session: ServerHttp2Session) => {
      const { remoteAddress: client } = session.socket;
      let hasBegun = false;
      session.once('remoteSettings', () => (hasBegun = true));
      // Node does not say why it refuses a certificate.
      session.once('close', () => {
        if (!hasBegun) logger.warn({ service, client }, SILENT);
      });
    });
  }
}

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
