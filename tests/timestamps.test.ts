// Every moment in an answer: RFC 3339 in UTC with milliseconds and a numeric offset, which Python 3.7
// can parse.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { bearer, register } from '../testing/makers/customers.js';
import { fromMessage, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { call } from '../testing/grpc.js';
import { addressesOfApps } from '../testing/app_addresses.js';
import { useShop } from '../testing/shop.js';
import { urlpatterns } from '../ecommerce/urls.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import orders from '../protos/generated/orders_pb.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import products from '../protos/generated/products_pb.js';
import { makeThings, type Things } from '../testing/makers/things.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/;

/** Every text in an answer that is a moment, by its name or by its look. */
function momentsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return key.endsWith('_at') || /^\d{4}-\d\d-\d\dT/.test(value) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => momentsIn(inner, name));
}

onEachDatabase('moments in answers', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let things: Things;
  let ada: Record<string, string>;

  before(async () => {
    const session = await register(shop());
    ada = bearer(session.access_token);
    things = await makeThings(shop().db, session.customer.id);
  });

  function addressOf(route: string): string {
    const id: Record<string, number> = {
      'api/orders/': things.order_id,
      'api/customers/': things.customer_id,
      'api/invoices/': things.invoice_id,
      'api/payments/transactions/': things.transaction_id,
      'api/recommendations/': things.recommendation_id,
      'recommendations/': things.recommendation_id,
    };
    const known = Object.keys(id).find((prefix) => route.startsWith(prefix));
    return `/${route}`
      .replace('<str:email>', 'ada@example.com')
      .replace('<str:name>', 'orders.proto')
      .replace(/<int:\w+>/, String(known ? id[known] : things.other_id));
  }

  it('over REST, on every path', async () => {
    const seen = new Set<string>();
    const ofOtherApps = new Set((await addressesOfApps()).access.map(([, route]) => route));
    for (const { route, methods } of urlpatterns) {
      if (!methods.GET || route.endsWith('pdf/') || ofOtherApps.has(route)) continue;
      const headers = methods.GET.access === 'account' || route.includes('payments') ? ada : {};
      const answer = await shop().get(addressOf(route), headers);
      expect(answer.status, route).to.equal(200);
      const moments = momentsIn(answer.body);
      for (const moment of moments) expect(moment, route).to.match(MOMENT);
      if (moments.length > 0) seen.add(route);
    }
    expect([...seen]).to.include.members([
      ...['api/products/', 'api/products/search/', 'api/products/<int:id>/', 'api/products/<int:id>/stock/'],
      ...[
        'api/products/<int:id>/stock/movements/',
        'api/orders/',
        'api/orders/<int:id>/',
        'api/orders/mine/',
      ],
      ...[
        'api/orders/customer/<str:email>/',
        'api/customers/',
        'api/customers/<int:id>/',
        'api/customers/me/',
      ],
      ...['api/invoices/', 'api/invoices/<int:id>/', 'api/payments/methods/', 'api/payments/transactions/'],
      ...['api/payments/transactions/<int:id>/', 'api/recommendations/', 'api/recommendations/<int:id>/'],
    ]);
    const guest = { 'X-Cart-Token': things.cart_token };
    expect((await shop().get('/api/cart/', guest)).body.updated_at).to.match(MOMENT);
  });

  it('in what writing answers, also to a repeated key', async () => {
    const key = { 'Idempotency-Key': `moments ${dialect}` };
    for (const replayed of [null, 'true']) {
      const placed = await shop().send('POST', '/api/orders/', things.order, key);
      expect(placed.headers.get('idempotent-replayed')).to.equal(replayed);
      expect(momentsIn(placed.body)).to.have.length(2);
      for (const moment of momentsIn(placed.body)) expect(moment).to.match(MOMENT);
    }
  });

  it('over gRPC, with the history, the movements and the stock that is watched', async () => {
    const stock = new productsGrpc.ProductServiceClient(
      settings.PRODUCTS_ADDRESS,
      credentials.createInsecure(),
    );
    const placed = new ordersGrpc.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const order = toMessage(orders.GetOrderRequest, { id: things.order_id });
    const movements = toMessage(products.ListStockMovementsRequest, { product_id: things.other_id });
    const ids = toMessage(products.WatchStockRequest, { ids: [things.other_id] });
    const answers: unknown[] = [
      fromMessage(await call(placed, (stub) => stub.getOrder, order)),
      fromMessage(await call(stock, (stub) => stub.listStockMovements, movements)),
    ];
    for await (const level of stock.watchStock(ids)) {
      answers.push(fromMessage(level as InstanceType<typeof products.StockLevel>));
      break;
    }
    stock.close();
    placed.close();
    for (const answer of answers) {
      expect(momentsIn(answer)).not.to.be.empty;
      for (const moment of momentsIn(answer)) expect(moment).to.match(MOMENT);
    }
  });
});
