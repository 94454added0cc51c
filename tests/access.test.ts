// Who may do what: the table of the REST contract, for every method of every path and each of anyone,
// the customer whose it is, another customer, and staff.
import { expect } from 'chai';
import { ADA, bearer, BOB, register } from '../testing/makers/customers.js';
import { setUserPermissions } from '../framework/auth/permissions.js';
import { createToken } from '../framework/auth/tokens.js';
import { createUser } from '../framework/auth/users.js';
import { settings } from '../ecommerce/settings.js';
import { type AccessCall, type AccessLine, addressesOfApps } from '../testing/app_addresses.js';
import { useShop } from '../testing/shop.js';
import { staff, signInStaff } from '../testing/makers/staff.js';
import { urlpatterns } from '../ecommerce/urls.js';
import { makeThings } from '../testing/makers/things.js';
import { inOrder } from '../testing/order.js';

const product: AccessCall['at'] = ({ product_id }) => ({ id: product_id });
const order: AccessCall['at'] = ({ order_id }) => ({ id: order_id });
const method: AccessCall['at'] = ({ payment_method_id }) => ({ id: payment_method_id });
const payment: AccessCall['at'] = ({ transaction_id }) => ({ id: transaction_id });
const choice: AccessCall['at'] = ({ recommendation_id }) => ({ id: recommendation_id });
const ANYBODY = [200, 200, 200, 200] as const;
const STAFF = [401, 403, 403, 200] as const;
const OWNER = [401, 200, 404, 200] as const;
const CUSTOMERS = [401, 200, 200, 403] as const;

