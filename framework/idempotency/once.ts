// Idempotency keys: a request that is repeated with its key is carried out once, and gets the first response again.
// The key is claimed in the transaction that does the work, so either both are stored or neither is. The unique
// constraint decides between two attempts: the second waits until the first has committed or rolled back.
//
// A refusal is stored too, with the start time of the refused attempt. A later attempt may then succeed; an
// earlier one, delayed in the network or in a frozen process, gets the same refusal.
import { createHash, createHmac } from 'node:crypto';
import { type Database, isLockTimeout, type Transaction } from '../db/database.js';
import type { TransactionLimits } from '../db/postgres_client.js';
import { databaseNow } from '../deadlines.js';
import { type ErrorCode, type FieldProblem, ApiError } from '../errors.js';
import { seal, unseal } from '../sealing.js';
import { settings } from '../conf/settings.js';
import type { Attempt } from './attempts.js';
import { IdempotencyKey } from './models.js';

const PURPOSE = 'idempotency.answer';
/** The prefix of an encrypted response. */
const SEALED = 'sealed:';
const { table } = IdempotencyKey;

/** An attempt and its request: JSON that is equal for equal requests. */
export interface KeyedRequest extends Attempt {
  request: unknown;
}

/** The response, which must be serializable as JSON, and whether it is that of an earlier attempt. */
export interface Once<T> {
  answer: T;
  replayed: boolean;
}

/** Does the work once for all attempts with the key; without a key, just does it. */
export async function once<T>(
  db: Database,
  attempt: Attempt | null,
  request: unknown,
  work: (trx: Transaction) => Promise<T>,
  limits: TransactionLimits = {},
): Promise<Once<T>> {
  if (!attempt) return { answer: await db.transaction(work, limits), replayed: false };
  const keyed = { ...attempt, request };
  const outcome = await db.transaction((trx) => claimAndWork(trx, keyed, work), limits);
  if (outcome instanceof ApiError) throw outcome;
  return outcome;
}

/** As `once`, as one step of a transaction. A refusal is not stored, because it rolls back the transaction. */
export async function onceWithin<T>(
  trx: Transaction,
  attempt: Attempt | null,
  request: unknown,
  work: (step: Transaction) => Promise<T>,
): Promise<Once<T>> {
  if (!attempt) return { answer: await work(trx), replayed: false };
  const outcome = await claimAndWork(trx, { ...attempt, request }, work);
  if (outcome instanceof ApiError) throw outcome;
  return outcome;
}

/**
 * As `once`, for a caller who may have made the request in another scope before, `earlier`: its response there is
 * returned. The key is claimed there too, so that a delayed attempt of that scope does nothing; another caller in
 * that scope gets `idempotency_mismatch`, and not the response.
 */
export async function onceAlsoAs<T>(
  db: Database,
  attempt: Attempt,
  earlier: Attempt,
  request: unknown,
  work: (trx: Transaction) => Promise<T>,
): Promise<Once<T>> {
  let repeatsEarlier = false;
  const taken = { ...earlier, request: [attempt.scope, request] };
  const workAsBoth = async (trx: Transaction): Promise<T | ApiError> => {
    const id = (await claimKeys(trx, [taken])).get(taken);
    repeatsEarlier = id === undefined;
    if (id === undefined) return (await firstAnswer(trx, { ...earlier, request })) as T;
    const outcome = await outcomeOf(trx, work);
    await storeAnswer(trx, id, outcome);
    return outcome;
  };
  const done = await db.transaction((trx) => claimAndWork(trx, { ...attempt, request }, workAsBoth));
  if (done instanceof ApiError) throw done;
  return { answer: done.answer, replayed: done.replayed || repeatsEarlier };
}

async function claimAndWork<T>(
  trx: Transaction,
  keyed: KeyedRequest,
  work: (trx: Transaction) => Promise<T | ApiError>,
): Promise<Once<T> | ApiError> {
  const id = (await claimKeys(trx, [keyed])).get(keyed);
  if (id === undefined) return { answer: (await firstAnswer(trx, keyed)) as T, replayed: true };
  const outcome = await outcomeOf(trx, work);
  await storeAnswer(trx, id, outcome);
  return outcome instanceof ApiError ? outcome : { answer: outcome, replayed: false };
}

/** Works in a savepoint, so that after a refusal only the key stays. Returns the response or the refusal. */
async function outcomeOf<T>(trx: Transaction, work: (trx: Transaction) => Promise<T>): Promise<T | ApiError> {
  try {
    return await trx.transaction(work);
  } catch (error) {
    if (isFinal(error)) return error;
    throw error;
  }
}

