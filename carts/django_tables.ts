// Carts of customers of a Python shop that has them, for `importdjango`.
import type { DjangoTable } from '../framework/db/django_tables.js';
import { Cart, CartItem } from './models.js';

const CARTS: DjangoTable<typeof Cart, typeof CartItem> = {
  model: Cart,
  identity: ['customer_id'],
  parts: { model: CartItem, by: 'cart_id' },
  problem: ({ customer_id }) =>
    customer_id === null ? 'it belongs to a guest, whose token is not known here' : undefined,
};

export const DJANGO_CARTS: DjangoTable[] = [CARTS];
