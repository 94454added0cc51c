// The delivery of mails: a mail server that is down, slow or refuses, and to whom no mail goes.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { Delivery, type DeliveryRow, Event } from '../../events/models.js';
import { now } from '../../framework/db/database.js';
import { Order } from '../../orders/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { somebody, useMailingShop } from './mailing_shop.js';

onEachDatabase('the delivery of mails to customers', (dialect) => {
  const { shop, server, order } = useMailingShop(dialect);

  const deliveries = (id: number): Promise<DeliveryRow[]> =>
    Delivery.objects(shop().db.read)
      .where({ channel: 'mail', aggregate: `order:${id}` })
      .orderBy('id')
      .select() as never;

  /** The deliveries of an order as soon as the first is so. */
  async function delivery(id: number, right: (row: DeliveryRow) => boolean): Promise<DeliveryRow> {
    for (let waited = 0; waited < 600; waited += 1) {
      const [first] = await deliveries(id);
      if (first && right(first)) return first;
      await delay(50);
    }
    throw new Error(`The delivery did not become so: ${JSON.stringify(await deliveries(id))}`);
  }
  const tryNow = (id: number) =>
    shop().db.transaction((trx) =>
      Delivery.objects(trx)
        .where({ channel: 'mail', aggregate: `order:${id}`, status: 'waiting' })
        .update({ next_try_at: now() }),
    );

  it('while the mail server is down no order waits and no mail is lost; each arrives once when it is back', async () => {
    await server().stop();
    const to = somebody();
    const begun = Date.now();
    const id = await order({ customer_email: to });
    expect(Date.now() - begun).to.be.below(10_000);
    await shop().send('PATCH', `/api/orders/${id}/status/`, { status: 'shipped' });
    const waiting = await delivery(id, ({ last_error }) => last_error !== '');
    expect(waiting).to.include({ status: 'waiting' });
    expect(waiting.last_error).to.match(/ECONNREFUSED/);
    await server().start();
    await tryNow(id);
    const mails = await server().mailsTo(to, 2);
    expect(mails.map(({ subject }) => subject)).to.deep.equal([
      `We have received your order ${id}`,
      `Your order ${id} is on its way`,
    ]);
    await delivery(id, ({ status }) => status === 'delivered');
    await delay(1_500); // another look of the worker
    expect(await server().mailsTo(to, 2)).to.have.lengthOf(2);
  });

  it('a mail server that does not answer delays no order', async () => {
    const release = server().hold();
    const to = somebody();
    try {
      for (let count = 0; count < 15; count += 1) {
        const begun = Date.now();
        const id = await order({ customer_email: to });
        expect((await shop().get(`/api/orders/${id}/`)).status).to.equal(200);
        expect(Date.now() - begun).to.be.below(10_000);
      }
      expect(server().mails).to.deep.equal([]);
    } finally {
      release();
    }
    expect(await server().mailsTo(to, 15)).to.have.lengthOf(15);
  });

  it('an address that the server refuses for good stops the mails of its order, and of no other', async () => {
    const [nobody, to] = [somebody(), somebody()];
    server().answer = (address) =>
      address === nobody ? { code: 550, text: `5.1.1 <${address}> has no mailbox here` } : undefined;
    const refused = await order({ customer_email: nobody });
    const taken = await order({ customer_email: to });
    await server().mailsTo(to, 1);
    const stopped = await delivery(refused, ({ status }) => status === 'stopped');
    expect(stopped.tries).to.equal(1);
    expect(stopped.last_error).to.include('550').and.to.include('has no mailbox here');
    expect(stopped.last_error).to.not.include(nobody); // it is logged
    expect((await delivery(taken, ({ status }) => status === 'delivered')).tries).to.equal(1);
  });

  it('what a server refuses for now, or because of its set-up, is tried again', async () => {
    for (const answer of [
      { code: 451, text: '4.7.1 Greylisted' },
      { code: 554, text: '5.7.1 Relay access denied' },
    ]) {
      server().answer = () => answer;
      const to = somebody();
      const id = await order({ customer_email: to });
      await delivery(id, ({ status, last_error }) => status === 'waiting' && last_error !== '');
      server().answer = () => undefined;
      await tryNow(id);
      expect(await server().mailsTo(to, 1)).to.have.lengthOf(1);
    }
  });

  it('goes to the address that the order has now, and nowhere once the customer is erased', async () => {
    await server().stop();
    const [wrong, right] = [somebody(), somebody()];
    const corrected = await order({ customer_email: wrong });
    const erased = await order({ customer_email: somebody() });
    for (const id of [corrected, erased]) await delivery(id, ({ last_error }) => last_error !== '');
    const change = (id: number, customer_email: string) =>
      shop().db.transaction((trx) => Order.objects(trx).where({ id }).update({ customer_email }));
    await change(corrected, right);
    await change(erased, 'forgotten-7@forgotten.invalid');
    await server().start();
    for (const id of [corrected, erased]) await tryNow(id);
    await server().mailsTo(right, 1);
    await delivery(erased, ({ status }) => status === 'delivered');
    expect(server().mails.map(({ to }) => to?.[0]?.address)).to.deep.equal([right]);
  });

  it('without CUSTOMER_MAILS nobody gets a mail', async () => {
    settings.CUSTOMER_MAILS = false;
    const id = await order({ customer_email: somebody() });
    const placed = Event.objects(shop().db.read)
      .where({ aggregate: `order:${id}` })
      .whereNotNull('position');
    while (!(await placed.clone().first())) await delay(20);
    settings.CUSTOMER_MAILS = true;
    const to = somebody();
    await order({ customer_email: to });
    await server().mailsTo(to, 1);
    expect(await deliveries(id)).to.deep.equal([]);
    expect(server().mails).to.have.lengthOf(1);
  });
});
