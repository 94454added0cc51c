// Webhook endpoints in the admin site: the form, the secret, a test, and the log with "Send again".
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { Delivery } from '../../events/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { SILENT, startReceiver, stoppedDelivery, storedEndpoint } from '../../testing/makers/webhooks.js';
import { useShop } from '../../testing/shop.js';
import { Attempt, type AttemptRow, Endpoint, getEndpoint } from '../models.js';
import { secretOf } from '../secrets.js';

const LIST = '/admin/webhooks/endpoint/';
const ATTEMPTS = '/admin/webhooks/attempt/';

onEachDatabase('webhooks in the admin site', (dialect) => {
  const shop = useShop(dialect);
  const row = (id: number) => getEndpoint(shop().db.read, id);

  it('an endpoint is added, changed and deactivated', async () => {
    const browser = await signInStaff(shop());
    const form = await browser.get(`${LIST}add/`);
    expect(form.text).to.include('value="order.placed"').and.include('An order was placed');
    const fields = { url: 'https://example.com/hook', description: 'Stock', event_types: ['stock.low'] };
    const saved = await browser.post(`${LIST}add/`, { ...fields, is_active: 'on', _save: '1' });
    expect(saved.location).to.equal(LIST);
    const made = await Endpoint.objects(shop().db.read).orderBy('id', 'desc').first();
    expect(made).to.deep.include({ url: fields.url, event_types: 'stock.low', is_active: true });
    expect(made?.registered_by).to.match(/^staff staff\d+$/);
    const change = `${LIST}${made?.id}/change/`;
    const page = await browser.get(change);
    expect(page.text).to.include('whsec_…').and.include(`tools/secret/?id=${made?.id}`);
    expect(page.text).not.to.include(made?.sealed_secret);
    await browser.post(change, { ...fields, event_types: ['stock.low', 'order.paid'], _save: '1' });
    const changed = await row(made?.id ?? 0);
    expect(changed).to.deep.include({ event_types: 'order.paid stock.low', is_active: false });
    expect(changed.disabled_reason).to.equal('Staff disabled it.');
    const action = { action: 'activate', index: '0', _selected_action: String(made?.id) };
    expect((await browser.postAndFollow(LIST, action)).text).to.include('1 endpoint was activated.');
    expect((await row(made?.id ?? 0)).is_active).to.equal(true);
  });

  it('a private address is refused beside its field', async () => {
    const browser = await signInStaff(shop());
    const answer = await browser.post(`${LIST}add/`, { url: 'https://169.254.169.254/', _save: '1' });
    expect(answer.text)
      .to.include('id="id_url_error"')
      .and.match(/must be a public address/i);
  });

  it('the secret is shown to who may change endpoints, and can be replaced', async () => {
    const { id, secret } = await storedEndpoint(shop().db, SILENT);
    const address = `${LIST}tools/secret/?id=${id}`;
    const viewer = await signInStaff(shop(), ['webhooks.view_endpoint']);
    expect((await viewer.get(address)).status).to.equal(403);
    const browser = await signInStaff(shop(), ['webhooks.change_endpoint']);
    expect((await browser.get(address)).text).to.include(secret);
    await browser.post(address, { replace: '1' });
    const replaced = secretOf(await row(id));
    expect(replaced).not.to.equal(secret);
    expect((await browser.get(`${LIST}tools/secret/?id=x`)).status).to.equal(404);
  });

  it('a test says what the endpoint answered', async () => {
    const receiver = await startReceiver();
    const { WEBHOOKS_ALLOW_PRIVATE } = settings;
    settings.WEBHOOKS_ALLOW_PRIVATE = true;
    try {
      const { id } = await storedEndpoint(shop().db, { ...SILENT, url: receiver.url });
      const browser = await signInStaff(shop());
      const address = `${LIST}tools/secret/?id=${id}`;
      expect((await browser.postAndFollow(address, { test: '1' })).text).to.include('The test arrived: 204');
      receiver.answer = (response) => response.writeHead(500).end();
      const failed = await browser.postAndFollow(address, { test: '1' });
      expect(failed.text).to.include('The test did not arrive: answered 500.');
    } finally {
      settings.WEBHOOKS_ALLOW_PRIVATE = WEBHOOKS_ALLOW_PRIVATE;
      await receiver.stop();
    }
  });

  it('the log is read-only, and sends an event again', async () => {
    const { id } = await storedEndpoint(shop().db, SILENT);
    const delivery = await stoppedDelivery(shop().db, id);
    const about = { endpoint_id: id, event_id: '01KAWV7XG8M4S9J4V0Q2ZC3T5R', event_type: 'test.tried' };
    const result = { status_code: 500, duration_ms: 12, error: 'answered 500', answer: 'Oh' };
    const created_at = new Date().toISOString();
    const [tried] = (await Attempt.objects(shop().db.maintenance)
      .insert({ ...about, ...result, delivery_id: delivery, created_at, sent_again_at: null })
      .returning('*')) as AttemptRow[];
    const browser = await signInStaff(shop());
    expect((await browser.get(`${ATTEMPTS}?endpoint_id__exact=${id}`)).text).to.include('answered 500');
    expect((await browser.get(`${ATTEMPTS}${tried?.id}/change/`)).text).to.not.include('name="_save"');
    const action = { action: 'send_again', index: '0', _selected_action: String(tried?.id) };
    expect((await browser.postAndFollow(ATTEMPTS, action)).text).to.include('1 event is sent again.');
    const sent = await Delivery.objects(shop().db.read).where({ id: delivery }).first();
    expect(sent?.status).to.equal('waiting');
  });
});
