// The page: the catalogue, and what holds its parts together.
import { connect } from './api.js';
import { startCart } from './cart.js';
import { startOrder } from './order.js';

const element = (id) => document.getElementById(id);
const PAGE_SIZE = 12;
const COLOURS = {
  electronics: ['#cfe0f5', '#a8c4ea'],
  clothing: ['#f5dbe4', '#e9b7c9'],
  books: ['#f3e6c9', '#e4cd99'],
  home: ['#d3ead9', '#aad3b8'],
  sports: ['#fbdcc8', '#f2b894'],
  toys: ['#e5dbf6', '#c9b6ec'],
};

/** What outlives the page: the tokens of the cart and of the last order. */
const store = {
  get: (name) => JSON.parse(localStorage.getItem(name) ?? 'null'),
  set(name, value) {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  },
};

const money = (amount, currency) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);

/** Runs an action of the guest: its button waits meanwhile, and an error is shown. */
async function guarded(action, button) {
  const notice = element('notice');
  notice.hidden = true;
  if (button) button.disabled = true;
  try {
    await action();
  } catch (error) {
    notice.textContent = error.message;
    notice.hidden = false;
  } finally {
    if (button) button.disabled = false;
  }
}

const { shop } = await (await fetch('config.json')).json();
const api = connect(shop, () => ({
  'X-Cart-Token': store.get('cart'),
  'X-Order-Token': store.get('order')?.token,
}));
const order = startOrder({ api, store, money, guarded, left: () => search() });
const cart = startCart({ api, store, money, guarded, ordered: order.open });
let nextPage = '';

/** Shows the first page of the search, or the next one below it. */
async function search(more = false) {
  const asked = { query: element('query').value, category: element('category').value };
  const page = more ? { page_token: nextPage } : {};
  const query = new URLSearchParams({ ...asked, page_size: PAGE_SIZE, ...page });
  const found = await api.get(`/api/products/search/?${query}`);
  nextPage = found.next_page_token;
  const cards = found.products.map(cardOf);
  if (more) element('grid').append(...cards);
  else element('grid').replaceChildren(...cards);
  const { selectedOptions } = element('category');
  element('products-title').textContent = asked.category ? selectedOptions[0].textContent : 'All products';
  const count = `${found.total_count} ${found.total_count === 1 ? 'product' : 'products'}`;
  element('found').textContent = asked.query ? `${count} for “${asked.query}”` : count;
  element('more').hidden = nextPage === '';
  if (more) cards[0]?.querySelector('button')?.focus();
}

function cardOf(product) {
  const card = element('card-template').content.cloneNode(true).firstElementChild;
  const picture = card.querySelector('.picture');
  const button = card.querySelector('button');
  const [from, to] = COLOURS[product.category] ?? [];
  picture.textContent = [...product.name][0];
  if (from) picture.style.setProperty('--from', from);
  if (to) picture.style.setProperty('--to', to);
  card.querySelector('h2').textContent = product.name;
  card.querySelector('.description').textContent = product.description;
  card.querySelector('.price').textContent = money(product.price, product.currency);
  const isSoldOut = product.stock_quantity === 0;
  button.textContent = isSoldOut ? 'Sold out' : 'Add';
  button.setAttribute('aria-label', isSoldOut ? `${product.name} is sold out` : `Add ${product.name}`);
  button.disabled = isSoldOut;
  button.addEventListener('click', () => void guarded(() => cart.add(product.id), button));
  return card;
}

async function loadCategories() {
  const { categories } = await api.get('/api/categories/');
  for (const { slug, name } of categories) element('category').append(new Option(name, slug));
}

element('search').addEventListener('submit', (event) => {
  event.preventDefault();
  void guarded(() => search());
});
element('category').addEventListener('change', () => void guarded(() => search()));
element('more').addEventListener('click', ({ target }) => void guarded(() => search(true), target));

const known = store.get('order');
void guarded(() => Promise.all([search(), loadCategories(), cart.load(), known && order.open(known)]));
