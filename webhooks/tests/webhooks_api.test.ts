// Webhook endpoints over REST: registering, changing, the secret, a test, the log, and sending again.
import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { credentials } from '@grpc/grpc-js';
import { settings } from '../../ecommerce/settings.js';
import { Delivery } from '../../events/models.js';
import { toMessage } from '../../framework/grpc/codec.js';
import { unseal } from '../../framework/sealing.js';
import grpcPb from '../../protos/generated/webhooks_grpc_pb.js';
import pb from '../../protos/generated/webhooks_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { eventsOf } from '../../testing/events.js';
import { call, refusal } from '../../testing/grpc.js';
import { SILENT, startReceiver, stoppedDelivery, storedEndpoint } from '../../testing/makers/webhooks.js';
import { useShop } from '../../testing/shop.js';
import { Endpoint, getEndpoint } from '../models.js';

const URL = 'https://example.com/hook';

onEachDatabase('webhooks over REST', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const post = (path: string, body?: object) => shop().send('POST', `/api/webhooks/${path}`, body);
  const patch = (id: number, body: object, headers = {}) =>
    shop().send('PATCH', `/api/webhooks/${id}/`, body, headers);
  const register = (body: object = {}) => post('', { url: URL, event_types: ['order.deleted'], ...body });

  it('an endpoint is registered, and its secret is answered once; the database does not have it', async () => {
    const made = await register({ description: 'Stock', event_types: ['order.paid', 'order.cancelled'] });
    expect(made.status).to.equal(201);
    const { secret, ...endpoint } = made.body;
    expect(made.headers.get('location')).to.equal(`/api/webhooks/${endpoint.id}/`);
    expect(endpoint).to.deep.include({ url: URL, description: 'Stock', is_active: true, disabled_at: null });
    expect(endpoint.event_types).to.deep.equal(['order.cancelled', 'order.paid']);
    expect(endpoint.registered_by).to.equal('staff usual');
    expect(secret).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await shop().get(`/api/webhooks/${endpoint.id}/`)).body).to.deep.equal(endpoint);
    expect((await shop().get('/api/webhooks/')).body.endpoints[0]).to.deep.equal(endpoint);
    const row = await getEndpoint(shop().db.read, endpoint.id);
    expect(JSON.stringify(row)).not.to.include(secret.slice(6, 20));
    expect(unseal(row.sealed_secret, 'webhook secret')).to.equal(secret);
    expect((await shop().get(`/api/webhooks/${endpoint.id}/secret/`)).body).to.deep.equal({ secret });
  });

  it('wrong input is refused, with the name of the field', async () => {
    for (const [body, field] of [
      [{ url: undefined }, 'url'],
      [{ url: 'http://example.com/' }, 'url'],
      [{ url: 'https://10.0.0.1/' }, 'url'],
      [{ url: 'https://ann:x@example.com/' }, 'url'],
      [{ url: `https://example.com/${'x'.repeat(500)}` }, 'url'],
      [{ event_types: ['order.plcaed'] }, 'event_types'],
      [{ event_types: 'order.placed' }, 'event_types'],
      [{ description: 'x'.repeat(201) }, 'description'],
    ] as const) {
      const refused = await register(body);
      expect([refused.status, refused.body.details[0].field], JSON.stringify(body)).to.deep.equal([
        400,
        field,
      ]);
    }
    expect((await register({ event_types: ['x y'] })).body.error).to.equal(
      'event_types: there is no event "x y"',
    );
    for (const path of ['', 'secret/', 'attempts/']) {
      expect((await shop().get(`/api/webhooks/1000000/${path}`)).status, path).to.equal(404);
    }
    for (const path of ['secret/', 'test/', 'send-again/']) {
      expect((await post(`1000000/${path}`)).status, path).to.equal(404);
    }
  });

  it('single fields are changed, with If-Match only as they were seen', async () => {
    const { id } = (await register()).body;
    const seen = (await shop().get(`/api/webhooks/${id}/`)).headers.get('etag') ?? '';
    const changed = await patch(id, { event_types: [] }, { 'If-Match': seen });
    expect(changed.body).to.deep.include({ event_types: [], url: URL, is_active: true });
    expect((await patch(id, { description: 'x' }, { 'If-Match': seen })).status).to.equal(412);
    expect((await patch(id, { url: 'https://192.168.0.1/' })).body.details[0].field).to.equal('url');
    const off = await patch(id, { is_active: false });
    expect(off.body).to.deep.include({ is_active: false, disabled_reason: 'Staff disabled it.' });
    expect(off.body.disabled_at).to.be.a('string');
    const on = await patch(id, { is_active: true });
    expect(on.body).to.deep.include({ is_active: true, disabled_at: null, disabled_reason: '' });
    expect((await shop().send('DELETE', `/api/webhooks/${id}/`)).status).to.equal(204);
    expect((await shop().get(`/api/webhooks/${id}/`)).status).to.equal(404);
  });

  it('a test is sent at once, signed, and its answer is in the log', async () => {
    const receiver = await startReceiver();
    const { WEBHOOKS_ALLOW_PRIVATE } = settings;
    settings.WEBHOOKS_ALLOW_PRIVATE = true;
    try {
      const { id, secret } = (await register({ url: receiver.url })).body;
      const tried = await post(`${id}/test/`);
      expect(tried.body).to.deep.include({ status_code: 204, error: '', delivery_id: null });
      const [got] = receiver.received;
      const event = new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>);
      expect(event).to.deep.include({ type: 'webhook.test', data: { endpoint_id: id } });
      receiver.answer = (response) => response.writeHead(404).end('What?');
      const refused = await post(`${id}/test/`);
      expect(refused.body).to.deep.include({ status_code: 404, error: 'answered 404', answer: 'What?' });
      const log = await shop().get(`/api/webhooks/${id}/attempts/`);
      expect(log.body.attempts).to.deep.equal([refused.body, tried.body]);
      const one = await shop().get(`/api/webhooks/${id}/attempts/?event_id=${tried.body.event_id}`);
      expect(one.body.attempts).to.deep.equal([tried.body]);
    } finally {
      settings.WEBHOOKS_ALLOW_PRIVATE = WEBHOOKS_ALLOW_PRIVATE;
      await receiver.stop();
    }
  });

  it('a test to a private address is not made', async () => {
    const { id } = await storedEndpoint(shop().db, SILENT);
    const tried = await post(`${id}/test/`);
    expect(tried.body).to.deep.include({ status_code: null, error: '127.0.0.1 is not a public address' });
  });

  it('deliveries are sent again: those that stopped, or named ones, of this endpoint only', async () => {
    const { id } = await storedEndpoint(shop().db, SILENT);
    const other = await storedEndpoint(shop().db, SILENT);
    const [first, second] = [await stoppedDelivery(shop().db, id), await stoppedDelivery(shop().db, id)];
    const foreign = await stoppedDelivery(shop().db, other.id);
    const isStopped = async (delivery: number) =>
      (await Delivery.objects(shop().db.read).where({ id: delivery }).first())?.status === 'stopped';
    const refused = await post(`${id}/send-again/`, { delivery_ids: [first, foreign] });
    expect([refused.status, await isStopped(first)]).to.deep.equal([404, true]);
    expect((await post(`${id}/send-again/`, { delivery_ids: [first] })).body).to.deep.equal({
      deliveries: 1,
    });
    expect([await isStopped(first), await isStopped(second)]).to.deep.equal([false, true]);
    expect((await post(`${id}/send-again/`)).body).to.deep.equal({ deliveries: 1 });
    expect([await isStopped(second), await isStopped(foreign)]).to.deep.equal([false, true]);
    await patch(id, { is_active: false });
    const disabled = await post(`${id}/send-again/`);
    expect([disabled.status, disabled.body.error]).to.deep.equal([
      409,
      `Endpoint ${id} is disabled. Enable it first.`,
    ]);
  });

  it('a new secret replaces the old one, also when that cannot be read', async () => {
    const { id, secret } = (await register()).body;
    const replaced = (await post(`${id}/secret/`)).body.secret;
    expect(replaced)
      .to.match(/^whsec_/)
      .and.not.equal(secret);
    expect((await shop().get(`/api/webhooks/${id}/secret/`)).body.secret).to.equal(replaced);
    await Endpoint.objects(shop().db.maintenance).where({ id }).update({ sealed_secret: 'AAAA' });
    expect((await shop().get(`/api/webhooks/${id}/secret/`)).status).to.equal(409);
    await post(`${id}/secret/`);
    expect((await shop().get(`/api/webhooks/${id}/secret/`)).status).to.equal(200);
  });

  it('with an Idempotency-Key a new secret is made once, and deliveries are sent again once', async () => {
    const { id } = await storedEndpoint(shop().db, SILENT);
    await stoppedDelivery(shop().db, id);
    const stored = async () => (await getEndpoint(shop().db.read, id)).sealed_secret;
    for (const path of ['secret/', 'send-again/']) {
      const send = () =>
        shop().send('POST', `/api/webhooks/${id}/${path}`, undefined, { 'Idempotency-Key': `${id} ${path}` });
      const first = await send();
      const secret = await stored();
      const again = await send();
      expect([again.body, again.headers.get('idempotent-replayed')]).to.deep.equal([first.body, 'true']);
      expect(await stored()).to.equal(secret);
    }
  });

  it('over gRPC a secret is read by the web server alone', async () => {
    const { id } = (await register()).body;
    const client = new grpcPb.WebhookServiceClient(settings.WEBHOOKS_ADDRESS, credentials.createInsecure());
    const asked = toMessage(pb.GetEndpointRequest, { id });
    const { status } = await refusal(call(client, (stub) => stub.getSecret, asked));
    expect(status).to.equal('PERMISSION_DENIED');
    expect((await call(client, (stub) => stub.getEndpoint, asked)).getSecret()).to.equal('');
    client.close();
  });

  it('what staff do is logged by ids', async () => {
    let id = 0;
    const events = await eventsOf(async () => {
      ({ id } = (await register()).body);
      await patch(id, { description: 'Secret plan' });
      await shop().get(`/api/webhooks/${id}/secret/`);
      await post(`${id}/secret/`);
      await shop().send('DELETE', `/api/webhooks/${id}/`);
    });
    expect(events.map(({ event, endpoint, principal }) => [event, endpoint, principal])).to.deep.equal(
      [
        ...['webhook_registered', 'webhook_changed', 'webhook_key_shown'],
        ...['webhook_key_changed', 'webhook_deleted'],
      ].map((event) => [event, id, 'staff usual']),
    );
    expect(JSON.stringify(events)).not.to.match(/whsec|Secret plan|example\.com/);
  });
});
