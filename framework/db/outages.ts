// Classifies errors that mean an outage: the database is unreachable, refuses connections, or cannot write. Errors
// of our own statements (constraints, syntax) are not outages.
import { ApiError } from '../errors.js';
import { describeError } from '../log_redaction.js';
import { logger } from '../logging.js';

/** `away`: no access at all. `read_only`: reads work, writes fail. */
export type Outage = 'away' | 'read_only';

/** By error code: of SQLite, of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html), of Node. */
const CODES: Record<Outage, readonly string[]> = {
  away: [
    'SQLITE_CANTOPEN',
    ...['53200', '53300', '53400'], // out of memory, too many connections, another limit
    ...['57P01', '57P02', '57P03', '57P05'], // shut down, crashed, starting up, idle session ended
    ...['58000', '58030'], // system or disk failure of the server
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
    ...['ENOTFOUND', 'EAI_AGAIN', 'NO_DATABASE_HOST'],
    // An untrusted certificate (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ],
  read_only: [
    ...['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR'],
    ...['53100', '25006'], // disk full, read-only transaction (a standby)
  ],
};

/** Errors of the driver and the pool without a code. */
const MESSAGES =
  /Connection terminated|does not support SSL connections|not queryable|Client has encountered a connection error|timeout expired|no answer from the database|timeout exceeded when trying to connect|database system is (?:starting up|shutting down|in recovery|not accepting)|not accepting connections|Timeout acquiring a connection|Unable to acquire a connection|Client was closed/i;

/** The driver's message when it could not send a statement. */
const NEVER_SENT = /not queryable/;

/** The outage that caused an error; undefined for any other error. */
export function outageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error) || error instanceof ApiError) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (CODES.read_only.includes(code)) return 'read_only';
  // Class 08: connection exceptions.
  if (CODES.away.includes(code) || /^08[0-9A-Z]{3}$/.test(code)) return 'away';
  return MESSAGES.test(error.message) ? 'away' : undefined;
}

/** Seconds after which clients should retry. */
const RETRY_AFTER_SECONDS = 2;

/** The error for clients. */
function unavailable(outage: Outage): ApiError {
  const message =
    outage === 'away'
      ? 'The database is not available. Try again.'
      : 'The database cannot store anything now. Try again.';
  return new ApiError('unavailable', message, [], RETRY_AFTER_SECONDS);
}

/**
 * The error for clients if it was caused by an outage, which is logged once until it ends; other errors are
 * returned unchanged.
 */
export function translateOutage(error: unknown): unknown {
  const outage = outageOf(error);
  if (!outage) return error;
  noticeOutage(outage, error);
  return unavailable(outage);
}

/**
 * The error of a COMMIT. If the connection was lost after it was sent, it may have been carried out, and the message
 * must say so.
 */
export function translateCommitError(error: unknown): unknown {
  const outage = outageOf(error);
  if (!outage || (error instanceof Error && NEVER_SENT.test(error.message))) return error;
  noticeOutage(outage, error);
  return new ApiError(
    'unavailable',
    'The connection to the database was lost. It is not known whether this was done: check before you try again.',
    [],
    RETRY_AFTER_SECONDS,
  );
}

/** Checks whether an outage is over; rejects if not. */
export type Probe = (outage: Outage) => Promise<void>;

const PROBE_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 3_000;
const probes = new Set<Probe>();
const listeners = new Set<(outage: Outage | undefined) => void>();
/** The current outage of this process. */
let current: Outage | undefined;

/** The current outage, as far as this process has noticed. */
export function currentOutage(): Outage | undefined {
  return current;
}

/** Checks during an outage whether the database is back; returns a function that stops this. */
export function addProbe(probe: Probe): () => void {
  probes.add(probe);
  return () => void probes.delete(probe);
}

/** Calls `listener` when an outage begins, changes or ends; returns a function that stops this. */
export function onOutage(listener: (outage: Outage | undefined) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Checks the database periodically, so that an idle process detects an outage too; returns a function that stops
 * this.
 */
export function lookForOutages(probe: Probe): () => void {
  const look = async (): Promise<void> => {
    if (current === undefined) await probe('away').catch(translateOutage);
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

function noticeOutage(outage: Outage, error: unknown): void {
  if (current === outage || current === 'away') return;
  const isNew = current === undefined;
  become(outage);
  const { message, code } = describeError(error); // a stack trace would add nothing
  logger.error({ outage, error: message, code }, 'the database has an outage');
  if (isNew) setTimeout(() => void lookAgain(), PROBE_EVERY_MS).unref();
}

function become(outage: Outage | undefined): void {
  current = outage;
  for (const listener of listeners) listener(outage);
}

async function lookAgain(): Promise<void> {
  const outage = current;
  if (!outage) return;
  try {
    await Promise.all([...probes].map((probe) => probe(outage)));
    logger.info({ outage }, 'the outage of the database is over');
    become(undefined);
  } catch (error) {
    // It has come back as a standby, or with a full disk.
    if (outage === 'away' && outageOf(error) === 'read_only') become('read_only');
    setTimeout(() => void lookAgain(), PROBE_EVERY_MS).unref();
  }
}
