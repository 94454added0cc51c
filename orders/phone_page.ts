// Orders by phone in the admin: finding the customer by name, e-mail or phone, or opening an account, before the order is
// added.
import path from 'node:path';
import { Customer, type CustomerRow } from '../customers/models.js';
import { openAccount } from '../customers/staff_accounts.js';
import { applySearch, readSearch } from '../framework/admin/changelist/search.js';
import { WrongLookup } from '../framework/admin/changelist/parameters.js';
import { type Form, postedForm } from '../framework/admin/forms.js';
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect, render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { modelUrl, site } from '../framework/admin/site.js';
import { registerTool } from '../framework/admin/tools.js';
import { type Problems, problemsOf } from '../framework/auth/pages/credentials.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { requirePermission } from '../framework/auth/staff.js';
import { fieldSchemas } from '../framework/db/json_schema.js';
import { ApiError } from '../framework/errors.js';
import { causeOf } from '../framework/http/access.js';
import { check, objectSchema } from '../framework/validation.js';
import { Order } from './models.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'find_customer.ejs');
const MOST = 20;
const FIELDS = ['name', 'email', 'phone', 'shipping_address'] as const;

type Typed = Record<(typeof FIELDS)[number], string>;

const checkDetails = check<Typed>(objectSchema(fieldSchemas(Customer, [...FIELDS]), ['name', 'email']));

registerTool(Order, {
  ...{ name: 'for_customer', label: 'Order by phone', permission: 'add' },
  ...{ get: showFound, post: addCustomer },
});

async function showFound(page: ModelPage): Promise<void> {
  refuseUnseen(page);
  const q = (new URL(page.request.originalUrl, 'http://admin').searchParams.get('q') ?? '').trim();
  const isEmail = q.includes('@');
  const isPhone = /^[+\d][\d\s/()-]+$/.test(q);
  const name = isEmail || isPhone ? '' : q;
  const typed = { name, email: isEmail ? q : '', phone: isPhone ? q : '', shipping_address: '' };
  await showPage(page, q, typed, new Map());
}

/** Who may not see customers cannot find them here. */
function refuseUnseen({ staff }: ModelPage): void {
  if (site.of(Customer)?.admin.maySee(Customer, staff)) return;
  throw new ApiError('forbidden', 'You may not see customers.');
}

async function addCustomer(page: ModelPage): Promise<void> {
  refuseUnseen(page);
  requirePermission(page.request, permissionCode(Customer, 'change'));
  const form = postedForm(page.request);
  const typed = typedIn(form);
  try {
    checkDetails({ ...typed });
    const customer = await page.db.transaction(async (trx) => {
      const made = await openAccount(trx, typed, causeOf(page.request));
      const about = { action: 'add', model: Customer, id: made.id, title: Customer.title(made) } as const;
      await logActions(trx, page.staff, [{ ...about, message: 'Added for an order by phone.' }]);
      return made;
    });
    addMessage(page, 'success', `${customer.name} has an account now. Add what they order.`);
    redirect(page, orderUrl(customer));
  } catch (error) {
    await showPage(page, form.get('q'), typed, problemsOf(error));
  }
}

function typedIn(form: Form): Typed {
  const textOf = (name: string): string => form.get(name).replace(/\r\n?/g, '\n').trim();
  const [name, email] = [textOf('name'), textOf('email')];
  return { name, email, phone: textOf('phone'), shipping_address: textOf('shipping_address') };
}

/** The form of a new order with the details of the customer. */
function orderUrl({ id, name, email, shipping_address }: CustomerRow): string {
  const filled = { customer_id: String(id), customer_name: name, customer_email: email, shipping_address };
  return `${modelUrl(Order)}add/?${new URLSearchParams(filled).toString()}`;
}

async function found(page: ModelPage, q: string): Promise<CustomerRow[]> {
  const admin = site.of(Customer)?.admin;
  if (q === '' || !admin) return [];
  const query = Customer.objects(page.db.read).orderBy('id', 'desc').limit(MOST);
  try {
    applySearch(query, Customer, admin, await readSearch(page.db, Customer, admin, q));
  } catch (error) {
    if (error instanceof WrongLookup) return [];
    throw error;
  }
  return query;
}

async function showPage(page: ModelPage, q: string, typed: Typed, problems: Problems): Promise<void> {
  const title = 'Order by phone';
  const customers = (await found(page, q)).map((row) => ({ ...row, url: orderUrl(row) }));
  const mayAdd = page.staff.may(permissionCode(Customer, 'change'));
  const labels = { name: 'Name', email: 'E-mail', phone: 'Phone', shipping_address: 'Shipping address' };
  const cells = FIELDS.map((name) => ({
    input: {
      ...{ name, id: `id_${name}`, label: labels[name], helpText: '', text: typed[name] },
      ...{ required: name === 'name' || name === 'email', errors: problems.get(name) ?? [], options: [] },
      widget: name === 'shipping_address' ? 'textarea' : name === 'email' ? 'email' : 'text',
      attributes: { maxlength: Customer.field(name).options.maxLength ?? 255, autocomplete: 'off' },
    },
  }));
  const breadcrumbs = [...modelBreadcrumbs(page), { label: title }];
  const isTyped = problems.size > 0;
  await render(page, TEMPLATE, { title, breadcrumbs, q, customers, mayAdd, cells, isTyped, most: MOST });
}
