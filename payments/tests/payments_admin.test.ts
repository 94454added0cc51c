// Payments and invoices in the admin site: read, and refunded by an action with an amount.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { PaymentTransaction } from '../models.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('payments in the admin site', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let staff: StaffBrowser;
  const LIST = '/admin/payments/transaction/';

  before(async () => {
    staff = await signInStaff(shop());
  });
  const act = (payment: number, fields: Record<string, string>) =>
    staff.postAndFollow(LIST, { action: 'refund', _selected_action: [String(payment)], ...fields });

  it('asks for amount and reason, then refunds, and the credit note follows', async () => {
    const { order, payment } = await paying.paidOrder();
    const asked = await act(payment, {});
    expect(asked.text)
      .to.include('name="amount"')
      .and.include('name="reason"')
      .and.include('<button type="submit" class="button primary">Refund payments</button>')
      .and.include(`Payment ${payment}`);
    expect(await paying.movements(order)).to.have.lengthOf(1);
    const done = await act(payment, { post: 'yes', amount: '12.50', reason: 'a scratch' });
    expect(done.text).to.include('1 refund was started.');
    await paying.settled(order);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 12.5],
    ]);
    await act(payment, { post: 'yes', amount: 'all' });
    await paying.settled(order);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'refunded']);
  });

  it('refunds once when the form is sent twice, and again from a new page', async () => {
    const { order, payment } = await paying.paidOrder();
    const formKey = async () =>
      /name="_form_key" value="(\w+)"/.exec((await act(payment, {})).text)?.[1] ?? '';
    const fields = { post: 'yes', amount: '12.50', _form_key: await formKey() };
    const twice = await Promise.all([act(payment, fields), act(payment, fields)]);
    const said = /1 refund was started\.|No change: already done\./;
    for (const { text } of twice) expect(text).to.match(said);
    await act(payment, fields);
    expect(await paying.movements(order)).to.have.lengthOf(2);
    await act(payment, { ...fields, _form_key: await formKey() });
    await paying.settled(order);
    expect((await paying.movements(order)).map(([kind, , cents]) => [kind, cents])).to.deep.equal([
      ['payment', 10_000],
      ['refund', 1_250],
      ['refund', 1_250],
    ]);
  });

  it('says why a refund cannot be, and moves nothing', async () => {
    const { order, payment } = await paying.paidOrder();
    for (const amount of ['', '0', '-5', 'much', '<b>']) {
      const { status, text } = await act(payment, { post: 'yes', amount, reason: 'a scratch' });
      expect(status).to.equal(200);
      expect(text, amount)
        .to.include('Please correct the error below.')
        .and.include('Must be an amount above 0, such as 12.50, or “all”.')
        .and.include('value="a scratch"')
        .and.not.include('<b>');
    }
    const card = await act(payment, { post: 'yes', amount: '4242 4242 4242 4242' });
    expect(card.text).to.match(/looks like a card number/i);
    const tooMuch = await act(payment, { post: 'yes', amount: '100.01' });
    expect(tooMuch.text).to.include('must be at most 100.00');
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('is done by staff who were granted it, and remembered with what was asked', async () => {
    const { order, payment } = await paying.paidOrder();
    const cashier = await signInStaff(shop(), ['payments.view_transaction', 'payments.change_transaction']);
    const users = await staff.get(`/admin/auth/user/${cashier.userId}/change/`);
    expect(users.text).to.include('value="payments.change_transaction"');
    await cashier.post(LIST, {
      ...{ action: 'refund', _selected_action: [String(payment)], post: 'yes' },
      ...{ amount: '5.00', reason: 'a scratch' },
    });
    expect(await paying.movements(order)).to.have.lengthOf(2);
    const history = await staff.get(`${LIST}${payment}/history/`);
    expect(history.text).to.include(
      'Changed refunds begun from 0.00 USD to 5.00 USD. Amount: 5.00. Reason: a scratch.',
    );
    const [again] = await PaymentTransaction.objects(shop().db.read).where({
      order_id: order,
      kind: 'refund',
    });
    expect((await act(again?.id ?? 0, { post: 'yes', amount: 'all' })).text).to.include(
      'A refund cannot be refunded.',
    );
    expect(await paying.movements(order)).to.have.lengthOf(2);
  });

  it('shows transactions and methods, without token or key, and lets nobody change them', async () => {
    const { payment } = await paying.paidOrder();
    const page = await staff.get(`${LIST}${payment}/change/`);
    expect([page.status, page.text.includes('name="_save"')]).to.deep.equal([200, false]);
    const methods = await staff.get('/admin/payments/paymentmethod/');
    expect(methods.text).to.include('4242').and.not.include('tok_visa');
    const method = await staff.get('/admin/payments/paymentmethod/3/change/');
    expect(method.text).to.include('visa').and.not.include('tok_');
    for (const path of [`${LIST}add/`, `${LIST}${payment}/delete/`, `${LIST}${payment}/change/`]) {
      expect((await staff.post(path, { status: 'failed' })).status, path).to.equal(403);
    }
  });

  it('finds transactions by order and how their reference begins, methods by their digits', async () => {
    const { order, payment } = await paying.paidOrder();
    const [row] = await PaymentTransaction.objects(shop().db.read).where({ id: payment });
    const reference = row?.provider_reference.toUpperCase() ?? '';
    const found = async (list: string, words: string): Promise<boolean> =>
      (await staff.get(`${list}?q=${encodeURIComponent(words)}`)).text.includes(`${list}${payment}/change/`);
    expect(reference.length).to.be.above(5);
    expect(await found(LIST, reference)).to.equal(true);
    expect(await found(LIST, reference.slice(0, -2))).to.equal(true);
    expect(await found(LIST, reference.slice(1))).to.equal(false);
    expect(await found(LIST, `${reference.slice(0, -2)}%`)).to.equal(false);
    expect(await found(LIST, `${order}`)).to.equal(true);
    expect(await found(LIST, `${order} nothing`)).to.equal(false);
    const count = async (words: string): Promise<number> =>
      (await staff.get(`/admin/payments/paymentmethod/?q=${words}`)).text.split(/>\s*4242\s*</).length - 1;
    expect(await count('4242')).to.be.above(0);
    expect(await count('42')).to.equal(await count('4242'));
    expect(await count('242')).to.equal(0);
  });

  it('sorts transactions by what has an index', async () => {
    const { text } = await staff.get(LIST);
    const sorting = [...text.matchAll(/href="\?o=-?\d+">([^<]*)</g)].map(([, label]) => label);
    expect(sorting).to.deep.equal(['ID', 'Amount', 'Created']);
    expect((await staff.get(`${LIST}?o=6`)).text).not.to.contain('Do not sort by');
  });

  it('shows an invoice with its lines and its PDF, and lets nobody change it', async () => {
    const { order } = await paying.paidOrder();
    const { id, number } = (await shop().get(`/api/invoices/?order_id=${order}`)).body.invoices[0];
    const page = await staff.get(`/admin/invoices/invoice/${id}/change/`);
    expect(page.text).to.include(number).and.include('Chair').and.include(`/api/invoices/${id}/pdf/`);
    expect((await staff.get(`/api/invoices/${id}/pdf/`)).headers.get('content-type')).to.equal(
      'application/pdf',
    );
    for (const path of ['add/', `${id}/delete/`, `${id}/change/`]) {
      expect((await staff.post(`/admin/invoices/invoice/${path}`, { number: 'X' })).status, path).to.equal(
        403,
      );
    }
  });
});
