// The mails to customers, from the order to a real mail server: what they say and bring.
import { expect } from 'chai';
import type { Email } from 'postal-mime';
import { Event } from '../../events/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { JANE } from '../../testing/makers/contacts.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { staff } from '../../testing/makers/staff.js';
import { somebody, useMailingShop } from './mailing_shop.js';

onEachDatabase('mails to customers', (dialect) => {
  const { shop, paying, server, order } = useMailingShop(dialect);

  const move = (id: number, status: string) => shop().send('PATCH', `/api/orders/${id}/status/`, { status });
  const subjects = (mails: Email[]) => mails.map(({ subject }) => subject);
  const files = ({ attachments }: Email) =>
    attachments.map(({ filename, mimeType }) => `${filename} ${mimeType}`);
  /** The PDF of an invoice as the API serves it. */
  async function servedPdf(number: string, id: number): Promise<Buffer> {
    const { body } = await shop().get(`/api/invoices/?order_id=${id}`);
    const invoice = body.invoices.find((each: { number: string }) => each.number === number);
    const { Authorization = '' } = await staffHeaders();
    const answer = await fetch(`${shop().url}/api/invoices/${invoice.id}/pdf/`, {
      headers: { Authorization },
    });
    return Buffer.from(await answer.arrayBuffer());
  }
  let headers: Record<string, string> | undefined;
  const staffHeaders = async (): Promise<Record<string, string>> =>
    (headers ??= await staff(shop().db, 'reader'));

  it('an order is received: text and HTML say what was ordered, what it costs and where it goes', async () => {
    const to = somebody();
    const id = await order({ customer_email: to });
    const [mail] = await server().mailsTo(to, 1);
    expect(mail?.from).to.deep.include({ address: 'shop@localhost' });
    expect(mail?.subject).to.equal(`We have received your order ${id}`);
    for (const part of [mail?.text ?? '', (mail?.html ?? '').replaceAll('\u00a0', ' ')]) {
      for (const said of [
        'Hello Jane Roe,',
        'Chair',
        'USD 50.00',
        'USD 100.00',
        '5 Elm St',
        'help@shop.example',
      ]) {
        expect(part).to.include(said);
      }
      expect(part)
        .to.include('It is not paid yet')
        .and.to.not.match(/undefined|null|\[object|https?:/);
    }
    expect(mail?.attachments).to.deep.equal([]);
    expect(mail?.replyTo?.[0]).to.include({ address: 'help@shop.example' });
    const event = await Event.objects(shop().db.read)
      .where({ type: 'order.placed', aggregate: `order:${id}` })
      .first();
    expect(mail?.messageId).to.equal(`<${event?.ulid}@localhost>`);
  });

  it('an order is paid: the invoice is attached, the same bytes that the API serves', async () => {
    const headers = await paying.customer();
    await paying.method(headers);
    const to = somebody();
    const id = await makeOrder(
      shop(),
      [[await paying.product(), 1]],
      { ...JANE, customer_email: to },
      headers,
    );
    await paying.pay(id, headers);
    const mail = (await server().mailsTo(to, 2))[1] as Email;
    expect(mail.subject).to.equal(`Your order ${id} is paid`);
    expect(mail.text).to.match(/payment of USD 50\.00 for order \d+\./);
    const [attached] = mail.attachments;
    const number = attached?.filename?.replace('.pdf', '') ?? '';
    expect(files(mail)).to.deep.equal([`${number}.pdf application/pdf`]);
    expect(mail.text).to.include(`Your invoice ${number} is attached.`);
    const served = await servedPdf(number, id);
    expect(served.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(Buffer.compare(Buffer.from(attached?.content as ArrayBuffer), served)).to.equal(0);
  });

  it('an order is shipped; of being processed and delivered there is no mail', async () => {
    const to = somebody();
    const id = await order({ customer_email: to });
    for (const status of ['processing', 'shipped', 'delivered']) await move(id, status);
    await paying.cancel(await order({ customer_email: to }));
    const mails = await server().mailsTo(to, 4);
    const ofOrder = mails.filter(({ subject }) => subject?.includes(` ${id}`));
    expect(subjects(ofOrder)).to.deep.equal([
      `We have received your order ${id}`,
      `Your order ${id} is on its way`,
    ]);
    expect(ofOrder[1]?.text).to.include('Delivery address:\n\n5 Elm St');
  });

  it('an unpaid order is cancelled: its invoice, if there is one, is credited', async () => {
    const [to, other] = [somebody(), somebody()];
    const plain = await order({ customer_email: to });
    await paying.cancel(plain);
    const [, cancelled] = await server().mailsTo(to, 2);
    expect(cancelled?.subject).to.equal(`Your order ${plain} was cancelled`);
    expect(cancelled?.text).to.not.match(/credit note|return/);
    expect(cancelled?.attachments).to.deep.equal([]);
    const invoiced = await order({ customer_email: other });
    await shop().send('POST', '/api/invoices/', { order_id: invoiced });
    await paying.cancel(invoiced);
    const [, credited] = await server().mailsTo(other, 2);
    expect(files(credited as Email)[0]).to.match(/^CN-\d{4}-\d{6}\.pdf application\/pdf$/);
    expect(credited?.text).to.include('which cancels your invoice, is attached');
  });

  it('refunds bring their own credit notes, and a cancelled order that was paid is refunded', async () => {
    const to = somebody();
    const headers = await paying.customer();
    await paying.method(headers);
    const id = await makeOrder(
      shop(),
      [[await paying.product(), 2]],
      { ...JANE, customer_email: to },
      headers,
    );
    const { body: payment } = await paying.pay(id, headers);
    await paying.refund(payment.id, { amount: 10, reason: 'A scratch' });
    await paying.settled(id);
    await paying.refund(payment.id, { amount: 10, reason: 'Another' });
    await paying.settled(id);
    await paying.cancel(id);
    const mails = await server().mailsTo(to, 6);
    expect(subjects(mails).map((subject) => subject?.replace('\u00a0', ' '))).to.deep.equal([
      `We have received your order ${id}`,
      `Your order ${id} is paid`,
      `USD 10.00 of your order ${id} returned`,
      `USD 10.00 of your order ${id} returned`,
      `Your order ${id} was cancelled`,
      `USD 80.00 of your order ${id} returned`,
    ]);
    const { body } = await shop().get(`/api/invoices/?order_id=${id}`);
    const papers = (body.invoices as { number: string; kind: string }[]).reverse();
    expect(mails.flatMap(files)).to.deep.equal(papers.map(({ number }) => `${number}.pdf application/pdf`));
    expect(mails[4]?.text).to.include('We return what you paid for it.');
    expect(mails[4]?.attachments).to.deep.equal([]);
  });

  it('shows what was typed as text, and makes no links of it', async () => {
    const to = somebody();
    const name = 'You won: see https://evil.example';
    await order({
      customer_email: to,
      customer_name: name,
      shipping_address: '<b>12</b> evil.example/now\nSt. Ives',
    });
    const [mail] = await server().mailsTo(to, 1);
    expect(mail?.html).to.include('&lt;b&gt;12&lt;/b&gt;').and.to.include('<p>Hello,</p>');
    expect(mail?.text)
      .to.include('<b>12</b> evil. example/now\nSt. Ives')
      .and.to.match(/^Hello,/);
    for (const part of [mail?.text, mail?.html]) expect(part).to.not.match(/evil\.example|You won/);
  });
});
