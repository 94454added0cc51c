// The catalogue of the Python shop, for `importdjango`. Categories are named by slug there.
import type { DjangoTable } from '../framework/db/django_tables.js';
import { Product } from './models.js';
import { recordLoadedStock } from './stock_movements.js';

const PRODUCTS: DjangoTable<typeof Product> = {
  model: Product,
  identity: ['created_at'],
  taken: (trx) => recordLoadedStock(trx, 'importdjango'),
};

export const DJANGO_CATALOGUE: DjangoTable[] = [PRODUCTS];
