// The mechanism behind idempotency keys: what is done once, what is answered again, and what is refused.
import { expect } from 'chai';
import { atCheckpoint } from '../../checkpoints.js';
import { ApiError } from '../../errors.js';
import { settings } from '../../../ecommerce/settings.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import type { Attempt } from '../attempts.js';
import { clearExpired } from '../../db/expiry.js';
import { OLD_KEYS } from '../expiry.js';
import { IdempotencyKey } from '../models.js';
import { once, onceWithin } from '../once.js';

const NOON = Date.parse('2026-11-25T12:00:00.000Z');
const DAY_MS = 24 * 3_600_000;

onEachDatabase('a request with an idempotency key', (dialect) => {
  const db = useDatabase(dialect);
  let done = 0;
  beforeEach(() => (done = 0));

  const attempt = (key: string, askedAt = NOON, scope = 'customer 7'): Attempt => ({ scope, key, askedAt });
  const work = (): Promise<{ done: number }> => Promise.resolve({ done: (done += 1) });
  const refuse = (): Promise<never> => {
    done += 1;
    return Promise.reject(
      new ApiError('insufficient_stock', `Refused ${done}.`, [{ field: 'a', message: 'b' }]),
    );
  };
  const storedRow = (key: string) => IdempotencyKey.objects(db().read).where({ key }).first();

  async function errorOf(asked: Promise<unknown>): Promise<ApiError> {
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    if (error instanceof ApiError) return error;
    throw new Error(`Not refused: ${JSON.stringify(error)}`);
  }

  it('is done once, and gets the first answer again', async () => {
    const first = await once(db(), attempt('a'), ['x', 1], work);
    const again = await once(db(), attempt('a', NOON + 5_000), ['x', 1], work);
    expect([first, again, done]).to.deep.equal([
      { answer: { done: 1 }, replayed: false },
      { answer: { done: 1 }, replayed: true },
      1,
    ]);
  });

  it('is done each time without a key', async () => {
    for (const count of [1, 2]) {
      expect(await once(db(), null, ['x'], work)).to.deep.equal({ answer: { done: count }, replayed: false });
    }
  });

  it('is another request for another caller', async () => {
    await once(db(), attempt('shared'), ['x'], work);
    const other = await once(db(), attempt('shared', NOON, 'customer 8'), ['y'], work);
    expect(other).to.deep.equal({ answer: { done: 2 }, replayed: false });
  });

  it('is refused when the key belongs to another request', async () => {
    await once(db(), attempt('b'), ['x'], work);
    const error = await errorOf(once(db(), attempt('b', NOON + 1), ['y'], work));
    expect([error.code, error.details[0]?.field, done]).to.deep.equal([
      'idempotency_mismatch',
      'idempotency_key',
      1,
    ]);
  });

  it('undoes what it began when it fails, and leaves the key free', async () => {
    const failing = once(db(), attempt('c'), ['x'], async (trx) => {
      await trx('products_category').insert({ slug: 'begun', name: 'begun' });
      throw new Error('broken');
    });
    expect(String(await failing.catch((error: unknown) => error))).to.equal('Error: broken');
    expect(await db().read('products_category').where({ slug: 'begun' })).to.deep.equal([]);
    expect((await once(db(), attempt('c'), ['x'], work)).replayed).to.equal(false);
  });

  it('may be done by a later attempt after a refusal, which is undone but for the key', async () => {
    const refused = once(db(), attempt('d'), ['x'], async (trx) => {
      await trx('products_category').insert({ slug: 'refused', name: 'refused' });
      return refuse();
    });
    expect((await errorOf(refused)).message).to.equal('Refused 1.');
    expect(await db().read('products_category').where({ slug: 'refused' })).to.deep.equal([]);
    const later = await once(db(), attempt('d', NOON + 1), ['x'], work);
    expect(later).to.deep.equal({ answer: { done: 2 }, replayed: false });
  });

  it('is refused like a later attempt when it comes late, or twice at once', async () => {
    await errorOf(once(db(), attempt('e', NOON + 3_000), ['x'], refuse));
    for (const askedAt of [NOON, NOON + 3_000]) {
      const { code, message, details } = await errorOf(once(db(), attempt('e', askedAt), ['x'], work));
      expect([code, message, details]).to.deep.equal([
        'insufficient_stock',
        'Refused 1.',
        [{ field: 'a', message: 'b' }],
      ]);
    }
    expect(done).to.equal(1);
  });

  it('may ask for something else after a refusal', async () => {
    await errorOf(once(db(), attempt('f'), ['x'], refuse));
    expect((await once(db(), attempt('f', NOON + 1), ['y'], work)).replayed).to.equal(false);
  });

  it('is not remembered when an outage or another request at work is to blame', async () => {
    for (const code of ['unavailable', 'timeout', 'in_progress', 'throttled'] as const) {
      const blamed = once(db(), attempt(code), ['x'], () => Promise.reject(new ApiError(code, code)));
      expect((await errorOf(blamed)).code).to.equal(code);
      expect(await storedRow(code)).to.equal(undefined);
    }
  });

  it('waits for the one that is being done, and gets its answer', async () => {
    let second: Promise<unknown> | undefined;
    atCheckpoint('transaction done', () => {
      second = once(db(), attempt('g', NOON + 1), ['x'], work);
      return Promise.resolve();
    });
    const first = await once(db(), attempt('g'), ['x'], work);
    expect([first, await second, done]).to.deep.equal([
      { answer: { done: 1 }, replayed: false },
      { answer: { done: 1 }, replayed: true },
      1,
    ]);
  });

  it('is told that it is in progress when that takes too long', async function () {
    if (dialect === 'sqlite') this.skip(); // there everything waits, and nobody knows for what
    let second: ApiError | undefined;
    atCheckpoint('transaction done', async () => {
      second = await errorOf(once(db(), attempt('h', NOON + 1), ['x'], work, { lockTimeoutMs: 50 }));
    });
    await once(db(), attempt('h'), ['x'], work);
    expect(second?.code).to.equal('in_progress');
  });

  it('is a step of a larger transaction, and undone with it', async () => {
    const larger = db().transaction(async (trx) => {
      await onceWithin(trx, attempt('i'), ['x'], work);
      throw new Error('changed my mind');
    });
    await larger.catch(() => undefined);
    const again = await db().transaction((trx) => onceWithin(trx, attempt('i'), ['x'], work));
    expect(again).to.deep.equal({ answer: { done: 2 }, replayed: false });
  });

  it('leaves an answer that the database alone does not give away, under the keys of the shop', async () => {
    const secret = () => Promise.resolve({ refresh_token: 'open sesame' });
    await once(db(), attempt('j'), ['password'], secret);
    const row = await storedRow('j');
    expect(JSON.stringify(row)).not.to.match(/sesame|password/);
    const { SECRET_KEY, SECRET_KEY_FALLBACKS } = settings;
    try {
      settings.SECRET_KEY = 'another key, of which more than 32 characters are needed';
      settings.SECRET_KEY_FALLBACKS = [SECRET_KEY];
      const again = await once(db(), attempt('j'), ['password'], secret);
      expect(again).to.deep.equal({ answer: { refresh_token: 'open sesame' }, replayed: true });
      settings.SECRET_KEY_FALLBACKS = [];
      const error = await errorOf(once(db(), attempt('j'), ['password'], secret));
      expect(error.code, 'its request is not known any more').to.equal('idempotency_mismatch');
    } finally {
      Object.assign(settings, { SECRET_KEY, SECRET_KEY_FALLBACKS });
    }
  });

  it('is forgotten after a day', async () => {
    await once(db(), attempt('old'), ['x'], work);
    await once(db(), attempt('young'), ['x'], work);
    const created_at = new Date(Date.now() - DAY_MS - 1_000).toISOString();
    await db().transaction((trx) => IdempotencyKey.objects(trx).where({ key: 'old' }).update({ created_at }));
    expect(await clearExpired(db(), OLD_KEYS)).to.equal(1);
    expect(await storedRow('old')).to.equal(undefined);
    expect((await once(db(), attempt('young'), ['x'], work)).replayed).to.equal(true);
  });
});
