// What it looks like when the database is away, refuses, or cannot write: the one table for both databases.
// Mistakes in our own statements (constraints, syntax) are never in it.
import { ApiError } from '../errors.js';
import { describeError } from '../log_redaction.js';
import { logger } from '../logging.js';

/** `away`: nothing can be read. `read_only`: what is there can be read, nothing can be stored. */
export type Outage = 'away' | 'read_only';

/** By the code of the error: of SQLite, of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html), of Node. */
const CODES: Record<Outage, readonly string[]> = {
  away: [
    'SQLITE_CANTOPEN',
    ...['53200', '53300', '53400'], // out of memory, too many connections, another limit
    ...['57P01', '57P02', '57P03', '57P05'], // shut down, crashed, starting up, idle session ended
    ...['58000', '58030'], // the server's system failed, or its disk
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
    ...['ENOTFOUND', 'EAI_AGAIN'],
    // A certificate that nobody trusts (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ],
  read_only: [
    ...['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR'],
    ...['53100', '25006'], // disk full, read-only transaction (a standby)
  ],
};

/** Errors of the driver and the pool that have no code. */
const MESSAGES =
  /Connection terminated|does not support SSL connections|not queryable|Client has encountered a connection error|timeout expired|timeout exceeded when trying to connect|database system is (?:starting up|shutting down|in recovery|not accepting)|not accepting connections|Timeout acquiring a connection|Unable to acquire a connection|Client was closed/i;

/** How the driver says that it could not even send a statement. */
const NEVER_SENT = /not queryable/;

/** Which outage an error stems from; undefined for any other error. */
export function outageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error) || error instanceof ApiError) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (CODES.read_only.includes(code)) return 'read_only';
  // Class 08: connection exceptions.
  if (CODES.away.includes(code) || /^08[0-9A-Z]{3}$/.test(code)) return 'away';
  return MESSAGES.test(error.message) ? 'away' : undefined;
}

/** Seconds after which clients should try again. */
const RETRY_AFTER_SECONDS = 2;

/** What clients are told of an outage. */
function unavailable(outage: Outage): ApiError {
  const message =
    outage === 'away'
      ? 'The database is not available. Try again.'
      : 'The database cannot store anything now. Try again.';
  return new ApiError('unavailable', message, [], RETRY_AFTER_SECONDS);
}

/**
 * The error as clients may read it when it stems from an outage, which is then logged, once for all errors
 * until it ends; any other error as it is.
 */
export function translateOutage(error: unknown): unknown {
  const outage = outageOf(error);
  if (!outage) return error;
  noticeOutage(outage, error);
  return unavailable(outage);
}

/**
 * The error of a COMMIT. When the connection ended after it was sent, it may have been carried out: the answer must
 * not sound as if it were not.
 */
export function translateCommitError(error: unknown): unknown {
  const outage = outageOf(error);
  if (!outage || (error instanceof Error && NEVER_SENT.test(error.message))) return error;
  noticeOutage(outage, error);
  return new ApiError(
    'unavailable',
    'The connection to the database was lost. It is not known whether this was done: look before you try again.',
    [],
    RETRY_AFTER_SECONDS,
  );
}

/** Looks whether an outage is over; rejects while it is not. */
export type Probe = (outage: Outage) => Promise<void>;

const PROBE_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 3_000;
const probes = new Set<Probe>();
const listeners = new Set<(outage: Outage | undefined) => void>();
/** The outage that this process is in. */
let current: Outage | undefined;

/** Has the process look whether the database is back, once it was away; gives how to end that. */
export function addProbe(probe: Probe): () => void {
  probes.add(probe);
  return () => void probes.delete(probe);
}

/** Calls `listener` when an outage begins, becomes another one, or is over; gives how to end that. */
export function onOutage(listener: (outage: Outage | undefined) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Looks now and then whether the database is there, so that a process that nobody asks knows it too; gives how to
 * end that.
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
  const { message, code } = describeError(error); // a stack would say nothing more
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
  } catch {
    setTimeout(() => void lookAgain(), PROBE_EVERY_MS).unref();
  }
}
