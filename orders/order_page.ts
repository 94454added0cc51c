// What the page of an order shows besides its form: its buttons, and the customer.
import { Customer } from '../customers/models.js';
import type { AnyRow } from '../framework/admin/inline_forms.js';
import type { Action } from '../framework/admin/model_admin.js';
import type { ModelPage } from '../framework/admin/page.js';
import { registerRelatedCount } from '../framework/admin/related_counts.js';
import { listActionButton, registerRowAction, type RowButton } from '../framework/admin/row_actions.js';
import { type Fact, registerRowPanel } from '../framework/admin/row_panels.js';
import { urlsOfRows } from '../framework/admin/row_page.js';
import { modelUrl } from '../framework/admin/site.js';
import './again_page.js';
import { countOrdersOf, Order, type OrderRow } from './models.js';
import './order_timeline.js';
import { mayBeCancelled } from './status_changes.js';

/** The places of the buttons, across the apps. */
const NEXT_STEP = 10;
const OTHER_STEP = 20;
const CANCEL = 60;

/** Adds the buttons that move an order; `actions` are those of the list. */
export function registerOrderButtons(actions: Record<string, Action<OrderRow>>): void {
  const button = (name: string, page: ModelPage, row: AnyRow, style?: RowButton['style']) => {
    const action = actions[name];
    return action ? listActionButton(page, action, row, style && { style }) : null;
  };
  registerRowAction(Order, {
    place: NEXT_STEP,
    button(page, row) {
      const { status, payment_status } = row as OrderRow;
      if (mayBeCancelled({ status })) {
        return payment_status === 'refunded' ? null : button('mark_shipped', page, row, 'primary');
      }
      return status === 'shipped' ? button('mark_delivered', page, row, 'primary') : null;
    },
  });
  registerRowAction(Order, {
    place: OTHER_STEP,
    button(page, row) {
      const waits = row.status === 'pending' && row.payment_status !== 'refunded';
      return waits ? button('mark_processing', page, row) : null;
    },
  });
  registerRowAction(Order, {
    place: CANCEL,
    button: (page, row) => (mayBeCancelled(row as OrderRow) ? button('cancel', page, row, 'danger') : null),
  });
}

registerRelatedCount(Customer, Order, 'customer_id');
registerRowPanel(Order, {
  ...{ name: 'customer', title: 'Customer', place: 'side' },
  facts: (page, row) => customerFacts(page, row as unknown as OrderRow),
});

async function customerFacts(page: ModelPage, order: OrderRow): Promise<Fact[]> {
  const { customer_id, customer_name, customer_email, shipping_address } = order;
  const { read } = page.db;
  const account =
    customer_id === null ? undefined : await Customer.objects(read).where({ id: customer_id }).first();
  const url = account && urlsOfRows(page)(Customer, account.id);
  const { count, isMore } = await countOrdersOf(read, order);
  const number = `${count.toLocaleString('en')}${isMore ? ' or more' : ''} ${count === 1 ? 'order' : 'orders'}`;
  return [
    { label: 'Name', cells: [{ text: customer_name, url }] },
    { label: 'E-mail', cells: [{ text: customer_email, url: `mailto:${customer_email}` }] },
    ...(account?.phone
      ? [{ label: 'Phone', cells: [{ text: account.phone, url: `tel:${account.phone.replace(/\s/g, '')}` }] }]
      : []),
    { label: account ? 'Account' : 'No account', cells: [{ text: number, url: ordersUrl(order) }] },
    { label: 'Shipped to', cells: [shipping_address] },
  ];
}

/** The list of all orders of this customer: of the account, or of the e-mail address. */
function ordersUrl({ customer_id, customer_email }: OrderRow): string {
  const filter =
    customer_id === null
      ? { customer_email__exact: customer_email }
      : { customer_id__exact: String(customer_id) };
  return `${modelUrl(Order)}?${new URLSearchParams(filter).toString()}`;
}