const TABLE: AccessLine[] = [
  ['GET', '', [...ANYBODY]],
  ['GET', 'api/', [...ANYBODY]],
  ['GET', 'api/schema/', [...ANYBODY]],
  ['GET', 'api/docs/', [...ANYBODY]],
  ['GET', 'api/docs/grpc/', [...ANYBODY]],
  ['GET', 'api/products/', [...ANYBODY]],
  ['POST', 'api/products/', [401, 403, 403, 201], { body: () => ({ name: 'Cup', price: 3 }) }],
  ['GET', 'api/products/search/', [...ANYBODY]],
  ['GET', 'api/products/<int:id>/', [...ANYBODY], { at: product }],
  ['PUT', 'api/products/<int:id>/', [...STAFF], { at: product, body: () => ({ price: 4 }) }],
  ['PATCH', 'api/products/<int:id>/', [...STAFF], { at: product, body: () => ({ price: 5 }) }],
  ['DELETE', 'api/products/<int:id>/', [...STAFF], { at: product }],
  ['GET', 'api/products/<int:id>/stock/', [...ANYBODY], { at: product }],
  ['PUT', 'api/products/<int:id>/stock/', [...STAFF], { at: product, body: () => ({ stock: 4 }) }],
  ['POST', 'api/products/<int:id>/stock/', [...STAFF], { at: product, body: () => ({ delta: 1 }) }],
  ['GET', 'api/products/<int:id>/stock/movements/', [...STAFF], { at: product }],
  ['GET', 'api/categories/', [...ANYBODY]],
  ['POST', 'api/categories/', [401, 403, 403, 201], { body: ({ slug }) => ({ slug, name: 'Pets' }) }],
  ['GET', 'products/', [...ANYBODY]],
  ['POST', 'products/', [...STAFF], { body: () => ({ name: 'Cup', price: 3 }) }],
  ['GET', 'products/<int:id>', [...ANYBODY], { at: product }],
  ['PUT', 'products/<int:id>', [...STAFF], { at: product, body: () => ({ name: 'Cup', price: 4 }) }],
  ['DELETE', 'products/<int:id>', [...STAFF], { at: product }],
  ['PUT', 'products/<int:id>/stock', [...STAFF], { at: product, body: () => ({ stock: 4 }) }],

  ['GET', 'api/customers/', [...STAFF]],
  ['GET', 'api/customers/<int:id>/', [...STAFF], { at: ({ customer_id }) => ({ id: customer_id }) }],
  ['POST', 'api/customers/register/', [400, 400, 400, 400], { body: () => ({}) }],
  ['POST', 'api/customers/register/confirm/', [400, 400, 400, 400], { body: () => ({}) }],
  ['GET', 'open-account/', [...ANYBODY]],
  ['POST', 'open-account/', [...ANYBODY], { body: () => ({}) }],
  ['POST', 'api/customers/login/', [400, 400, 400, 400], { body: () => ({}) }],
  ['POST', 'api/customers/token/refresh/', [400, 400, 400, 400], { body: () => ({}) }],
  ['POST', 'api/customers/logout/', [400, 400, 400, 400], { body: () => ({}) }],
  ['POST', 'api/customers/password-reset/', [400, 400, 400, 400], { body: () => ({}) }],
  ['POST', 'api/customers/password-reset/confirm/', [400, 400, 400, 400], { body: () => ({}) }],
  ['POST', 'api/customers/email-change/confirm/', [400, 400, 400, 400], { body: () => ({}) }],
  ['GET', 'email-change/', [...ANYBODY]],
  ['POST', 'email-change/', [...ANYBODY], { body: () => ({}) }],
  ['GET', 'password-reset/', [...ANYBODY]],
  ['POST', 'password-reset/', [...ANYBODY], { body: () => ({}) }],
  ['GET', 'api/customers/me/', [...CUSTOMERS]],
  ['PATCH', 'api/customers/me/', [...CUSTOMERS], { body: () => ({ phone: '1' }) }],
  ['DELETE', 'api/customers/me/', [401, 400, 400, 403], { body: () => ({}) }],
  ['GET', 'api/customers/me/export/', [...CUSTOMERS]],
  ['POST', 'api/customers/me/password/', [401, 400, 400, 403], { body: () => ({}) }],

  ['GET', 'api/orders/', [...STAFF]],
  ['POST', 'api/orders/', [201, 201, 201, 201], { body: ({ order: body }) => body }],
  ['POST', 'api/orders/claim/', [401, 202, 202, 403]],
  ['POST', 'api/orders/claim/confirm/', [401, 400, 400, 403], { body: () => ({}) }],
  ['GET', 'claim-orders/', [...ANYBODY]],
  ['POST', 'claim-orders/', [...ANYBODY], { body: () => ({}) }],
  ['GET', 'api/orders/mine/', [...CUSTOMERS]],
  ['GET', 'api/orders/<int:id>/', [...OWNER], { at: order }],
  ['PATCH', 'api/orders/<int:id>/status/', [...STAFF], { at: order, body: () => ({ status: 'shipped' }) }],
  ['POST', 'api/orders/<int:id>/cancel/', [...OWNER], { at: order }],
  [
    'POST',
    'api/orders/<int:id>/items/<int:item>/cancel/',
    [...OWNER],
    { at: ({ order_id, item_id }) => ({ id: order_id, item: item_id }), body: () => ({ quantity: 1 }) },
  ],
  ['GET', 'api/orders/customer/<str:email>/', [...STAFF], { at: () => ({ email: ADA.email }) }],

  ['GET', 'api/cart/', [...ANYBODY]],
  ['POST', 'api/cart/', [201, 201, 201, 201], { body: ({ product_id }) => ({ product_id, quantity: 1 }) }],
  ['DELETE', 'api/cart/', [...ANYBODY]],
  // A token opens its guest's cart to whoever has it; customers have carts of their own, empty here.
  [
    'PATCH',
    'api/cart/items/<int:product_id>/',
    [200, 404, 404, 200],
    {
      at: ({ product_id }) => ({ product_id }),
      body: () => ({ quantity: 2 }),
      headers: ({ cart_token }) => ({ 'X-Cart-Token': cart_token }),
    },
  ],
  [
    'DELETE',
    'api/cart/items/<int:product_id>/',
    [200, 404, 404, 200],
    {
      at: ({ product_id }) => ({ product_id }),
      headers: ({ cart_token }) => ({ 'X-Cart-Token': cart_token }),
    },
  ],
  [
    'POST',
    'api/cart/checkout/',
    [201, 409, 409, 201],
    {
      body: ({ order: { items: _items, ...contact } }) => contact,
      headers: ({ cart_token }) => ({ 'X-Cart-Token': cart_token }),
    },
  ],

  ['GET', 'api/invoices/', [401, 200, 200, 200]],
  ['POST', 'api/invoices/', [401, 201, 404, 201], { body: ({ order_id }) => ({ order_id }) }],
  ['GET', 'api/invoices/<int:id>/', [...OWNER], { at: ({ invoice_id }) => ({ id: invoice_id }) }],
  ['GET', 'api/invoices/<int:id>/pdf/', [...OWNER], { at: ({ invoice_id }) => ({ id: invoice_id }) }],

  ['GET', 'api/payments/methods/', [401, 200, 200, 200]],
  [
    'POST',
    'api/payments/methods/',
    [401, 201, 201, 403],
    { body: () => ({ provider: 'test', token: 'tok_visa' }) },
  ],
  ['DELETE', 'api/payments/methods/<int:id>/', [401, 204, 404, 403], { at: method }],
  ['POST', 'api/payments/methods/<int:id>/default/', [401, 200, 404, 403], { at: method }],
  ['GET', 'api/payments/transactions/', [401, 200, 200, 200]],
  ['POST', 'api/payments/transactions/', [401, 201, 404, 201], { body: ({ order_id }) => ({ order_id }) }],
  ['GET', 'api/payments/transactions/<int:id>/', [...OWNER], { at: payment }],
  ['POST', 'api/payments/transactions/<int:id>/refund/', [401, 403, 403, 201], { at: payment }],
  // Who sends an event is proven by its signature; without Stripe there is nothing.
  ['POST', 'api/payments/webhooks/stripe/', [404, 404, 404, 404], { body: () => ({}) }],

  ['GET', 'api/recommendations/', [...ANYBODY]],
  [
    'POST',
    'api/recommendations/',
    [401, 403, 403, 201],
    { body: ({ product_id, other_id }) => ({ product_id: other_id, recommended_product_id: product_id }) },
  ],
  ['GET', 'api/recommendations/for-me/', [...CUSTOMERS]],
  ['GET', 'api/recommendations/<int:id>/', [...ANYBODY], { at: choice }],
  ['PUT', 'api/recommendations/<int:id>/', [...STAFF], { at: choice, body: () => ({ position: 1 }) }],
  ['DELETE', 'api/recommendations/<int:id>/', [401, 403, 403, 204], { at: choice }],
  ['GET', 'api/products/<int:id>/recommendations/', [...ANYBODY], { at: product }],
  ['GET', 'recommendations/', [...ANYBODY]],
  [
    'POST',
    'recommendations/',
    [...STAFF],
    { body: ({ product_id, other_id }) => ({ product_id: other_id, recommended_product_id: product_id }) },
  ],
  ['GET', 'recommendations/<int:id>', [...ANYBODY], { at: choice }],
  [
    'PUT',
    'recommendations/<int:id>',
    [...STAFF],
    {
      at: choice,
      body: ({ product_id, other_id }) => ({ product_id, recommended_product_id: other_id }),
    },
  ],
  ['DELETE', 'recommendations/<int:id>', [...STAFF], { at: choice }],
  ['GET', 'api/protos/', [...ANYBODY]],
  ['GET', 'api/protos/<str:name>/', [...ANYBODY], { at: () => ({ name: 'products.proto' }) }],
  ...(await addressesOfApps()).access,
];

