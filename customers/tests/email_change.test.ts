// A new e-mail address needs the password and the mail of the new address; who had the old one is told.
import { expect } from 'chai';
import { LoginThrottle } from '../../framework/auth/models.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useMails } from '../../testing/mails.js';
import { useShop } from '../../testing/shop.js';
import { bearer, login, PASSWORD, register } from '../../testing/makers/customers.js';

const ME = '/api/customers/me/';
const CONFIRM = '/api/customers/email-change/confirm/';

onEachDatabase('changing the e-mail address', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  let people = 0;
  beforeEach(() => shop().db.transaction((trx) => LoginThrottle.objects(trx).delete()));

  async function account() {
    people += 1;
    const email = `old${people}@example.com`;
    const session = await register(shop(), { email, password: PASSWORD, name: 'Mallory' });
    return { email, moved: `new${people}@example.com`, headers: bearer(session.access_token) };
  }
  type Account = Awaited<ReturnType<typeof account>>;
  const change = ({ headers }: Account, body: object) => shop().send('PATCH', ME, body, headers);
  const confirm = (email_token: unknown) => shop().send('POST', CONFIRM, { email_token });
  async function tokenFor(who: Account, email = who.moved): Promise<string> {
    expect((await change(who, { email, current_password: PASSWORD })).status).to.equal(202);
    const text = (await mails()).find((mail) => mail.includes(`To: ${email}`)) ?? '';
    return /email-change\/\?token=([\w.-]+)\r\n/.exec(text)?.[1] ?? 'no token in the mail';
  }
  const emailOf = async ({ headers }: Account): Promise<string> => (await shop().get(ME, headers)).body.email;

  it('is refused without the password, and with a wrong one, and nothing is changed', async () => {
    const who = await account();
    for (const [more, message] of [
      [{}, 'is required to change the e-mail address'],
      [{ current_password: 'wrong' }, 'is not right'],
    ] as const) {
      const refused = await change(who, { email: who.moved, name: 'Other', ...more });
      expect([refused.status, refused.body.details]).to.deep.equal([
        400,
        [{ field: 'current_password', message }],
      ]);
    }
    expect((await shop().get(ME, who.headers)).body).to.include({ email: who.email, name: 'Mallory' });
    expect(await mails()).to.deep.equal([]);
  });

  it('counts wrong passwords as failed log-ins', async () => {
    const who = await account();
    for (let tries = 0; tries < 3; tries += 1)
      await change(who, { email: who.moved, current_password: 'wrong' });
    // From an address where the customer has logged in, only the address's own failures count.
    const counted = await LoginThrottle.objects(shop().db.read).where('failures', '>', 0);
    expect(counted.map(({ failures }) => failures)).to.deep.equal([3]);
  });

  it('needs no password for other details, nor for the address that it is', async () => {
    const who = await account();
    const answer = await change(who, { email: who.email, name: 'Somebody' });
    expect([answer.status, answer.body.name]).to.deep.equal([200, 'Somebody']);
    expect(answer.body).to.not.have.property('pending_email');
  });

  it('counts when the link was followed, once, and tells the old address', async () => {
    const who = await account();
    const token = await tokenFor(who);
    const [asked = ''] = await mails();
    expect(asked).to.include(`To: ${who.moved}`).and.not.to.include('Mallory');
    expect(await emailOf(who)).to.equal(who.email);
    expect((await confirm(token)).body).to.deep.equal({ email: who.moved });
    expect(await emailOf(who)).to.equal(who.moved);
    expect((await login(shop(), who.email, PASSWORD)).status).to.equal(401);
    expect((await login(shop(), who.moved, PASSWORD)).status).to.equal(200);
    const told = (await mails()).at(-1) ?? '';
    expect(told).to.include(`To: ${who.email}`).and.to.include('e-mail address of your account was changed');
    const again = await confirm(token);
    expect([again.status, again.body.details[0].field]).to.deep.equal([400, 'email_token']);
  });

  it('answers the same when another account has the address, and mails nothing', async () => {
    const [who, other] = [await account(), await account()];
    const answer = await change(who, { email: other.email, current_password: PASSWORD });
    expect([answer.status, answer.body.pending_email]).to.deep.equal([202, other.email]);
    expect(await mails()).to.deep.equal([]);
  });

  it('is refused when somebody has registered with the address meanwhile', async () => {
    const who = await account();
    const token = await tokenFor(who);
    await register(shop(), { email: who.moved, password: PASSWORD, name: 'Faster' });
    expect((await confirm(token)).status).to.equal(400);
    expect(await emailOf(who)).to.equal(who.email);
  });

  it('is refused with a link that was made up, or made before another change', async () => {
    const who = await account();
    const token = await tokenFor(who);
    for (const made of ['x', `${token}x`, 'a.b']) expect((await confirm(made)).status).to.equal(400);
    await confirm(await tokenFor(who, `third${people}@example.com`));
    expect((await confirm(token)).status).to.equal(400);
  });

  it('tells the address of a new password, and of one that was reset', async () => {
    const who = await account();
    const fields = { old_password: PASSWORD, new_password: 'staple of batteries' };
    expect((await shop().send('POST', `${ME}password/`, fields, who.headers)).status).to.equal(200);
    const [told = ''] = await mails();
    expect(told).to.include(`To: ${who.email}`).and.to.include('password of your account was changed');
    await shop().send('POST', '/api/customers/password-reset/', { email: who.email });
    const link = (await mails()).at(-1) ?? '';
    const reset_token = /password-reset\/\?token=([\w-]{43})\r\n/.exec(link)?.[1];
    const reset = { reset_token, new_password: 'clip of papers' };
    expect((await shop().send('POST', '/api/customers/password-reset/confirm/', reset)).status).to.equal(200);
    expect(
      (await mails()).filter((mail) => mail.includes('password of your account was changed')),
    ).to.have.length(2);
  });

  it('has a page behind the link that changes nothing until its button is pressed', async () => {
    const who = await account();
    const token = await tokenFor(who);
    expect(new URL(settings.EMAIL_CHANGE_URL).pathname).to.equal('/email-change/');
    const page = await shop().get(`/email-change/?token=${token}`);
    expect([page.status, page.headers.get('referrer-policy')]).to.deep.equal([200, 'no-referrer']);
    expect(page.body).to.include(`value="${token}"`);
    expect(await emailOf(who)).to.equal(who.email);
    const post = () =>
      shop().send('POST', '/email-change/', new URLSearchParams({ token }).toString(), {
        'Content-Type': 'application/x-www-form-urlencoded',
      });
    expect((await post()).body).to.include('Your e-mail address was changed');
    expect(await emailOf(who)).to.equal(who.moved);
    expect((await post()).body)
      .to.include('no longer works')
      .and.not.to.include('<button');
  });
});
