// The warning after CURRENCY was changed: orders keep their currency, but prices have none.
import type { Queryable } from '../framework/db/database.js';
import { displayCents } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';
import { Order } from './models.js';

/** An example price, in minor units. */
const EXAMPLE = 99_999;

/** A warning if the newest order is in another currency than the current one. */
export async function changedCurrency(db: Queryable): Promise<string[]> {
  const { CURRENCY } = settings;
  const newest = await Order.objects(db).orderBy('id', 'desc').first('currency');
  if (!newest || newest.currency === CURRENCY) return [];
  const [was, is] = [newest.currency, CURRENCY].map(
    (currency) => `${displayCents(EXAMPLE, currency)} ${currency}`,
  );
  return [
    `CURRENCY is ${CURRENCY}, and the newest order is in ${newest.currency}. Orders, payments and invoices stay ` +
      `in their currency, but product prices are not converted: a price of ${was} is now ${is}.`,
  ];
}