/** What API_ACCESS=open opens: of products and orders whatever needs no account of one's own. */
function whenOpen([, route, statuses]: AccessLine): number[] {
  if (!/^(api\/)?(products|categories|orders)\//.test(route) || statuses[3] === 403) return statuses;
  return statuses.map((status) => ([401, 403].includes(status) ? statuses[3] : status));
}

describe('who may do what', function () {
  inOrder(this); // what one request makes, the next may meet
  const shop = useShop('sqlite');
  const accessBefore = settings.API_ACCESS;
  let whoAsks: Record<string, string>[] = [];
  let customer_id = 0;

  before(async () => {
    const ada = await register(shop());
    const bob = await register(shop(), BOB);
    customer_id = ada.customer.id;
    whoAsks = [{}, bearer(ada.access_token), bearer(bob.access_token), await staff(shop().db)];
  });
  after(() => {
    settings.API_ACCESS = accessBefore;
  });

  it('has a line for every method of every path', () => {
    const wanted = urlpatterns.flatMap(({ route, methods }) =>
      Object.keys(methods).map((method) => `${method} ${route}`),
    );
    expect(TABLE.map(([method, route]) => `${method} ${route}`)).to.have.members(wanted);
  });

  async function statusFor([method, route, , call = {}]: AccessLine, headers: Record<string, string>) {
    const things = await makeThings(shop().db, customer_id);
    const path = route.replace(/<\w+:(\w+)>/g, (_, name: string) => String(call.at?.(things)[name]));
    const more = call.headers?.(things);
    return (await shop().send(method, `/${path}`, call.body?.(things), { ...headers, ...more })).status;
  }

  async function statusesFor(line: AccessLine): Promise<number[]> {
    const found: number[] = [];
    for (const headers of whoAsks) found.push(await statusFor(line, headers));
    return found;
  }

  /** What staff need besides being staff. */
  function permissionFor([method, route]: AccessLine): string | undefined {
    return urlpatterns.find((pattern) => pattern.route === route)?.methods[method]?.permission;
  }

  for (const line of TABLE) {
    it(`${line[0]} ${line[1]}`, async () => {
      settings.API_ACCESS = 'protected';
      expect(await statusesFor(line)).to.deep.equal(line[2]);
      settings.API_ACCESS = 'open';
      expect(await statusesFor(line), 'with open access').to.deep.equal(whenOpen(line));
    });
  }

  it('staff need the permission of the admin, wherever others need to be owner or staff', async () => {
    settings.API_ACCESS = 'protected';
    const { id } = await createUser(shop().db, { username: 'clerk', is_staff: true });
    const clerk = { Authorization: `Token ${await createToken(shop().db, 'clerk')}` };
    for (const line of TABLE) {
      const permission = permissionFor(line);
      const [, , [anyone, , , full]] = line;
      const isForAll = anyone !== 401 || full === 403;
      expect(permission === undefined, `${line[0]} ${line[1]}`).to.equal(isForAll);
      if (permission === undefined) continue;
      const statuses: number[] = [];
      for (const granted of [[], [permission]]) {
        await shop().db.transaction((trx) => setUserPermissions(trx, id, granted));
        statuses.push(await statusFor(line, clerk));
      }
      expect(statuses, `${line[0]} ${line[1]}`).to.deep.equal([403, full]);
    }
  });

  it('names permissions that can be granted', async () => {
    const page = await (await signInStaff(shop())).get('/admin/auth/group/add/');
    const named = TABLE.map(permissionFor).filter((permission) => permission !== undefined);
    for (const permission of named) expect(page.text).to.include(`value="${permission}"`);
  });
});
