// The example bodies of the API's description work in a shop with the sample data.
import { expect } from 'chai';
import { projectDocument } from '../framework/openapi/project_document.js';
import { runCommand } from '../testing/command_line.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { staff } from '../testing/makers/staff.js';
import { ANYONE, type Shop, startShopOn } from '../testing/shop.js';

interface Example {
  method: string;
  path: string;
  body: object | undefined;
}

/** The bodies by the name of the operation; the ids in paths are the documented examples. */
async function examples(): Promise<Map<string, Example>> {
  const { paths } = await projectDocument();
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const { operationId, requestBody } = operation as {
        operationId: string;
        requestBody?: { content: Record<string, { example?: object }> };
      };
      if (!requestBody) return [];
      const body = requestBody.content['application/json']?.example;
      return [
        [operationId, { method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, '1'), body }] as const,
      ];
    }),
  );
  return new Map(all);
}

/** Their bodies are tokens from a mail or from another answer. */
const NEED_A_TOKEN = [
  ...[
    'claimOrders',
    'confirmEmailChange',
    'confirmRegistration',
    'logout',
    'refreshSession',
    'resetPassword',
  ],
];
const OF_STAFF = [
  ...['createProduct', 'writeProducts', 'replaceProduct', 'updateProduct', 'setStock', 'adjustStock'],
  ...['createCategory', 'createRecommendation', 'updateRecommendation'],
  ...['createCatalogueProduct', 'updateCatalogueProduct', 'setCatalogueStock'],
  ...['createCatalogueRecommendation', 'updateCatalogueRecommendation'],
  ...['payOrder', 'issueInvoice', 'refundPayment', 'updateOrderStatus', 'cancelOrderItem'],
  ...['registerWebhook', 'updateWebhook'],
];
/** Their ids come from another answer. */
const NEED_AN_ID = ['sendWebhooksAgain'];
const OF_GUESTS = ['createOrder', 'addToCart', 'setCartQuantity', 'checkout', 'registerCustomer', 'login'];
const OF_CUSTOMERS = [
  ...['updateMe', 'addPaymentMethod', 'requestPasswordReset', 'changePassword', 'deleteMe'],
];

onEachDatabase('the examples of the API', (dialect) => {
  let shop: Shop;
  let bodies: Map<string, Example>;

  before(async () => {
    const database = await createTestDatabase(dialect);
    const loaded = await runCommand(['loaddata', 'sample'], { DATABASE_URL: database.url });
    expect(loaded.code, loaded.stderr).to.equal(0);
    shop = await startShopOn(database);
    bodies = await examples();
  });
  after(() => shop.stop());

  const send = async (name: string, headers: Record<string, string>, changed: object = {}) => {
    const { method = '', path = '', body } = bodies.get(name) ?? {};
    const answer = await shop.send(method, path, { ...body, ...changed }, headers);
    expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).to.be.within(200, 299);
    return answer;
  };

  it('every operation with a body has one that is tested here, or needs what another answer has', () => {
    const without = [...bodies].filter(([, { body }]) => body === undefined).map(([name]) => name);
    expect(without.sort()).to.deep.equal([...NEED_A_TOKEN].sort());
    const tested = [...OF_STAFF, ...OF_GUESTS, ...OF_CUSTOMERS, ...NEED_A_TOKEN, ...NEED_AN_ID];
    expect([...bodies.keys()].sort()).to.deep.equal(tested.sort());
  });

  it('those of staff work', async () => {
    const grace = await staff(shop.db, 'grace');
    for (const name of OF_STAFF) await send(name, grace);
  });

  it('those of guests work', async () => {
    const headers: Record<string, string> = { ...ANYONE };
    for (const name of OF_GUESTS) {
      const { headers: answered, body } = await send(name, headers);
      const token = answered.get('X-Cart-Token') ?? (body as { cart_token?: string }).cart_token;
      if (token) headers['X-Cart-Token'] = token;
    }
  });

  it('those of customers work', async () => {
    const { body } = await send('registerCustomer', ANYONE, { email: 'grace@example.com' });
    const { access_token } = body as { access_token: string };
    let headers = { Authorization: `Bearer ${access_token}` };
    for (const name of OF_CUSTOMERS) {
      const changed = name === 'deleteMe' ? { current_password: 'another-horse-43' } : {};
      const answer = await send(name, headers, changed);
      const { access_token: renewed } = answer.body as { access_token?: string };
      if (renewed !== undefined) headers = { Authorization: `Bearer ${renewed}` };
    }
  });
});