/** Whether the error is final: not caused by a concurrent attempt or an outage. */
function isFinal(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  return error.httpStatus < 500 && error.code !== 'in_progress' && error.code !== 'throttled';
}

/**
 * Claims the keys of requests; returns the ids of their rows. Leaves out those that an earlier attempt has answered,
 * and repeated keys. Always in the same order of keys, so that transactions do not deadlock.
 */
export async function claimKeys(
  trx: Transaction,
  requests: KeyedRequest[],
): Promise<Map<KeyedRequest, number>> {
  const byName = new Map(requests.map((each) => [nameOf(each), each] as const).reverse());
  const created_at = new Date(databaseNow()).toISOString();
  const rows = [...byName.keys()].sort().map((name) => {
    const { scope, key, request, askedAt } = byName.get(name) as KeyedRequest;
    const asked_at = new Date(askedAt).toISOString();
    const request_hash = hashOf(request);
    return { scope, key, request_hash, asked_at, refused: false, answer: null, created_at };
  });
  if (rows.length === 0) return new Map();
  const columns = ['request_hash', 'asked_at', 'refused', 'answer', 'created_at'] as const;
  const claimed = (await IdempotencyKey.objects(trx)
    .insert(rows)
    .onConflict(['scope', 'key'])
    .merge([...columns])
    .where(`${table}.refused`, true)
    .whereRaw('??.asked_at < excluded.asked_at', [table])
    .returning(['id', 'scope', 'key'])
    .catch((error: unknown) => {
      throw isLockTimeout(error) ? inProgress() : error;
    })) as { id: number; scope: string; key: string }[];
  return new Map(claimed.map((row) => [byName.get(nameOf(row)) as KeyedRequest, row.id]));
}

const nameOf = ({ scope, key }: { scope: string; key: string }): string => JSON.stringify([scope, key]);

/** Stores the response or refusal of a request whose key was claimed. */
export async function storeAnswer(trx: Transaction, id: number, answer: unknown): Promise<void> {
  const refused = answer instanceof ApiError;
  const kept = refused ? refusalOf(answer) : answer;
  const sealed = seal(JSON.stringify(kept ?? null), PURPOSE);
  await IdempotencyKey.objects(trx)
    .where({ id })
    .update({ refused, answer: SEALED + sealed });
}

/** The response of the first attempt; throws it if it is a refusal. */
async function firstAnswer(trx: Transaction, { scope, key, request }: KeyedRequest): Promise<unknown> {
  const first = await IdempotencyKey.objects(trx).where({ scope, key }).first();
  if (!first || first.answer === null) throw inProgress();
  const { request_hash, refused } = first;
  if (!hashesOf(request).includes(request_hash)) throw mismatch();
  const answer = JSON.parse(readable(first.answer)) as unknown;
  if (refused) throw refusalFrom(answer as Refusal);
  return answer;
}

/** Responses migrated from older tables are not encrypted. */
function readable(answer: string): string {
  if (!answer.startsWith(SEALED)) return answer;
  const text = unseal(answer.slice(SEALED.length), PURPOSE);
  if (text !== undefined) return text;
  throw new ApiError('conflict', 'The first response for this idempotency key can no longer be read.');
}

interface Refusal {
  code: ErrorCode;
  message: string;
  details: FieldProblem[];
}

const refusalOf = ({ code, message, details }: ApiError): Refusal => ({ code, message, details });
const refusalFrom = ({ code, message, details }: Refusal): ApiError => new ApiError(code, message, details);

/** With a secret key, because a request may contain a password, which could be guessed from a plain hash. */
function hashOf(request: unknown, secret = settings.SECRET_KEY): string {
  return createHmac('sha256', secret)
    .update(`${PURPOSE} ${JSON.stringify(request)}`)
    .digest('hex');
}

/** The possible stored hashes: with each key, and the plain one of older versions. */
function hashesOf(request: unknown): string[] {
  const secrets = [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS];
  const plain = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  return [...secrets.map((secret) => hashOf(request, secret)), plain];
}

/** Another attempt has the key and has not finished: its process may be frozen. */
function inProgress(): ApiError {
  return new ApiError('in_progress', 'A request with this idempotency key is being worked on.');
}

function mismatch(): ApiError {
  return new ApiError('idempotency_mismatch', 'This idempotency key was used with another request.', [
    { field: 'idempotency_key', message: 'was used with another request' },
  ]);
}
