// Prices count minor units of the shop's currency: yen and not hundredths of them.
import type { Knex } from 'knex';
import { scaleColumns } from '../currencies.js';

interface Shop {
  currency: string;
}

export async function up(knex: Knex, { currency }: Shop): Promise<void> {
  await scaleColumns(knex('products_product'), ['price_cents'], currency, 'forth');
}

export async function down(knex: Knex, { currency }: Shop): Promise<void> {
  await scaleColumns(knex('products_product'), ['price_cents'], currency, 'back');
}
