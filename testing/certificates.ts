// Certificates for tests, made by openssl.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** The files of a certificate. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

/** An authority that signs certificates. */
export class Authority {
  /** The file of its own certificate. */
  readonly ca: string;

  /** Its files are in this folder, which is made. */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.ca = path.join(folder, 'ca.pem');
    openssl('req', '-x509', ...NEW_KEY, '-keyout', `${this.ca}.key`, '-out', this.ca, ...subject(folder));
  }

  /** A certificate for these names, such as `DNS:localhost` and `IP:127.0.0.1`; one with -1 days has expired. */
  issue(name: string, names: string[], days = 1): CertificateFiles {
    const [cert, key, request, extensions] = ['pem', 'key', 'csr', 'ext'].map((ending) =>
      path.join(this.folder, `${name}.${ending}`),
    ) as [string, string, string, string];
    writeFileSync(extensions, `subjectAltName=${names.join(',')}`);
    openssl('req', '-new', ...NEW_KEY, '-keyout', key, '-out', request, ...subject(name));
    const signing = ['-CA', this.ca, '-CAkey', `${this.ca}.key`, '-days', String(days)];
    openssl('x509', '-req', '-in', request, ...signing, '-extfile', extensions, '-out', cert);
    return { cert, key };
  }
}

function subject(name: string): string[] {
  return ['-subj', `/CN=${path.basename(name)}`];
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
