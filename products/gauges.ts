// What the metrics tell of the stock.
import type { Knex } from 'knex';
import { countUpTo } from '../framework/db/paging.js';
import type { DatabaseGauge } from '../framework/metrics/database_gauges.js';
import { Product } from './models.js';
import { countLowStock } from './statistics.js';

export const CATALOGUE_GAUGES: DatabaseGauge[] = [
  {
    name: 'shop_products_low_stock',
    help: 'Products on sale with LOW_STOCK units or fewer, up to 10,001.',
    ask: countLowStock,
  },
  {
    name: 'shop_products_out_of_stock',
    help: 'Products on sale without a unit in stock, up to 10,001.',
    ask: (db, limit) =>
      countUpTo(
        Product.objects(db).where('archived', false).where('stock_quantity', '<=', 0) as Knex.QueryBuilder,
        limit,
      ),
  },
];
