// Events reach endpoints: signed, filtered, in order, at least once; and what happens with endpoints that fail.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { settings } from '../../ecommerce/settings.js';
import { Delivery, type DeliveryRow } from '../../events/models.js';
import type { EventType } from '../../events/event_types.js';
import { happened, publish } from '../../events/publishing.js';
import { deliverEvents, deliverOnce } from '../../events/worker.js';
import { createUser } from '../../framework/auth/users.js';
import { Database } from '../../framework/db/database.js';
import { object, TEXT } from '../../framework/serializers/answers.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { useMails } from '../../testing/mails.js';
import { type Receiver, startReceiver, storedEndpoint } from '../../testing/makers/webhooks.js';
import { webhook } from '../channel.js';
import { changeEndpoint, deleteEndpoint } from '../endpoints.js';
import { Attempt, type AttemptRow, Endpoint, type EndpointRow } from '../models.js';

type Noted = EventType<{ text: string }>;
const noted = (name: string): Noted => ({
  ...{ name, version: 1, about: 'A test noted something.' },
  data: object({ text: TEXT }),
});
const NOTED = noted('test.noted');
const never = new AbortController().signal;
const DAY_MS = 24 * 3_600_000;

onEachDatabase('webhooks', (dialect) => {
  const usual = settings.WEBHOOKS_ALLOW_PRIVATE;
  const mails = useMails();
  let database: TestDatabase;
  let db: Database;
  let receiver: Receiver;
  beforeEach(async () => {
    settings.WEBHOOKS_ALLOW_PRIVATE = true;
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    receiver = await startReceiver();
  });
  afterEach(async () => {
    settings.WEBHOOKS_ALLOW_PRIVATE = usual;
    await receiver.stop();
    await db.close();
    await database.drop();
  });

  /** Publishes `aggregate text`, as in `a:1 1`. */
  const note = (line: string, type = NOTED): Promise<void> =>
    db.transaction((trx) => {
      const [aggregate = '', text = ''] = line.split(' ');
      return publish(trx, happened(type, aggregate, { text }));
    });
  const deliver = () => deliverOnce(db, never, [{ ...webhook, pauses: [3_600_000] }]);
  const endpoint = (values: Partial<EndpointRow> = {}) =>
    storedEndpoint(db, { url: receiver.url, ...values });
  const stored = (id: number) => Endpoint.objects(db.read).where({ id }).first() as Promise<EndpointRow>;
  const attempts = (): Promise<AttemptRow[]> => Attempt.objects(db.read).orderBy('id').select() as never;
  const deliveries = (): Promise<DeliveryRow[]> => Delivery.objects(db.read).orderBy('id').select() as never;
  const makeDue = () => Delivery.objects(db.maintenance).update({ next_try_at: new Date().toISOString() });
  const linesIn = ({ received }: Receiver): string[] =>
    received.map(({ body }) => {
      const { aggregate, data } = JSON.parse(body) as { aggregate: string; data: { text: string } };
      return `${aggregate} ${data.text}`;
    });

  it('an event arrives as JSON, with a signature that the library of Standard Webhooks verifies', async () => {
    const { secret, id } = await endpoint();
    await note('a:1 ä');
    expect(await deliver()).to.deep.equal({ delivered: 1, failed: 0 });
    const [got] = receiver.received;
    const headers = got?.headers as Record<string, string>;
    const event = new Webhook(secret).verify(got?.body ?? '', headers) as Record<string, unknown>;
    expect(event).to.deep.include({ type: 'test.noted', version: 1, aggregate: 'a:1', data: { text: 'ä' } });
    expect(headers['webhook-id']).to.equal(event.id);
    expect(headers['content-type']).to.equal('application/json');
    expect(() => new Webhook(secret).verify(`${got?.body} `, headers)).to.throw();
    const [attempt] = await attempts();
    expect(attempt).to.deep.include({ endpoint_id: id, event_id: event.id, event_type: 'test.noted' });
    expect(attempt).to.deep.include({ status_code: 204, error: '', answer: '', delivery_id: 1 });
  });

  it('an endpoint gets the types of its filter, an inactive one nothing', async () => {
    const other = await startReceiver();
    await endpoint({ event_types: 'test.noted test.third' });
    await endpoint({ url: other.url });
    await endpoint({ is_active: false });
    await note('a:1 1');
    await note('a:1 2', noted('test.other'));
    await deliver();
    expect(linesIn(receiver)).to.deep.equal(['a:1 1']);
    expect(linesIn(other)).to.deep.equal(['a:1 1', 'a:1 2']);
    await other.stop();
  });

  for (const [what, answer] of [
    ['redirects', (url: string) => ({ status: 302, headers: { Location: `${url}/elsewhere` } })],
    ['fails', () => ({ status: 500, headers: {} })],
  ] as const) {
    it(`an endpoint that ${what} has not got the event; it is tried again with the same id`, async () => {
      const { id } = await endpoint();
      const { status, headers } = answer(receiver.url);
      receiver.answer = (response) => response.writeHead(status, headers).end('Not\0 now');
      await note('a:1 1');
      expect(await deliver()).to.deep.equal({ delivered: 0, failed: 1 });
      const [attempt] = await attempts();
      expect(attempt).to.deep.include({ status_code: status, answer: 'Not now' });
      expect(attempt?.error).to.match(new RegExp(`^answered ${status}`));
      expect((await stored(id)).failing_since).to.be.a('string');
      receiver.answer = (response) => response.end();
      await makeDue();
      expect(await deliver()).to.deep.equal({ delivered: 1, failed: 0 });
      expect(receiver.received.map(({ path }) => path)).to.deep.equal(['/hook', '/hook']);
      expect(new Set(receiver.received.map((got) => got.headers['webhook-id'])).size).to.equal(1);
      expect((await stored(id)).failing_since).to.equal(null);
    });
  }

  it('events of an aggregate wait for the one that failed, others do not', async () => {
    await endpoint();
    receiver.answer = (response, { body }) => response.writeHead(body.includes('"1"') ? 500 : 200).end();
    for (const line of ['a:1 1', 'a:1 2', 'b:1 2']) await note(line);
    await deliver();
    expect(linesIn(receiver).sort()).to.deep.equal(['a:1 1', 'b:1 2']);
    receiver.answer = (response) => response.end();
    await makeDue();
    await deliver();
    expect(linesIn(receiver).slice(2)).to.deep.equal(['a:1 1', 'a:1 2']);
  });

  for (const host of ['localhost', '127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0177.1', '[::1]']) {
    it(`a request to ${host} is not made, unless WEBHOOKS_ALLOW_PRIVATE says so`, async () => {
      settings.WEBHOOKS_ALLOW_PRIVATE = false;
      await endpoint({ url: receiver.url.replace('127.0.0.1', host) });
      await note('a:1 1');
      expect(await deliver()).to.deep.equal({ delivered: 0, failed: 1 });
      expect(receiver.received).to.deep.equal([]);
      expect((await attempts())[0]?.error).to.match(/is not a public address$/);
    });
  }

  it('endpoints that do not answer delay no other', async function () {
    this.timeout(30_000);
    const slow = await startReceiver();
    slow.answer = () => undefined;
    for (let count = 0; count < 5; count += 1) await endpoint({ url: slow.url });
    await endpoint();
    for (let text = 0; text < 15; text += 1) await note(`a:${text} 1`);
    const stopping = new AbortController();
    const working = deliverEvents(db, stopping.signal, [webhook]);
    const begun = Date.now();
    while (receiver.received.length < 15 && Date.now() - begun < 9_000) await delay(50);
    expect(receiver.received).to.have.lengthOf(15);
    while ((await attempts()).every(({ error }) => error === '') && Date.now() - begun < 20_000)
      await delay(100);
    stopping.abort();
    await working;
    await slow.stop();
    const errors = (await attempts()).map(({ error }) => error).filter(Boolean);
    expect(new Set(errors)).to.deep.equal(new Set(['no answer within 10 s']));
  });

  it('an endless answer is read only in part', async () => {
    await endpoint();
    receiver.answer = (response) => {
      response.writeHead(500);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(10_000), more);
      };
      more();
    };
    await note('a:1 1');
    expect(await deliver()).to.deep.equal({ delivered: 0, failed: 1 });
    const [attempt] = await attempts();
    expect([attempt?.status_code, attempt?.answer]).to.deep.equal([500, 'x'.repeat(300)]);
  });

  it('410 Gone disables the endpoint, and a mail says so', async () => {
    const admin = { is_staff: true, is_superuser: true };
    await createUser(db, { username: 'ada', email: 'ada@example.com', ...admin });
    await createUser(db, { username: 'ann', email: 'ann@example.com', is_staff: true });
    await createUser(db, { username: 'bob', email: 'bob@example.com', is_staff: true });
    const { id } = await endpoint({ registered_by: 'staff ann' });
    receiver.answer = (response) => response.writeHead(410).end();
    await note('a:1 1');
    await note('a:1 2');
    await deliver();
    const row = await stored(id);
    expect(row.is_active).to.equal(false);
    expect(row.disabled_reason).to.include('410 Gone');
    expect(row.disabled_at).to.be.a('string');
    expect((await deliveries()).map(({ status }) => status)).to.deep.equal(['stopped', 'stopped']);
    const sent = await mails();
    const to = sent.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim());
    expect(to.sort()).to.deep.equal(['ada@example.com', 'ann@example.com']);
    expect(sent[0]).to.include('410 Gone').and.include(`endpoint ${id} at 127.0.0.1`);
    expect(sent[0]).not.to.include('/hook');
    await note('a:1 3');
    await deliver();
    expect(receiver.received).to.have.lengthOf(1);
  });

  it('an endpoint that has failed for days is disabled when a delivery stops; enabling it sends what stopped', async () => {
    await createUser(db, { username: 'ada', email: 'ada@example.com', is_staff: true, is_superuser: true });
    const days = (count: number) => new Date(Date.now() - count * DAY_MS).toISOString();
    const recently = await endpoint({ failing_since: days(1) });
    const { id } = await endpoint({ failing_since: days(3) });
    receiver.answer = (response) => response.writeHead(503).end();
    for (const line of ['a:1 1', 'a:1 2', 'b:1 1']) await note(line);
    await deliverOnce(db, never, [{ ...webhook, pauses: [] }]);
    expect((await stored(recently.id)).is_active).to.equal(true);
    const row = await stored(id);
    expect(row.is_active).to.equal(false);
    expect(row.disabled_reason).to.match(
      /^Every request has failed since .* UTC\. The last error: answered 503\.$/,
    );
    expect(await mails()).to.have.lengthOf(1);
    await deleteEndpoint(db, recently.id, {});
    await deliver();
    receiver.received.length = 0;
    receiver.answer = (response) => response.end();
    await changeEndpoint(db, id, { is_active: true }, {});
    await deliver();
    expect(linesIn(receiver).sort()).to.deep.equal(['a:1 1', 'a:1 2', 'b:1 1']);
    const { is_active, disabled_at, disabled_reason, failing_since } = await stored(id);
    expect([is_active, disabled_at, disabled_reason, failing_since]).to.deep.equal([true, null, '', null]);
  });

  it('what waits for a deleted endpoint is given up', async () => {
    const { id } = await endpoint();
    receiver.answer = (response) => response.writeHead(500).end();
    await note('a:1 1');
    await deliver();
    await deleteEndpoint(db, id, {});
    expect((await deliveries()).map(({ status }) => status)).to.deep.equal(['skipped']);
    expect(await attempts()).to.deep.equal([]);
  });

  it('a worker that stops blames no endpoint', async () => {
    const { id } = await endpoint();
    receiver.answer = () => undefined;
    await note('a:1 1');
    const stopping = new AbortController();
    const working = deliverEvents(db, stopping.signal, [webhook]);
    while (receiver.received.length === 0) await delay(20);
    stopping.abort();
    await working;
    await delay(100);
    expect(await attempts()).to.deep.equal([]);
    expect((await stored(id)).failing_since).to.equal(null);
  });

  it('a replaced SECRET_KEY is named', async () => {
    await endpoint({ sealed_secret: 'AAAA' });
    await note('a:1 1');
    await deliver();
    expect((await attempts())[0]?.error).to.include('SECRET_KEY');
  });
});
