// The settings of gRPC between the processes: who may call, where servers listen, and TLS.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCertificate, readPair } from '../certificate_files.js';
import type { Reader } from './reader.js';

/** The settings of gRPC; paths of files are from the project's folder. */
export function grpc(reader: Reader, folder: string) {
  return {
    /** When set, every gRPC call must carry it as `authorization: Bearer <token>`; the shop's own clients do. */
    GRPC_TOKEN: reader.text('GRPC_TOKEN', ''),
    /** With DEBUG off and no GRPC_TOKEN, confirms that only the shop's own processes reach the gRPC ports. */
    GRPC_TRUST_NETWORK: reader.flag('GRPC_TRUST_NETWORK', false),
    /** The host on which gRPC servers listen, such as 0.0.0.0; empty: that of the service's address. */
    GRPC_LISTEN_HOST: reader.text('GRPC_LISTEN_HOST', ''),
    /** Processes of each gRPC server: `grpc-server` starts so many, and clients share their calls among them. */
    GRPC_WORKERS: reader.wholeNumber('GRPC_WORKERS', 1, 1, 64),
    ...tls(reader, folder),
  };
}

function tls(reader: Reader, folder: string) {
  const file = (name: string) => readableFile(reader, name, folder);
  const values = {
    /** The file of the certificate (PEM, with intermediate ones after it) that servers show, and clients to servers. */
    GRPC_TLS_CERT: file('GRPC_TLS_CERT'),
    /** The file of its private key (PEM). */
    GRPC_TLS_KEY: file('GRPC_TLS_KEY'),
    /** The file of the authorities (PEM) that sign the certificates of servers; clients trust no others. */
    GRPC_TLS_CA: file('GRPC_TLS_CA'),
    /** The file of the authorities (PEM) that sign the certificates of clients; servers then refuse clients without one. */
    GRPC_TLS_CLIENT_CA: file('GRPC_TLS_CLIENT_CA'),
    /** The name that certificates of servers are for; empty: the host in the address of the service. */
    GRPC_TLS_SERVER_NAME: reader.text('GRPC_TLS_SERVER_NAME', ''),
  };
  const set = (name: keyof typeof values): boolean => values[name] !== '';
  const needs = (name: keyof typeof values, other: keyof typeof values): void => {
    if (set(name) && !reader.given.has(other)) reader.problems.push(`${name} needs ${other} too.`);
  };
  needs('GRPC_TLS_CERT', 'GRPC_TLS_KEY');
  needs('GRPC_TLS_KEY', 'GRPC_TLS_CERT');
  // Every process calls services: those without it would call them without TLS.
  needs('GRPC_TLS_CERT', 'GRPC_TLS_CA');
  needs('GRPC_TLS_CLIENT_CA', 'GRPC_TLS_CERT');
  try {
    checkFiles(values);
  } catch (error) {
    reader.problems.push((error as Error).message);
  }
  return values;
}

type Files = Record<'GRPC_TLS_CERT' | 'GRPC_TLS_KEY' | 'GRPC_TLS_CA' | 'GRPC_TLS_CLIENT_CA', string>;

/** Throws with the setting whose file is not what it should be. */
function checkFiles(files: Files): void {
  for (const name of ['GRPC_TLS_CA', 'GRPC_TLS_CLIENT_CA'] as const) {
    if (files[name] !== '') readCertificate(name, readFileSync(files[name]));
  }
  if (files.GRPC_TLS_CERT === '' || files.GRPC_TLS_KEY === '') return;
  const pem = {
    certificate: readFileSync(files.GRPC_TLS_CERT),
    privateKey: readFileSync(files.GRPC_TLS_KEY),
  };
  readPair({ cert: 'GRPC_TLS_CERT', key: 'GRPC_TLS_KEY' }, pem);
}

/** The path of a file that can be read; '' when it is not set. */
function readableFile(reader: Reader, name: string, folder: string): string {
  const given = reader.text(name, '');
  if (given === '') return '';
  const file = path.resolve(folder, given);
  try {
    readFileSync(file);
    return file;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    reader.problems.push(`${name}: ${file} ${isMissing ? 'does not exist' : 'cannot be read'}.`);
    return '';
  }
}
