// POST /api/customers/me/password/
import { expect } from 'chai';
import { LoginThrottle } from '../../framework/auth/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { staff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import { Customer } from '../models.js';
import {
  bearer,
  BOB,
  login,
  PASSWORD,
  refresh,
  register,
  type SessionBody,
  statusOfMe,
} from '../../testing/makers/customers.js';

const PATH = '/api/customers/me/password/';
const NEW_PASSWORD = 'staple of batteries';

onEachDatabase('changing the password', (dialect) => {
  const shop = useShop(dialect);
  const change = ({ access_token }: SessionBody, body: unknown) =>
    shop().send('POST', PATH, body, bearer(access_token));
  const hashOf = async ({ customer }: SessionBody) =>
    (await Customer.objects(shop().db.read).where({ id: customer.id }).first())?.password;

  beforeEach(async () => {
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).delete());
  });

  it('ends every other session, and gives a new one', async () => {
    const here = await register(shop(), { ...BOB, email: 'change@example.com' });
    const there = (await login(shop(), 'change@example.com', PASSWORD)).body;
    const answer = await change(here, { old_password: PASSWORD, new_password: NEW_PASSWORD });
    expect(answer.status).to.equal(200);
    expect(answer.body.customer.id).to.equal(here.customer.id);
    for (const ended of [here, there]) {
      expect(await statusOfMe(shop(), ended.access_token)).to.equal(401);
      expect((await refresh(shop(), ended.refresh_token)).status).to.equal(401);
    }
    expect(await statusOfMe(shop(), answer.body.access_token)).to.equal(200);
    expect((await refresh(shop(), answer.body.refresh_token)).status).to.equal(200);
    expect((await login(shop(), 'change@example.com', PASSWORD)).status).to.equal(401);
    expect((await login(shop(), 'change@example.com', NEW_PASSWORD)).status).to.equal(200);
  });

  it('changes nothing for who does not know the old one, and slows guessing down', async () => {
    const session = await register(shop(), { ...BOB, email: 'guess@example.com' });
    const before = await hashOf(session);
    // Where the customer is at home the address alone counts; it has twenty attempts.
    const guess = () => change(session, { old_password: 'a guess', new_password: NEW_PASSWORD });
    const wrong = [{ field: 'old_password', message: 'is not right' }];
    expect((await guess()).body.details).to.deep.equal(wrong);
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).update({ failures: 19 }));
    expect((await guess()).body.details).to.deep.equal(wrong);
    const refused = await change(session, { old_password: PASSWORD, new_password: NEW_PASSWORD });
    expect([refused.status, refused.body.code]).to.deep.equal([429, 'throttled']);
    expect(await hashOf(session)).to.equal(before);
    expect(await statusOfMe(shop(), session.access_token)).to.equal(200);
  });

  it('refuses a weak password', async () => {
    const session = await register(shop(), { ...BOB, email: 'weak@example.com' });
    const before = await hashOf(session);
    for (const new_password of ['short', '1234567890', 'password1', 'weak@example.com']) {
      const { status, body } = await change(session, { old_password: PASSWORD, new_password });
      expect(status, new_password).to.equal(400);
      expect(body.details[0].field).to.equal('new_password');
    }
    expect(await hashOf(session)).to.equal(before);
  });

  it('lets one of two changes at the same moment win', async () => {
    const session = await register(shop(), { ...BOB, email: 'twice@example.com' });
    const answers = await Promise.all(
      ['first new password', 'second new password'].map((new_password) =>
        change(session, { old_password: PASSWORD, new_password }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).to.have.length(1);
    // The other one finds its old password wrong, or its session gone.
    const [lost] = answers.filter((answer) => answer.status !== 200);
    expect(lost?.status).to.be.oneOf([400, 401]);
  });

  it('names the field of everything that is wrong', async () => {
    const session = await register(shop(), { ...BOB, email: 'fields@example.com' });
    const before = await hashOf(session);
    for (const field of ['old_password', 'new_password']) {
      for (const value of [undefined, null, 7, '', 'a\0b', 'x'.repeat(1001)]) {
        const body = { old_password: PASSWORD, new_password: NEW_PASSWORD, [field]: value };
        const answer = await change(session, body);
        expect(answer.status, `${field} ${String(value)}`).to.equal(400);
        expect(answer.body.details[0].field).to.equal(field);
      }
    }
    expect(await hashOf(session)).to.equal(before);
  });

  it('is for customers alone, by POST alone', async () => {
    const body = { old_password: PASSWORD, new_password: NEW_PASSWORD };
    expect((await shop().send('POST', PATH, body)).status).to.equal(401);
    expect((await shop().send('POST', PATH, body, await staff(shop().db))).status).to.equal(403);
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      expect((await shop().send(method, PATH)).status).to.equal(405);
    }
  });
});
