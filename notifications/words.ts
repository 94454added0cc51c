// The values that the templates of mails use: texts, ready to be shown.
import { longDate } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import type { EventData } from './mails.js';

export interface MailWords {
  shop: { name: string; email: string };
  order: {
    id: number;
    date: string;
    /** '' if what was typed is no name. */
    name: string;
    address: string;
    items: { name: string; quantity: number; price: string; subtotal: string }[];
    total: string;
    /** Whether it waits for money. */
    unpaid: boolean;
    /** Whether money of the customer is in it. */
    paid: boolean;
  };
  /** What was paid or returned; '' in other mails. */
  amount: string;
  /** The number of the invoice or credit note that the mail brings; '' for none. */
  document: string;
}

/** The longest text that is greeted as a name. */
const MAX_NAME = 60;

/** The words of an event; `document` is the number of what is attached. */
export function wordsOf({ order, transaction }: EventData, document: string, language: string): MailWords {
  const amount = (value: number): string => amountText(value, order.currency, language);
  const { SHOP_NAME: name, SHOP_EMAIL: email } = settings;
  return {
    shop: { name, email },
    order: {
      ...{ id: order.id, date: longDate(order.created_at, language), name: nameText(order.customer_name) },
      address: withoutLinks(order.shipping_address),
      // An item may have no pieces left.
      items: order.items
        .filter(({ quantity }) => quantity > 0)
        .map(({ product_name, quantity, price, subtotal }) => ({
          ...{ name: product_name, quantity, price: amount(price), subtotal: amount(subtotal) },
        })),
      total: amount(order.total_amount),
      unpaid: order.payment_status === 'unpaid' && order.total_amount > 0,
      paid: order.payment_status === 'paid' || order.payment_status === 'partially_refunded',
    },
    amount: transaction ? amountText(transaction.amount, transaction.currency, language) : '',
    document,
  };
}

/** With the code of the currency: "USD 12.50". */
function amountText(value: number, currency: string, language: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'code' } as const;
  return new Intl.NumberFormat(language, style).format(value);
}

/**
 * Without what mail programs make a link of. Anybody can order with somebody else's address: the shop's mails must not
 * bring them a stranger's links.
 */
function withoutLinks(text: string): string {
  return text.replace(/\.(?=[\p{L}\p{N}])/gu, '. ').replace(/:(?=\/)/g, ': ');
}

function nameText(name: string): string {
  const oneLine = name.replace(/\s+/g, ' ').trim();
  const isName = [...oneLine].length <= MAX_NAME && withoutLinks(oneLine) === oneLine;
  return isName ? oneLine : '';
}
