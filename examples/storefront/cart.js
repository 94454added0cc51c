// The guest's cart and its checkout.
import { newKey } from './api.js';

const element = (id) => document.getElementById(id);
const FIELDS = ['customer_name', 'customer_email', 'shipping_address'];

/** Shows the cart. `ordered` gets what the checkout answers. */
export function startCart({ api, store, money, guarded, ordered }) {
  /** Kept until the order is placed: pressing the button again never orders twice. */
  let key = newKey();

  function show(cart) {
    store.set('cart', cart.cart_token);
    element('count').textContent = cart.item_count;
    element('lines').replaceChildren(...cart.items.map((item) => lineOf(item, cart.currency)));
    element('total').textContent = money(cart.total, cart.currency);
    for (const id of ['sum', 'checkout']) element(id).hidden = cart.items.length === 0;
    element('empty').hidden = cart.items.length > 0;
  }

  function lineOf(item, currency) {
    const { line, input } = fill(item, money(item.subtotal, currency));
    input.addEventListener('change', () => guarded(() => change(item.product_id, Number(input.value))));
    return line;
  }

  async function change(productId, quantity) {
    const path = `/api/cart/items/${productId}/`;
    try {
      show(await (quantity > 0 ? api.patch(path, { quantity }) : api.remove(path)));
    } catch (error) {
      show(await api.get('/api/cart/')); // the line goes back to what the shop has
      throw error;
    }
  }

  async function checkout() {
    const body = Object.fromEntries(FIELDS.map((name) => [name, element(name).value]));
    try {
      const { order, order_token: token } = await api.post('/api/cart/checkout/', body, key);
      key = newKey();
      mark([]);
      show(await api.get('/api/cart/'));
      await ordered({ id: order.id, token });
    } catch (error) {
      if (error.details) key = newKey(); // the shop has refused: what is corrected is another request
      const wrong = mark(error.details ?? []);
      throw wrong === '' ? error : new Error(wrong);
    }
  }

  element('checkout').addEventListener('submit', (event) => {
    event.preventDefault();
    void guarded(checkout, event.submitter);
  });

  return {
    load: async () => show(await api.get('/api/cart/')),
    add: async (productId) =>
      show(await api.post('/api/cart/', { product_id: productId, quantity: 1 }, newKey())),
  };
}

/** A line of the cart. */
function fill(item, price) {
  const line = element('line-template').content.cloneNode(true).firstElementChild;
  const input = line.querySelector('input');
  const problem = line.querySelector('.problem');
  line.querySelector('.name').textContent = item.product_name;
  line.querySelector('.price').textContent = price;
  input.value = item.quantity;
  input.setAttribute('aria-label', `Quantity of ${item.product_name}`);
  problem.hidden = item.problem === null;
  problem.textContent = `Only ${item.stock_quantity} left.`;
  return { line, input };
}

/** Marks the fields with a problem, and goes to the first; gives what is wrong, in words. */
function mark(details) {
  const problems = new Map(details.map(({ field, message }) => [field, message]));
  for (const name of FIELDS) element(name).setAttribute('aria-invalid', String(problems.has(name)));
  const wrong = FIELDS.filter((name) => problems.has(name));
  if (wrong.length > 0) element(wrong[0]).focus();
  const label = (name) => document.querySelector(`label[for=${name}]`).textContent;
  return wrong.map((name) => `${label(name)}: ${problems.get(name)}.`).join(' ');
}
