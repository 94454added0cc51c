// A guest's order: what was ordered, paying it with a test card, its invoice, cancelling it.
import { newKey } from './api.js';

const element = (id) => document.getElementById(id);

/** The order's part of the page. `left` is called when the guest goes back to the shop. */
export function startOrder({ api, store, money, guarded, left }) {
  let key = newKey();
  let id = 0;

  async function show() {
    const order = await api.get(`/api/orders/${id}/`);
    const isPaid = order.payment_status === 'paid';
    const isOpen = order.status === 'pending' || order.status === 'processing';
    element('order-title').textContent = `Order ${order.id}`;
    element('order-status').textContent = `${order.status}, ${order.payment_status}`;
    element('order-lines').replaceChildren(
      ...order.items.map((item) => lineOf(item, money(item.subtotal, order.currency))),
    );
    element('order-total').textContent = money(order.total_amount, order.currency);
    element('pay').hidden = isPaid || !isOpen;
    element('invoice').hidden = !isPaid;
    element('cancel').hidden = !isOpen;
    element('shop').hidden = true;
    element('order').hidden = false;
  }

  async function pay() {
    const body = { order_id: id, provider: 'test', token: element('card').value };
    try {
      await api.post('/api/payments/transactions/', body, key);
      key = newKey();
    } catch (error) {
      if (error.details) key = newKey(); // declined: what comes next is another attempt
      throw error;
    }
    await show();
  }

  element('pay').addEventListener('submit', (event) => {
    event.preventDefault();
    void guarded(pay, event.submitter);
  });
  element('invoice').addEventListener(
    'click',
    ({ target }) => void guarded(() => saveInvoice(api, id), target),
  );
  element('cancel').addEventListener('click', ({ target }) => {
    void guarded(async () => {
      await api.post(`/api/orders/${id}/cancel/`, {}, newKey());
      await show();
    }, target);
  });
  element('leave').addEventListener('click', () => {
    store.set('order', null);
    element('order').hidden = true;
    element('shop').hidden = false;
    void guarded(left);
  });

  return {
    async open(order) {
      id = order.id;
      store.set('order', order);
      await show();
      element('order-title').focus();
    },
  };
}

/** A line of the order. */
function lineOf({ product_name: name, quantity }, price) {
  const line = document.createElement('li');
  for (const text of [name, `× ${quantity}`, price]) {
    line.append(Object.assign(document.createElement('span'), { textContent: text }));
  }
  return line;
}

/** The invoice needs the order's token, which a link cannot send. */
async function saveInvoice(api, id) {
  const { invoices } = await api.get(`/api/invoices/?order_id=${id}`);
  const file = URL.createObjectURL(await api.file(`/api/invoices/${invoices[0].id}/pdf/`));
  const link = Object.assign(document.createElement('a'), { href: file, download: `invoice-${id}.pdf` });
  link.click();
  URL.revokeObjectURL(file);
}
