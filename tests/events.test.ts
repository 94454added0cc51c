// What is looked for after an attack: each of these leaves a line of its own in the log, with a stable name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { expect } from 'chai';
import { bearer, login, PASSWORD, refresh, register, type SessionBody } from '../testing/makers/customers.js';
import { sendResetLink } from '../customers/password_reset.js';
import { LoginThrottle } from '../framework/auth/models.js';
import { createUser } from '../framework/auth/users.js';
import { afterCommit } from '../framework/db/after_commit.js';
import { declaredEvents } from '../framework/events.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { eventsOf } from '../testing/events.js';
import { useMails } from '../testing/mails.js';
import { staff, signInStaff } from '../testing/makers/staff.js';
import { useShop } from '../testing/shop.js';
import { StaffBrowser } from '../testing/staff_browser.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';
import { storedProduct } from '../testing/makers/products.js';
import { ANN } from '../testing/makers/contacts.js';
import { makeOrder } from '../testing/makers/orders.js';

const ME = '/api/customers/me/';

onEachDatabase('an event of the log', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  let people = 0;
  let product: number;

  before(async () => {
    const lamp = { name: 'Lamp', price_cents: 1_000, stock_quantity: 100, category: 'home' };
    product = (await storedProduct(shop().db, lamp)).id;
  });
  beforeEach(() => shop().db.transaction((trx) => LoginThrottle.objects(trx).delete()));

  const account = () => ({ email: `e${(people += 1)}@example.com`, password: PASSWORD, name: 'Ann' });
  async function customer(): Promise<SessionBody & { headers: Record<string, string> }> {
    const session = await register(shop(), account());
    return { ...session, headers: bearer(session.access_token) };
  }
  const named = async (work: () => Promise<unknown>) => (await eventsOf(work)).map(({ event }) => event);

  it('says who, from where, in which request, and about what', async () => {
    const headers = { 'X-Request-Id': 'register-1' };
    const [line] = await eventsOf(() => shop().send('POST', '/api/customers/register/', account(), headers));
    expect(line).to.include({
      ...{ event: 'customer_registered', msg: 'An account was made.', request_id: 'register-1' },
      ...{ client_address: '127.0.0.1', principal: 'system' },
    });
    expect(line?.customer).to.be.a('number');
  });

  it('tells of the log-ins of customers', async () => {
    const who = await customer();
    const { email } = who.customer;
    expect(await named(() => login(shop(), email, PASSWORD))).to.deep.equal(['customer_logged_in']);
    const failed = await eventsOf(() => login(shop(), email, 'a wrong one'));
    expect(failed[0]).to.include({ event: 'customer_login_failed', customer: who.customer.id });
    const unknown = await eventsOf(() => login(shop(), 'nobody@example.com', 'a wrong one'));
    expect(unknown[0]).to.include({ event: 'customer_login_failed' }).and.not.have.property('customer');
    await refresh(shop(), who.refresh_token);
    expect(await named(() => refresh(shop(), who.refresh_token))).to.include('customer_token_reused');
  });

  it('tells of changed credentials of customers', async () => {
    const who = await customer();
    const moved = { email: `moved-${who.customer.email}`, current_password: PASSWORD };
    expect(await named(() => shop().send('PATCH', ME, moved, who.headers))).to.deep.equal([
      'customer_email_change_requested',
    ]);
    const [mail = ''] = await mails();
    const email_token = /token=([\w.-]+)\r\n/.exec(mail)?.[1];
    const confirm = () => shop().send('POST', '/api/customers/email-change/confirm/', { email_token });
    expect(await named(confirm)).to.deep.equal(['customer_email_changed']);
    const passwords = { old_password: PASSWORD, new_password: 'another long phrase' };
    expect(await named(() => shop().send('POST', `${ME}password/`, passwords, who.headers))).to.deep.equal([
      'customer_password_changed',
    ]);
    const asked = await named(() => sendResetLink(shop().db, moved.email, {}));
    expect(asked).to.deep.equal(['customer_password_reset_requested']);
    const link = (await mails()).find((text) => text.includes('password-reset')) ?? '';
    const reset_token = /token=([\w-]+)\r\n/.exec(link)?.[1];
    const reset = { reset_token, new_password: PASSWORD };
    const done = await named(() => shop().send('POST', '/api/customers/password-reset/confirm/', reset));
    expect(done).to.deep.equal(['customer_password_reset']);
  });

  it('tells of copies of data, and of who is forgotten', async () => {
    const who = await customer();
    expect(await named(() => shop().get(`${ME}export/`, who.headers))).to.deep.equal([
      'customer_data_exported',
    ]);
    const gone = () => shop().send('DELETE', ME, { current_password: PASSWORD }, who.headers);
    const [line] = await eventsOf(gone);
    expect(line).to.include({ event: 'customer_forgotten', principal: `customer ${who.customer.id}` });
  });

  it('tells of money that staff record and give back', async () => {
    const who = await customer();
    const grace = await staff(shop().db, `grace${dialect}`);
    const order_id = await makeOrder(shop(), [[product, 1]], ANN, who.headers);
    const record = { order_id, kind: 'cash' };
    const recorded = await eventsOf(() => shop().send('POST', '/api/payments/transactions/', record, grace));
    expect(recorded[0]).to.include({
      ...{ event: 'payment_recorded', principal: `staff grace${dialect}`, order: order_id },
      ...{ amount_cents: 1_000, currency: 'USD', client_address: '127.0.0.1' },
    });
    const refund = `/api/payments/transactions/${recorded[0]?.payment as number}/refund/`;
    const refunded = await eventsOf(() => shop().send('POST', refund, { amount: 4 }, grace));
    expect(refunded[0]).to.include({ event: 'refund_begun', order: order_id, amount_cents: 400 });
    expect(await named(() => shop().send('POST', refund, { amount: 400 }, grace))).to.deep.equal([]);
  });

  it('tells of what staff do with users and groups, once it is done', async () => {
    const ada = await signInStaff(shop());
    await ada.get('/admin/auth/group/add/');
    const added = await eventsOf(() => ada.post('/admin/auth/group/add/', { name: `Clerks ${dialect}` }));
    expect(added[0]).to.include({ event: 'group_added' });
    expect(added[0]?.principal).to.match(/^staff staff\d+$/);
    const twice = await eventsOf(() => ada.post('/admin/auth/group/add/', { name: `Clerks ${dialect}` }));
    expect(twice).to.deep.equal([]);
    const { id } = await createUser(shop().db, { username: `eve${dialect}`, is_staff: true });
    await ada.get(`/admin/auth/user/${id}/change/`);
    const version = { version: 1, username: `eve${dialect}`, first_name: '', last_name: '', email: '' };
    const fields = { ...version, is_active: 'on', is_staff: 'on', is_superuser: 'on' };
    const changed = await eventsOf(() => ada.post(`/admin/auth/user/${id}/change/`, fields));
    expect(changed.find(({ event }) => event === 'user_changed')).to.deep.include({
      ...{ user: id, changed: ['is_superuser'] },
    });
    await ada.get(`/admin/auth/user/${id}/delete/`);
    const deleted = await eventsOf(() => ada.post(`/admin/auth/user/${id}/delete/`, { post: 'yes' }));
    expect(deleted[0]).to.include({ event: 'user_deleted', user: id });
  });

  it('tells of log-ins of staff, refusals and throttles', async () => {
    const user = await createUser(shop().db, {
      username: `kim${dialect}`,
      password: PASSWORD,
      is_staff: true,
    });
    const kim = new StaffBrowser(shop().url);
    const enter = (password: string) => kim.post('/admin/login/', { username: user.username, password });
    const failed = await eventsOf(() => enter('a wrong one'));
    expect(failed[0]).to.include({ event: 'staff_login_failed', user: user.id });
    const entered = await eventsOf(() => enter(PASSWORD));
    expect(entered[0]).to.include({ event: 'staff_logged_in', principal: `staff kim${dialect}` });
    await kim.get('/admin/');
    const refusal = await eventsOf(() => kim.get('/admin/auth/user/'));
    expect(refusal[0]).to.include({ event: 'refused', code: 'forbidden', path: '/admin/auth/user/' });
    expect(await named(() => kim.post('/admin/logout/'))).to.deep.equal(['staff_logged_out']);
    await kim.get('/admin/login/');
    const guess = () => kim.post('/admin/login/', { username: `no${dialect}`, password: 'a guess' });
    for (let tries = 0; tries < 5; tries += 1) await guess();
    expect(await named(guess)).to.deep.equal(['throttled']);
    const stranger = await eventsOf(() => shop().get(ME));
    expect(stranger[0]).to.include({ event: 'refused', code: 'unauthenticated', path: ME });
  });

  it('tells of calls over gRPC that are refused', async () => {
    Object.assign(settings, { GRPC_TOKEN: 'the shared token' });
    try {
      const client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
      const ask = () =>
        new Promise((resolve) => {
          const request = new pb.ListProductsRequest();
          client.listProducts(request, new Metadata(), (error: ServiceError | null) => resolve(error));
        });
      const [line] = await eventsOf(ask);
      client.close();
      expect(line).to.include({ event: 'refused', method: '/products.ProductService/ListProducts' });
      expect(line?.client_address).to.match(/127\.0\.0\.1/);
    } finally {
      Object.assign(settings, { GRPC_TOKEN: '' });
    }
  });

  it('is written when its transaction has committed, and never when it has not', async () => {
    const { db } = shop();
    const done: string[] = [];
    const failing = async (work: Promise<unknown>) => work.catch(() => undefined);
    await db.transaction(async (trx) => {
      afterCommit(trx, () => done.push('outer'));
      await trx.transaction((savepoint) => {
        afterCommit(savepoint, () => done.push('inner'));
        return Promise.resolve();
      });
      await failing(
        trx.transaction((savepoint) => {
          afterCommit(savepoint, () => done.push('taken back'));
          return Promise.reject(new Error('no'));
        }),
      );
      expect(done).to.deep.equal([]);
    });
    await failing(
      db.transaction(async (trx) => {
        await trx.transaction((savepoint) => {
          afterCommit(savepoint, () => done.push('of a lost transaction'));
          return Promise.resolve();
        });
        throw new Error('no');
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(done.sort()).to.deep.equal(['inner', 'outer']);
  });
});

describe('docs/security.md', () => {
  it('names every event', () => {
    const text = readFileSync(path.join(BASE_DIR, 'docs/security.md'), 'utf8');
    const named = [...text.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
    expect(named.filter((name) => name !== undefined && declaredEvents.has(name)).sort()).to.deep.equal(
      [...declaredEvents.keys()].sort(),
    );
  });
});
