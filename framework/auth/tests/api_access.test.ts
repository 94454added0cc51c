// The staff before the REST API when it is protected: by token, and by the admin's session with its
// CSRF token.
import { expect } from 'chai';
import { settings } from '../../../ecommerce/settings.js';
import { onEachDatabaseInOrder } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { tokenOf } from '../keys.js';
import type { UserRow } from '../models.js';
import { setUserPermissions } from '../permissions.js';
import { startSession } from '../sessions.js';
import { createToken } from '../tokens.js';
import { createUser, updateUser } from '../users.js';

const PERMISSIONS = ['products.add_product', 'products.view_product'];

onEachDatabaseInOrder('staff before the API', (dialect) => {
  const shop = useShop(dialect);
  let ada: UserRow;
  let customer: UserRow;
  const access = settings.API_ACCESS;
  before(async () => {
    settings.API_ACCESS = 'protected';
    ada = await createUser(shop().db, { username: 'ada', is_staff: true });
    await shop().db.transaction((trx) => setUserPermissions(trx, ada.id, PERMISSIONS));
    customer = await createUser(shop().db, { username: 'nostaff' });
  });
  after(() => {
    settings.API_ACCESS = access;
  });

  const create = (headers: Record<string, string>) =>
    shop().send('POST', '/api/products/', { name: 'Lamp', price: 5 }, headers);
  const productCount = async () => (await shop().get('/api/products/')).body.total_count as number;

  async function session(user: UserRow): Promise<{ cookie: string; token: string }> {
    const key = (await startSession(shop().db, user, '127.0.0.1')) ?? '';
    return { cookie: `sessionid=${key}`, token: tokenOf(key, 'csrf token') };
  }

  it('anybody reads, nobody writes without a name', async () => {
    expect((await shop().get('/api/products/')).status).to.equal(200);
    const refused = await create({});
    expect([refused.status, refused.body.code]).to.deep.equal([401, 'unauthenticated']);
    expect(await productCount()).to.equal(0);
  });

  it('a token lets its owner write', async () => {
    const key = await createToken(shop().db, 'ada');
    const before = await productCount();
    expect((await create({ Authorization: `Token ${key}` })).status).to.equal(201);
    expect(await productCount()).to.equal(before + 1);
  });

  it('a token that is nobody’s is refused, also where anybody may read', async () => {
    const before = await productCount();
    for (const key of ['x', 'a'.repeat(43), `${'a'.repeat(42)}'`]) {
      const answers = [
        await create({ Authorization: `Token ${key}` }),
        await shop().get('/api/products/', { Authorization: `Token ${key}` }),
      ];
      for (const answer of answers) {
        expect([answer.status, answer.body.error]).to.deep.equal([401, 'Invalid token.']);
      }
    }
    expect(await productCount()).to.equal(before);
  });

  it('a token ends with the next one, and with its owner’s account', async () => {
    const old = await createToken(shop().db, 'ada');
    const key = await createToken(shop().db, 'ada');
    expect((await create({ Authorization: `Token ${old}` })).status).to.equal(401);
    await shop().db.transaction((trx) => updateUser(trx, ada.id, { is_active: false }));
    expect((await create({ Authorization: `Token ${key}` })).status).to.equal(401);
    await shop().db.transaction((trx) => updateUser(trx, ada.id, { is_active: true }));
    expect((await create({ Authorization: `Token ${key}` })).status).to.equal(201);
  });

  it('a session writes with its CSRF token, and with no other', async () => {
    const mine = await session(ada);
    const others = await session(ada);
    const before = await productCount();
    const refused = [
      { Cookie: mine.cookie },
      { Cookie: mine.cookie, 'X-CSRFToken': '' },
      { Cookie: mine.cookie, 'X-CSRFToken': others.token },
      { Cookie: 'sessionid=', 'X-CSRFToken': mine.token },
      { Cookie: `csrftoken=${mine.cookie.slice('sessionid='.length)}`, 'X-CSRFToken': mine.token },
    ];
    for (const headers of refused) expect((await create(headers)).status).to.equal(401);
    for (const Origin of ['https://evil.example', 'null']) {
      const headers = { Cookie: mine.cookie, 'X-CSRFToken': mine.token, Origin };
      expect((await create(headers)).status).to.equal(403);
    }
    expect(await productCount()).to.equal(before);
    const { url } = shop();
    for (const headers of [{ 'X-CSRFToken': mine.token }, { 'X-CSRFToken': mine.token, Origin: url }]) {
      expect((await create({ Cookie: mine.cookie, ...headers })).status).to.equal(201);
    }
    expect(await productCount()).to.equal(before + 2);
  });

  it('a session reads without a CSRF token what is for staff', async () => {
    const path = '/api/products/1/stock/movements/';
    expect((await shop().get(path)).status).to.equal(401);
    expect((await shop().get(path, { Cookie: (await session(ada)).cookie })).status).to.equal(200);
  });

  it('an account that is no staff opens nothing', async () => {
    const { cookie, token } = await session(customer);
    expect((await create({ Cookie: cookie, 'X-CSRFToken': token })).status).to.equal(401);
  });
});
