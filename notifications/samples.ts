// Sample data for the preview of mails.
import { now } from '../framework/db/database.js';
import { settings } from '../ecommerce/settings.js';
import { decimalsOf } from '../framework/money.js';
import type { EventData, MailKind } from './mails.js';
import type { RenderedMail } from './templates.js';
import { renderMail } from './templates.js';
import { wordsOf } from './words.js';

/** A number of a document, for the mails that bring one. */
const DOCUMENTS: Partial<Record<MailKind['name'], string>> = {
  paid: 'INV-2026-000042',
  refunded: 'CN-2026-000007',
};

/** A mail as a customer would get it, and the names of the files that it would bring. */
export async function sampleMail(
  kind: MailKind,
  language: string,
): Promise<RenderedMail & { files: string[] }> {
  const number = DOCUMENTS[kind.name];
  const words = wordsOf(sampleData(kind), number ?? '', language);
  return {
    ...(await renderMail(kind, words, language)),
    files: number === undefined ? [] : [`${number}.pdf`],
  };
}

function sampleData({ name }: MailKind): EventData {
  const { CURRENCY: currency } = settings;
  const price = decimalsOf(currency) === 0 ? 1250 : 12.5;
  const two = { quantity: 2, cancelled_quantity: 0, price, subtotal: 2 * price };
  const lamp = { id: 1, product_id: 1, product_name: 'Desk lamp', ...two };
  const mug = { ...lamp, id: 2, product_id: 2, product_name: 'Mug', quantity: 1, subtotal: price };
  const statuses = {
    received: 'pending',
    paid: 'pending',
    shipped: 'shipped',
    cancelled: 'cancelled',
    refunded: 'delivered',
  };
  const at = now();
  return {
    order: {
      ...{ id: 379, status: statuses[name] as 'pending', currency, total_amount: 3 * price },
      payment_status: name === 'received' ? 'unpaid' : name === 'refunded' ? 'partially_refunded' : 'paid',
      ...{ customer_id: null, customer_name: 'Ada Lovelace', customer_email: 'ada@example.com' },
      shipping_address: '12 St James Square\nLondon SW1Y 4JH',
      ...{ items: [lamp, mug], created_at: at, updated_at: at },
    },
    transaction: { amount: name === 'refunded' ? price : 3 * price, currency },
  };
}
