// POST /api/customers/token/refresh/ and /api/customers/logout/
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Session } from '../models.js';
import {
  ADA,
  bearer,
  BOB,
  login,
  PASSWORD,
  refresh,
  register,
  statusOfMe,
} from '../../testing/makers/customers.js';

const PATH = '/api/customers/token/refresh/';
const LOGOUT = '/api/customers/logout/';

onEachDatabase('refreshing a session', (dialect) => {
  const shop = useShop(dialect);
  const sessionsOf = async (customer_id: number) =>
    (await Session.objects(shop().db.read).where({ customer_id }).select('id')).length;

  before(() => register(shop()));

  it('gives a new session for a refresh token, and goes on so', async () => {
    let session = (await login(shop(), ADA.email, PASSWORD)).body;
    for (let round = 0; round < 3; round += 1) {
      const { status, body, headers } = await refresh(shop(), session.refresh_token);
      expect(status).to.equal(200);
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(body.refresh_token).to.not.equal(session.refresh_token);
      expect(body.customer).to.deep.equal(session.customer);
      expect(await statusOfMe(shop(), body.access_token)).to.equal(200);
      session = body;
    }
  });

  it('works although an expired access token comes along', async () => {
    const { refresh_token } = (await login(shop(), ADA.email, PASSWORD)).body;
    const answer = await shop().send('POST', PATH, { refresh_token }, bearer('expired'));
    expect(answer.status).to.equal(200);
  });

  it('ends the whole family when a token is used again, and no other session', async () => {
    const first = await register(shop(), { ...BOB, email: 'thief@example.com' });
    const other = (await login(shop(), 'thief@example.com', PASSWORD)).body;
    const second = (await refresh(shop(), first.refresh_token)).body;
    const third = (await refresh(shop(), second.refresh_token)).body;
    const reused = await refresh(shop(), first.refresh_token);
    expect([reused.status, reused.body.code]).to.deep.equal([401, 'unauthenticated']);
    expect((await refresh(shop(), third.refresh_token)).status).to.equal(401);
    for (const { access_token } of [first, second, third]) {
      expect(await statusOfMe(shop(), access_token)).to.equal(401);
    }
    expect(await statusOfMe(shop(), other.access_token)).to.equal(200);
    expect(await sessionsOf(first.customer.id)).to.equal(1);
  });

  it('lets one of two refreshes at the same moment win, and ends the family', async () => {
    const { customer, refresh_token } = await register(shop(), { ...BOB, email: 'race@example.com' });
    for (let round = 0; round < 10; round += 1) {
      const token =
        round === 0 ? refresh_token : (await login(shop(), 'race@example.com', PASSWORD)).body.refresh_token;
      const answers = await Promise.all([refresh(shop(), token), refresh(shop(), token)]);
      expect(answers.map((answer) => answer.status).sort()).to.deep.equal([200, 401]);
      const winner = answers.find((answer) => answer.status === 200)?.body;
      expect((await refresh(shop(), winner.refresh_token)).status).to.equal(401);
      expect(await statusOfMe(shop(), winner.access_token)).to.equal(401);
      expect(await sessionsOf(customer.id)).to.equal(0);
    }
  });

  it('takes a token for thirty days, and no longer', async () => {
    const { customer, refresh_token } = await register(shop(), { ...BOB, email: 'month@example.com' });
    const session = await Session.objects(shop().db.read).where({ customer_id: customer.id }).first();
    const days = (Date.parse(session?.expires_at ?? '') - Date.now()) / 86_400_000;
    expect(days).to.be.within(29.99, 30);
    const expires_at = new Date(Date.now() - 1).toISOString();
    await shop().db.transaction((trx) =>
      Session.objects(trx).where({ customer_id: customer.id }).update({ expires_at }),
    );
    expect((await refresh(shop(), refresh_token)).status).to.equal(401);
  });

  it('refuses what was never a refresh token', async () => {
    const { access_token } = (await login(shop(), ADA.email, PASSWORD)).body;
    for (const token of ['x', '.', 'a.b', 'a.b.c', access_token, 'ä', '0'.repeat(1000)]) {
      expect((await refresh(shop(), token)).status, token).to.equal(401);
    }
    for (const refresh_token of [undefined, null, 7, '', {}, 'a\0b', 'x'.repeat(1001)]) {
      const { status, body } = await shop().send('POST', PATH, { refresh_token });
      expect(status, JSON.stringify(refresh_token)).to.equal(400);
      expect(body.details[0].field).to.equal('refresh_token');
    }
  });

  it('answers POST alone', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      expect((await shop().send(method, PATH)).status).to.equal(405);
      expect((await shop().send(method, LOGOUT)).status).to.equal(405);
    }
  });

  it('logs out: the session has ended, the others have not', async () => {
    const [here, there] = [
      await login(shop(), ADA.email, PASSWORD),
      await login(shop(), ADA.email, PASSWORD),
    ];
    const { refresh_token, access_token } = here.body;
    const answer = await shop().send('POST', LOGOUT, { refresh_token });
    expect([answer.status, answer.body]).to.deep.equal([204, '']);
    expect(await statusOfMe(shop(), access_token)).to.equal(401);
    expect((await refresh(shop(), refresh_token)).status).to.equal(401);
    expect(await statusOfMe(shop(), there.body.access_token)).to.equal(200);
  });

  it('logs out once more, or with a token of nobody, without complaint', async () => {
    const { refresh_token } = (await login(shop(), ADA.email, PASSWORD)).body;
    for (const token of [refresh_token, refresh_token, 'nobody']) {
      expect((await shop().send('POST', LOGOUT, { refresh_token: token })).status).to.equal(204);
    }
    for (const wrong of [undefined, 7, '', 'a\0b']) {
      const { status, body } = await shop().send('POST', LOGOUT, { refresh_token: wrong });
      expect([status, body.details[0].field]).to.deep.equal([400, 'refresh_token']);
    }
  });
});
