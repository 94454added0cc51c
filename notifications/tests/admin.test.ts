// The mails in the admin: their preview, those of an order on its page, and sending one again.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { Delivery } from '../../events/models.js';
import { Order } from '../../orders/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { JANE } from '../../testing/makers/contacts.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { makeProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import { MailServer } from '../../testing/smtp.js';
import { MAILS } from '../mails.js';

const MAILS_PAGE = '/admin/orders/order/tools/mails/';
const HTML_PAGE = '/admin/orders/order/tools/mail_html/';
const AGAIN = '/admin/orders/order/tools/send_mail_again/';

onEachDatabase('mails to customers in the admin', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const usual = { ...settings };
  let server: MailServer;
  let numbers = 0;

  before(async () => {
    server = await MailServer.start();
  });
  beforeEach(() => {
    server.answer = () => undefined;
    Object.assign(settings, { CUSTOMER_MAILS: true, EMAIL_URL: server.url });
  });
  afterEach(() => Object.assign(settings, usual));
  after(() => server.stop());

  async function order(): Promise<{ id: number; to: string }> {
    const to = `buyer${(numbers += 1)}@example.com`;
    const product = await makeProduct(shop(), { stock_quantity: 10 });
    return { id: await makeOrder(shop(), [[product, 1]], { ...JANE, customer_email: to }), to };
  }
  const pageOf = (id: number) => `/admin/orders/order/${id}/change/`;
  const panelOf = (text: string) =>
    (/<section class="row-panel"[^]*<\/section>/.exec(text)?.[0] ?? '').replace(/\s+/g, ' ');

  /** The deliveries of an order's mails, as soon as none is under way. */
  async function settled(id: number) {
    for (;;) {
      const query = Delivery.objects(shop().db.read).where({ channel: 'mail', aggregate: `order:${id}` });
      const rows = await query.orderBy('id').select();
      if (rows.length > 0 && rows.every(({ status, last_error }) => status !== 'waiting' || last_error))
        return rows;
      await delay(20);
    }
  }

  const firstOf = async (id: number): Promise<number> => (await settled(id))[0]?.id ?? 0;

  it('the list of orders leads to a preview of each mail, as text and as HTML in a frame', async () => {
    const browser = await signInStaff(shop());
    expect((await browser.get('/admin/orders/order/')).text).to.include(`href="${MAILS_PAGE}"`);
    const first = await browser.get(MAILS_PAGE);
    for (const { name, label } of MAILS) {
      expect(first.text).to.include(`${MAILS_PAGE}?mail=${name}&amp;language=en`).and.to.include(label);
      const page = await browser.get(`${MAILS_PAGE}?mail=${name}`);
      expect(page.status).to.equal(200);
      expect(page.text)
        .to.match(/<iframe[^>]* sandbox=""/)
        .and.to.include('Hello Ada Lovelace,');
      expect(page.headers.get('content-security-policy')).to.include("frame-src 'self'");
      const html = await browser.get(`${HTML_PAGE}?mail=${name}`);
      expect(html.text).to.match(/^<!doctype html>/);
      expect(html.headers.get('content-security-policy')).to.equal(
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
      );
      expect(html.headers.get('x-frame-options')).to.equal('SAMEORIGIN');
    }
    expect(first.text).to.not.include('No mail is sent to customers');
    settings.CUSTOMER_MAILS = false;
    expect((await browser.get(MAILS_PAGE)).text).to.include('No mail is sent to customers');
    for (const query of ['mail=lost', 'language=xx', 'language=..']) {
      expect((await browser.get(`${MAILS_PAGE}?${query}`)).status).to.equal(404);
    }
  });

  it('an order’s page shows its mails; one that is sent again arrives again, and the history says so', async () => {
    const { id, to } = await order();
    const browser = await signInStaff(shop());
    const delivery = await firstOf(id);
    const before = panelOf((await browser.get(pageOf(id))).text);
    expect(before)
      .to.include('Order received')
      .and.to.match(/<time datetime="[^"]+">/);
    const sent = await browser.postAndFollow(AGAIN, { order: id, delivery });
    expect(sent.text).to.include(`The mail “Order received” is sent to ${to}.`);
    const [first, second, ...more] = await server.mailsTo(to, 2);
    expect(more).to.deep.equal([]);
    expect(second?.text).to.equal(first?.text);
    // Mail programs hide a second mail with the same Message-ID.
    expect(second?.messageId).to.equal(first?.messageId?.replace('@', '.again-1@'));
    await settled(id);
    expect(panelOf((await browser.get(pageOf(id))).text)).to.include('Order received (again)');
    const history = await browser.get(`/admin/orders/order/${id}/history/`);
    expect(history.text).to.include('Sent the mail “Order received” again.');
  });

  it('a mail that was refused can be sent after the address was corrected', async () => {
    server.answer = () => ({ code: 550, text: '5.1.1 No such mailbox' });
    const { id, to } = await order();
    const delivery = await firstOf(id);
    const browser = await signInStaff(shop());
    const panel = panelOf((await browser.get(pageOf(id))).text);
    expect(panel)
      .to.match(/Not sent: [^<]*No such mailbox/)
      .and.to.include('Send now');
    server.answer = () => undefined;
    await browser.post(AGAIN, { order: id, delivery });
    await server.mailsTo(to, 1);
    const rows = await settled(id);
    expect(rows.map(({ status, target }) => [status, target])).to.deep.equal([['delivered', '']]);
  });

  it('two clicks send one mail, and with CUSTOMER_MAILS off none is sent', async () => {
    const { id, to } = await order();
    const delivery = await firstOf(id);
    const browser = await signInStaff(shop());
    await browser.get('/admin/');
    const release = server.hold();
    try {
      const click = async () => (await browser.postAndFollow(AGAIN, { order: id, delivery })).text;
      expect(await click()).to.include('is sent to');
      expect(await click()).to.include('is on its way already');
      settings.CUSTOMER_MAILS = false;
      expect(await click()).to.include('No mail is sent: CUSTOMER_MAILS is off.');
    } finally {
      settings.CUSTOMER_MAILS = true;
      release();
    }
    await server.mailsTo(to, 2);
    await settled(id);
    expect(await server.mailsTo(to, 2)).to.have.lengthOf(2);
  });

  it('a customer who was erased gets no mail again', async () => {
    const { id } = await order();
    const delivery = await firstOf(id);
    await shop().db.transaction((trx) =>
      Order.objects(trx).where({ id }).update({ customer_email: 'forgotten-7@forgotten.invalid' }),
    );
    const browser = await signInStaff(shop());
    const refused = await browser.postAndFollow(AGAIN, { order: id, delivery });
    expect(refused.text).to.include('The customer has no address.');
    expect(await settled(id)).to.have.lengthOf(1);
  });

  it('needs the right to change orders; a mail of another order, or another channel’s delivery, is none', async () => {
    const [{ id }, other] = [await order(), await order()];
    const delivery = await firstOf(id);
    const reader = await signInStaff(shop(), ['orders.view_order']);
    expect(panelOf((await reader.get(pageOf(id))).text))
      .to.include('Order received')
      .and.to.not.include('<button');
    expect((await reader.post(AGAIN, { order: id, delivery })).status).to.equal(403);
    const browser = await signInStaff(shop());
    for (const fields of [
      { order: other.id, delivery },
      { order: id, delivery: 999_999 },
      { order: 'x', delivery },
    ]) {
      expect((await browser.post(AGAIN, fields)).status).to.equal(404);
    }
    expect((await browser.get(AGAIN)).status).to.equal(405);
    const stranger = await signInStaff(shop(), ['products.view_product']);
    for (const page of [MAILS_PAGE, HTML_PAGE]) expect((await stranger.get(page)).status).to.equal(403);
    expect((await browser.post(AGAIN, { order: id, delivery, csrfmiddlewaretoken: 'x' })).status).to.equal(
      403,
    );
  });
});
