// Query parameters that a path does not have: refused by name on every path of the API.
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import { urlpatterns } from '../ecommerce/urls.js';

const V1_LISTS = ['api/products/', 'api/products/search/', 'api/orders/', 'api/orders/customer/<str:email>/'];
const PAGES = [
  '',
  'api/',
  'open-account/',
  'password-reset/',
  'email-change/',
  'claim-orders/',
  'api/docs/',
  'api/docs/grpc/',
];

const addressOf = (route: string): string =>
  `/${route}`.replace('<str:email>', 'ada@example.com').replace(/<int:\w+>/g, '1');

onEachDatabase('unknown query parameters', (dialect) => {
  const shop = useShop(dialect, 'staff');

  for (const { route, methods, errorFormat } of urlpatterns.filter(({ route }) => !PAGES.includes(route))) {
    const names = Object.keys(methods);
    for (const method of [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS']) {
      it(`${method} ${route}`, async () => {
        const answer = await shop().send(method, `${addressOf(route)}?categry=books`);
        // What is a customer's alone is refused to staff before anything is read.
        const access = methods[(method === 'HEAD' ? 'GET' : method) as keyof typeof methods]?.access;
        expect(answer.status).to.equal(access === 'account' ? 403 : errorFormat ? 422 : 400);
        if (method === 'HEAD' || access === 'account') return;
        if (errorFormat) return void expect(answer.body.detail[0].loc).to.deep.equal(['query', 'categry']);
        expect(answer.body.code).to.equal('invalid');
        expect(answer.body.details).to.have.length(1);
        expect(answer.body.details[0].field).to.equal('categry');
        expect(answer.body.details[0].message).to.match(/^is not a query parameter here\./);
      });
    }
  }

  it('says which name was probably meant, and names each unknown one', async () => {
    const list = await shop().get('/api/v1/products/?categry=books&page=1&colour=red');
    expect(list.body.details).to.deep.equal([
      { field: 'categry', message: 'is not a query parameter here. Did you mean category?' },
      { field: 'colour', message: 'is not a query parameter here.' },
    ]);
    const long = await shop().get(`/api/products/?${'x'.repeat(10_000)}=1`);
    expect(long.body.details[0].field).to.have.length(100);
    expect((await shop().get('/api/products/?=1')).body.details[0].field).to.equal('query');
    expect((await shop().get('/api/products/?__proto__=1')).body.details[0].field).to.equal('__proto__');
  });

  it('v1 lists pass what Django REST framework knew, other paths do not', async () => {
    for (const route of V1_LISTS) {
      expect((await shop().get(`${addressOf(route)}?format=json`)).status, route).to.equal(200);
      expect((await shop().send('OPTIONS', `${addressOf(route)}?format=json`)).status, route).to.equal(204);
    }
    const product = { name: 'Mug', price: 3 };
    expect((await shop().send('POST', '/api/products/?format=json', product)).status).to.equal(201);
    for (const path of ['/api/products/1/', '/api/categories/', '/api/customers/']) {
      expect((await shop().get(`${path}?format=json`)).status, path).to.equal(400);
    }
  });

  it('what a list reads is unknown where something is written', async () => {
    const answer = await shop().send('POST', '/api/products/?page=1', { name: 'Mug', price: 3 });
    expect([answer.status, answer.body.details[0].field]).to.deep.equal([400, 'page']);
  });

  it('pages ignore what mail programs add to their links', async () => {
    for (const page of PAGES) expect((await shop().get(`/${page}?utm_source=mail`)).status).to.equal(200);
  });
});
