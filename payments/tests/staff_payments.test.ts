// What staff do with the money of an order in the admin: refund, mark as paid, and ask the provider.
import { expect } from 'chai';
import { errorsIn, formErrorsIn, inputsIn, messagesIn } from '../../framework/admin/tests/pages_read.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { onEachDatabase } from '../../testing/databases.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { PageAnswer, StaffBrowser } from '../../testing/staff_browser.js';

const REFUND = '/admin/payments/transaction/tools/refund/';
const PAID = '/admin/orders/order/tools/mark_paid/';
const CHECK = '/admin/payments/transaction/tools/check/';
const fieldsOf = ({ text }: PageAnswer) => Object.fromEntries(inputsIn(text));

onEachDatabase('what staff do with the money of an order', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let browser: StaffBrowser;

  before(async () => {
    browser = await signInStaff(shop());
  });
  const pageOf = (order: number) => `/admin/orders/order/${order}/change/`;

  describe('the refund of a payment', () => {
    const open = (payment: number) => browser.get(`${REFUND}?payment=${payment}&back=order`);

    it('shows what is left, defaults to nothing, and refunds what was typed', async () => {
      const { order, payment } = await paying.paidOrder();
      expect((await browser.get(pageOf(order))).text).to.contain(
        `${REFUND}?payment=${payment}&amp;back=order`,
      );
      const shown = await open(payment);
      expect(textOf(shown.text)).to.contain('Left to refund 100.00 USD');
      expect(fieldsOf(shown).amount).to.equal('');
      const done = await browser.postAndFollow(REFUND, {
        ...fieldsOf(shown),
        amount: '49',
        reason: 'A scratch',
      });
      expect(messagesIn(done.text)).to.deep.equal(['Refund of 49.00 USD to Jane Roe started.']);
      expect(done.text).to.contain(`<h1>Order ${order} – `);
      await paying.settled(order);
      expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
      expect(textOf((await open(payment)).text)).to.contain(
        'Refunded already 49.00 USD Left to refund 51.00 USD',
      );
      const said = textOf((await browser.get(pageOf(order))).text);
      expect(said)
        .to.contain('Refunded 49.00 USD')
        .and.match(/Refund of 49.00 USD: Succeeded. Reason: A scratch\s+staff\d/);
    });

    it('keeps what was typed when it is refused, and moves nothing', async () => {
      const { order, payment } = await paying.paidOrder();
      const fields = fieldsOf(await open(payment));
      for (const [amount, why] of [
        ['', 'Must be an amount above 0, such as 12.50.'],
        ['0', 'Must be an amount above 0, such as 12.50.'],
        ['100.01', 'Must be at most 100.00, the amount left.'],
        ['1.005', 'Must be a number with at most 2 decimals.'],
      ] as const) {
        const refused = await browser.post(REFUND, { ...fields, amount, reason: 'A scratch' });
        expect(errorsIn(refused.text).amount?.[0], amount).to.match(
          amount === '1.005' ? /decimal/ : new RegExp(why),
        );
        expect(fieldsOf(refused)).to.deep.include({ amount, reason: 'A scratch' });
      }
      expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
    });

    it('happens once when the form is sent twice', async () => {
      const { order, payment } = await paying.paidOrder();
      const fields = { ...fieldsOf(await open(payment)), amount: '10' };
      await Promise.all([browser.post(REFUND, fields), browser.post(REFUND, fields)]);
      expect(await paying.movements(order)).to.have.lengthOf(2);
    });

    it('is for those who may refund, and says why there is nothing to refund', async () => {
      const { order, payment } = await paying.paidOrder();
      const clerk = await signInStaff(shop(), ['orders.change_order', 'payments.view_transaction']);
      expect((await clerk.get(pageOf(order))).text).to.not.contain(REFUND);
      expect((await clerk.get(`${REFUND}?payment=${payment}`)).status).to.equal(403);
      expect((await clerk.post(REFUND, { payment, amount: '5' })).status).to.equal(403);
      await paying.refund(payment);
      await paying.settled(order);
      expect(textOf((await open(payment)).text)).to.contain('All of this payment was refunded.');
      expect((await browser.get(`${REFUND}?payment=x`)).status).to.equal(404);
      expect(await paying.movements(order)).to.have.lengthOf(2);
    });
  });

  describe('marking an order as paid', () => {
    it('records a bank transfer with its reference and day', async () => {
      const order = await paying.order();
      expect((await browser.get(pageOf(order))).text).to.contain('Mark as paid…');
      const shown = await browser.get(`${PAID}?order=${order}`);
      expect(textOf(shown.text)).to.contain('To be paid 100.00 USD');
      const typed = { kind: 'bank_transfer', reference: 'RF18 5390', paid_on: '2026-11-25' };
      const done = await browser.postAndFollow(PAID, { ...fieldsOf(shown), ...typed });
      expect(messagesIn(done.text)).to.deep.equal([`Order ${order} is paid: 100.00 USD recorded.`]);
      expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
      const [row] = await paying.rows(order);
      expect(row).to.include({
        provider_reference: 'RF18 5390',
        paid_on: '2026-11-25',
        amount_cents: 10_000,
      });
      expect(row?.recorded_by).to.match(/^staff staff\d/);
      expect(done.text).to.not.contain('Mark as paid…');
      expect(textOf(done.text)).to.contain('Bank transfer · RF18 5390');
    });

    it('refuses what is not right beside the field, keeps what was typed, and records nothing', async () => {
      const order = await paying.order();
      const fields = {
        ...fieldsOf(await browser.get(`${PAID}?order=${order}`)),
        kind: 'cash',
        reference: 'R1',
      };
      for (const [field, value, why] of [
        ['kind', '', /must be chosen/i],
        ['paid_on', '2026-02-31', /must be a date/i],
        ['paid_on', '2999-01-01', /must not be in the future/i],
        ['reference', '4242 4242 4242 4242', /card number/i],
      ] as const) {
        const refused = await browser.post(PAID, { ...fields, [field]: value });
        expect(errorsIn(refused.text)[field]?.[0], value).to.match(why);
        expect(refused.text).to.contain(field === 'reference' ? value : 'value="R1"');
      }
      const other = await browser.post(PAID, { ...fields, amount_cents: '9999' });
      expect(formErrorsIn(other.text).join()).to.match(/100.00, the amount due/);
      expect(await paying.movements(order)).to.deep.equal([]);
    });

    it('records one payment of two, and none of a cancelled order', async () => {
      const order = await paying.order();
      const fields = { ...fieldsOf(await browser.get(`${PAID}?order=${order}`)), kind: 'cash' };
      await Promise.all([browser.post(PAID, fields), browser.post(PAID, fields)]);
      expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
      expect(textOf((await browser.get(`${PAID}?order=${order}`)).text)).to.contain(
        'The order is paid already.',
      );
      const cancelled = await paying.order();
      await paying.cancel(cancelled);
      expect(textOf((await browser.post(PAID, { ...fields, order: cancelled })).text)).to.contain(
        'is cancelled',
      );
      expect(await paying.movements(cancelled)).to.deep.equal([]);
    });

    it('is for those who may change payments', async () => {
      const order = await paying.order();
      const clerk = await signInStaff(shop(), ['orders.change_order', 'payments.view_transaction']);
      expect((await clerk.get(pageOf(order))).text).to.not.contain('Mark as paid…');
      expect((await clerk.get(`${PAID}?order=${order}`)).status).to.equal(403);
      expect((await clerk.post(PAID, { order, kind: 'cash' })).status).to.equal(403);
    });
  });

  describe('a payment that nobody knows', () => {
    /** An order whose payment is unknown, as the provider did not answer. */
    async function unknown(token: string): Promise<{ order: number; payment: number }> {
      const { order, payment } = await paying.paidOrder(token);
      await paying.leaveOpen(order);
      return { order, payment };
    }

    it('is asked about now, and the answer is said in words', async () => {
      const { order, payment } = await unknown('tok_timeout');
      expect((await paying.rows(order))[0]?.status).to.equal('unknown');
      const { text } = await browser.get(pageOf(order));
      expect(text)
        .to.contain('Check now')
        .and.not.contain('provider_error')
        .and.not.contain('provider_timeout');
      const page = await browser.get(`/admin/payments/transaction/${payment}/change/`);
      expect(page.text).to.contain('Check now').and.not.contain('provider_error');
      const checked = await browser.postAndFollow(CHECK, { id: payment, back: 'order' });
      expect(messagesIn(checked.text)).to.deep.equal([`Payment ${payment} succeeded: 100.00 USD was paid.`]);
      expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
      const again = await browser.postAndFollow(CHECK, { id: payment, back: 'row' });
      expect(messagesIn(again.text)).to.deep.equal([`Payment ${payment} succeeded: 100.00 USD was paid.`]);
      expect(await paying.movements(order)).to.have.lengthOf(1);
    });

    it('is checked only by those who may change payments', async () => {
      const { order, payment } = await unknown('tok_unreachable');
      const clerk = await signInStaff(shop(), ['payments.view_transaction', 'orders.view_order']);
      expect((await clerk.get(pageOf(order))).text).to.not.contain('Check now');
      expect((await clerk.post(CHECK, { id: payment })).status).to.equal(403);
      expect((await paying.rows(order))[0]?.status).to.equal('unknown');
      expect((await browser.post(CHECK, { id: 'x' })).status).to.equal(404);
    });
  });
});
