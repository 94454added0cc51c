// The certificates of this process, read from the files of the settings, and again when these change: connections that
// are made from then on use the new ones.
import type { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { experimental } from '@grpc/grpc-js';
import { readCertificate, readPair } from '../certificate_files.js';
import { settings } from '../conf/settings.js';
import { logger } from '../logging.js';

const LOOK_EVERY_MS = 2_000;
const PAIR = { cert: 'GRPC_TLS_CERT', key: 'GRPC_TLS_KEY' };
const DAY_MS = 86_400_000;
/** Before its end the log warns of a certificate once a day. */
const WARN_BEFORE_MS = 14 * DAY_MS;

type Ca = Parameters<experimental.CaCertificateUpdateListener>[0];
type Identity = Parameters<experimental.IdentityCertificateUpdateListener>[0];
/** The settings with the files of authorities. */
type CaSetting = 'GRPC_TLS_CA' | 'GRPC_TLS_CLIENT_CA';

/** Tells its listeners what it last read, and what changes. */
class Provider implements experimental.CertificateProvider {
  private ca: Ca = null;
  private identity: Identity = null;
  private readonly caListeners = new Set<experimental.CaCertificateUpdateListener>();
  private readonly identityListeners = new Set<experimental.IdentityCertificateUpdateListener>();
  private looking: NodeJS.Timeout | undefined;
  private refused = '';
  private warnedAt = 0;

  constructor(private readonly caSetting: CaSetting | undefined) {
    this.look();
  }

  addCaCertificateListener(listener: experimental.CaCertificateUpdateListener): void {
    this.caListeners.add(listener);
    // Later, as grpc-js expects: it registers whoever wants to hear of it only after this.
    process.nextTick(listener, this.ca);
    this.lookRegularly();
  }

  removeCaCertificateListener(listener: experimental.CaCertificateUpdateListener): void {
    this.caListeners.delete(listener);
    this.lookRegularly();
  }

  addIdentityCertificateListener(listener: experimental.IdentityCertificateUpdateListener): void {
    this.identityListeners.add(listener);
    process.nextTick(listener, this.identity);
    this.lookRegularly();
  }

  removeIdentityCertificateListener(listener: experimental.IdentityCertificateUpdateListener): void {
    this.identityListeners.delete(listener);
    this.lookRegularly();
  }

  private lookRegularly(): void {
    clearInterval(this.looking);
    if (this.caListeners.size + this.identityListeners.size === 0) return;
    this.look();
    this.looking = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** Reads the files. What cannot be used is not: a renewal may have written only one of two files yet. */
  private look(): void {
    try {
      this.lookAtCa();
      this.lookAtIdentity();
      this.refused = '';
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.refused) logger.error({ error: message }, 'new certificates cannot be used yet');
      this.refused = message;
    }
  }

  private lookAtCa(): void {
    if (!this.caSetting) return;
    const caCertificate = readFileSync(settings[this.caSetting]);
    if (this.ca?.caCertificate.equals(caCertificate)) return;
    readCertificate(this.caSetting, caCertificate);
    if (this.ca) logger.info({ setting: this.caSetting }, 'certificates of authorities were read again');
    this.ca = { caCertificate };
    for (const listener of this.caListeners) listener(this.ca);
  }

  private lookAtIdentity(): void {
    if (settings.GRPC_TLS_CERT === '') return;
    const certificate = readFileSync(settings.GRPC_TLS_CERT);
    const privateKey = readFileSync(settings.GRPC_TLS_KEY);
    const read = readPair(PAIR, { certificate, privateKey });
    this.warnOfEnd(read);
    const known = this.identity;
    if (known?.certificate.equals(certificate) && known.privateKey.equals(privateKey)) return;
    if (known) logger.info({ valid_to: read.validTo }, 'the certificate was read again');
    this.identity = { certificate, privateKey };
    for (const listener of this.identityListeners) listener(this.identity);
  }

  private warnOfEnd({ validTo }: X509Certificate): void {
    const left = Date.parse(validTo) - Date.now();
    if (left > WARN_BEFORE_MS || Date.now() - this.warnedAt < DAY_MS) return;
    this.warnedAt = Date.now();
    if (left > 0) logger.warn({ valid_to: validTo }, 'the certificate in GRPC_TLS_CERT expires soon');
    else
      logger.error({ valid_to: validTo }, 'the certificate in GRPC_TLS_CERT has expired: clients refuse it');
  }
}

const providers = new Map<CaSetting | undefined, Provider>();

/** This process's certificate, and the authorities of this setting. */
export function certificatesWith(caSetting?: CaSetting): experimental.CertificateProvider {
  const provider = providers.get(caSetting) ?? new Provider(caSetting);
  providers.set(caSetting, provider);
  return provider;
}
