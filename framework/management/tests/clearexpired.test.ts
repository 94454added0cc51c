// manage.ts clearexpired: every table with rows that expire, just before and just after they do.
import { expect } from 'chai';
import { Cart } from '../../../carts/models.js';
import { Customer, PasswordReset, Session as CustomerSession } from '../../../customers/models.js';
import { SILENT, storedEndpoint } from '../../../testing/makers/webhooks.js';
import { Attempt } from '../../../webhooks/models.js';
import { createUser } from '../../auth/users.js';
import { KnownAddress, LoginThrottle, Session, Token, User } from '../../auth/models.js';
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { Event } from '../../../events/models.js';
import { INSTALLED_APPS } from '../../../ecommerce/apps.js';
import { ProviderEvent } from '../../../payments/provider_events.js';
import { IdempotencyKey } from '../../idempotency/models.js';
import { RequestCount } from '../../throttles/models.js';
import { type Outcome, runCommands } from '../../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NO_ANSWER = { delivery_id: null, status_code: null, error: 'down', answer: '', sent_again_at: null };

/** A row of each kind, and which of its moments decides when. */
const KINDS: Record<string, { model: Model; column: string; keptMs: number; row: (key: string) => object }> =
  {
    'sessions of staff': {
      ...{ model: Session, column: 'expires_at', keptMs: 0 },
      row: (key_hash) => ({ key_hash, user_id: 1, created_at: at(-DAY_MS) }),
    },
    'API tokens of staff': {
      ...{ model: Token, column: 'expires_at', keptMs: 0 },
      // One for each user.
      row: (key_hash) => ({
        ...{ key_hash, created_at: at(-DAY_MS) },
        user_id: key_hash === 'current' ? 1 : 2 + Number(key_hash.replace('old ', '')),
      }),
    },
    'counts of failed log-ins': {
      ...{ model: LoginThrottle, column: 'forgotten_at', keptMs: 0 },
      row: (key_hash) => ({
        key_hash,
        failures: 1,
        pending: 0,
        pending_until: at(-DAY_MS),
        blocked_until: at(-DAY_MS),
      }),
    },
    'addresses of log-ins': {
      ...{ model: KnownAddress, column: 'seen_at', keptMs: 90 * DAY_MS },
      row: (address_hash) => ({ account: 'customer 7', address_hash }),
    },
    'idempotency keys': {
      ...{ model: IdempotencyKey, column: 'created_at', keptMs: DAY_MS },
      row: (key) => ({
        scope: 'customer 7',
        key,
        request_hash: 'x',
        answer: '1',
        refused: false,
        asked_at: at(-DAY_MS),
      }),
    },
    'events of payment providers': {
      ...{ model: ProviderEvent, column: 'received_at', keptMs: 90 * DAY_MS },
      row: (event_id) => ({
        ...{
          provider: 'stripe',
          event_id,
          kind: 'payment_intent.created',
          payment_reference: 'pi_1',
          tries: 1,
        },
        ...{ next_try_at: null, handled_at: at(-DAY_MS), gave_up_at: null },
      }),
    },
    events: {
      ...{ model: Event, column: 'created_at', keptMs: 30 * DAY_MS },
      row: (key) => ({
        ...{ ulid: key, type: 'order.placed', version: 1, aggregate: 'order:1', data: '{}' },
        // The newest one stays.
        position: key === 'current' ? 1_000 : Number(key.replace('old ', '')),
      }),
    },
    'attempts to send webhooks': {
      ...{ model: Attempt, column: 'created_at', keptMs: 30 * DAY_MS },
      row: (event_id) => ({
        endpoint_id: 1,
        event_id,
        event_type: 'order.placed',
        duration_ms: 1,
        ...NO_ANSWER,
      }),
    },
    'counts of requests': {
      ...{ model: RequestCount, column: 'ends_at', keptMs: 0 },
      row: (key_hash) => ({ key_hash, hits: 1 }),
    },
    'sessions of customers': {
      ...{ model: CustomerSession, column: 'expires_at', keptMs: 0 },
      row: (key) => ({ customer_id: 1, family_hash: key, secret_hash: key, created_at: at(-DAY_MS) }),
    },
    'password reset links': {
      ...{ model: PasswordReset, column: 'expires_at', keptMs: 0 },
      row: (token_hash) => ({ customer_id: 1, token_hash, created_at: at(-DAY_MS) }),
    },
    'carts of guests': {
      ...{ model: Cart, column: 'updated_at', keptMs: 30 * DAY_MS },
      row: (token_hash) => ({ customer_id: null, token_hash, created_at: at(-DAY_MS) }),
    },
  };

function at(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

onEachDatabase('clearexpired', (dialect) => {
  const db = useDatabase(dialect);
  let [first, second]: Outcome[] = [];
  before(async function () {
    this.timeout(120_000);
    await createUser(db(), { username: 'grace' });
    const [grace = {}] = await db().read(User.table);
    const users = Array.from({ length: 600 }, (_, index) => ({
      ...grace,
      id: index + 2,
      username: `user${index}`,
    }));
    await store(db(), User, users);
    await storedEndpoint(db(), SILENT);
    const customer = {
      email: 'ada@example.com',
      password: 'x',
      name: 'Ada',
      phone: '',
      shipping_address: '',
    };
    await db().transaction((trx) =>
      Customer.objects(trx).insert({
        ...{ ...customer, active: true, created_at: at(0), updated_at: at(0) },
        ...(Customer.computedValues(customer) as { email_key: string; search_text: string }),
      }),
    );
    for (const { model, column, keptMs, row } of Object.values(KINDS)) {
      const old = Array.from({ length: 600 }, (_, index) => ({
        ...row(`old ${index}`),
        [column]: at(-keptMs - HOUR_MS),
      }));
      const current = { ...row('current'), [column]: at(-keptMs + HOUR_MS) };
      await store(db(), model, [...old, current]);
    }
    [first, second] = await runCommands([['clearexpired'], ['clearexpired']], { DATABASE_URL: db().url });
  });

  async function store(database: Database, model: Model, rows: object[]): Promise<void> {
    await database.transaction(async (trx) => {
      for (let from = 0; from < rows.length; from += 100)
        await trx(model.table).insert(rows.slice(from, from + 100));
    });
  }

  it('is tested for every kind of rows that expire', () => {
    const names = INSTALLED_APPS.flatMap((app) => app.expiring ?? []).map(({ name }) => name);
    expect(Object.keys(KINDS)).to.have.members(names);
  });

  for (const [name, { model }] of Object.entries(KINDS)) {
    it(`removes ${name} that have expired, however many, and no others`, async () => {
      expect(first?.code).to.equal(0);
      expect(first?.stdout).to.contain(`Removed 600 expired ${name}.\n`);
      expect(await db().read(model.table).select('id')).to.have.length(1);
      expect(second?.stdout).to.contain(`Removed 0 expired ${name}.\n`);
    });
  }
});
