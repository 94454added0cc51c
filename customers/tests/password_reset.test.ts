// POST /api/customers/password-reset/ and /api/customers/password-reset/confirm/
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { LoginThrottle } from '../../framework/auth/models.js';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { backgroundWorkDone } from '../../framework/grpc/after_response.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { setCustomerActive, updateCustomer } from '../accounts.js';
import { Customer, PasswordReset } from '../models.js';
import {
  bearer,
  BOB,
  login,
  PASSWORD,
  refresh,
  register,
  statusOfMe,
} from '../../testing/makers/customers.js';

const PATH = '/api/customers/password-reset/';
const CONFIRM = `${PATH}confirm/`;
const NEW_PASSWORD = 'staple of batteries';

onEachDatabase('resetting the password', (dialect) => {
  const shop = useShop(dialect);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'shop-mail-'));
  const { EMAIL_URL } = settings;

  before(() => {
    settings.EMAIL_URL = `file:${directory}`;
  });
  after(() => {
    settings.EMAIL_URL = EMAIL_URL;
    rmSync(directory, { recursive: true });
  });
  beforeEach(async () => {
    await backgroundWorkDone();
    for (const file of readdirSync(directory)) rmSync(path.join(directory, file));
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).delete());
  });

  const ask = (email: unknown) => shop().send('POST', PATH, { email });
  const confirm = (reset_token: unknown, new_password: unknown = NEW_PASSWORD) =>
    shop().send('POST', CONFIRM, { reset_token, new_password });
  const customer = (email: string) => register(shop(), { ...BOB, email });
  const hashOf = async (id: number) =>
    (await Customer.objects(shop().db.read).where({ id }).first())?.password;

  /** The mails that were sent, their quoted-printable text decoded. */
  async function mails(): Promise<string[]> {
    await backgroundWorkDone();
    return readdirSync(directory)
      .sort()
      .map((file) =>
        readFileSync(path.join(directory, file), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '='),
      );
  }

  async function tokenFor(email: string): Promise<string> {
    await ask(email);
    const text = (await mails()).at(-1) ?? '';
    return /password-reset\/\?token=([\w-]{43})\r\n/.exec(text)?.[1] ?? 'no token in the mail';
  }

  it('mails no link to an address that the account has just left', async () => {
    const session = await customer('left@example.com');
    atCheckpoint('reset link wanted', async () => {
      const moved = await shop().send(
        'PATCH',
        '/api/customers/me/',
        { email: 'gone@example.com' },
        bearer(session.access_token),
      );
      expect(moved.status).to.equal(200);
    });
    expect((await ask('left@example.com')).status).to.equal(202);
    expect(await mails()).to.deep.equal([]);
    expect(
      await PasswordReset.objects(shop().db.read).where({ customer_id: session.customer.id }),
    ).to.deep.equal([]);
  });

  it('mails a link to the address of the account, whatever was typed', async () => {
    await customer('Mail@example.com');
    const answer = await ask('MAIL@EXAMPLE.COM');
    expect([answer.status, answer.body]).to.deep.equal([202, '']);
    const [mail, ...more] = await mails();
    expect(more).to.deep.equal([]);
    expect(mail).to.match(/^To: Mail@example\.com\r$/m);
    // The name was typed by somebody who may not own the address.
    expect(mail).to.not.contain('Bob');
    expect(mail).to.match(/^From: shop@localhost\r$/m);
    expect(mail).to.match(/^Subject: Choose a new password\r$/m);
    expect(mail).to.match(/^http:\/\/localhost:\d+\/password-reset\/\?token=[\w-]{43}\r$/m);
  });

  it('answers the same for everybody, and mails nothing to who has no active account', async () => {
    const { customer: gone } = await customer('inactive@example.com');
    await customer('active@example.com');
    await setCustomerActive(shop().db, gone.id, false, {});
    for (const email of ['active@example.com', 'inactive@example.com', 'nobody@example.com']) {
      const { status, body, headers } = await ask(email);
      expect([status, body, headers.get('content-length')]).to.deep.equal([202, '', '0']);
    }
    expect(await mails()).to.have.length(1);
    expect(await PasswordReset.objects(shop().db.read).where({ customer_id: gone.id })).to.deep.equal([]);
  });

  it('sets the password once, and ends all sessions', async () => {
    const session = await customer('reset@example.com');
    const token = await tokenFor('reset@example.com');
    const stored = JSON.stringify(await PasswordReset.objects(shop().db.read).select());
    expect(stored).not.to.include(token);
    const answer = await confirm(token);
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    expect(answer.body.customer.id).to.equal(session.customer.id);
    expect(await statusOfMe(shop(), answer.body.access_token)).to.equal(200);
    expect(await statusOfMe(shop(), session.access_token)).to.equal(401);
    expect((await refresh(shop(), session.refresh_token)).status).to.equal(401);
    expect((await login(shop(), 'reset@example.com', PASSWORD)).status).to.equal(401);
    expect((await login(shop(), 'reset@example.com', NEW_PASSWORD)).status).to.equal(200);
    const again = await confirm(token, 'yet another password');
    expect([again.status, again.body.details[0].field]).to.deep.equal([400, 'reset_token']);
    expect((await login(shop(), 'reset@example.com', NEW_PASSWORD)).status).to.equal(200);
  });

  it('lets one of two uses at the same moment win', async () => {
    const { customer: who } = await customer('race@example.com');
    const token = await tokenFor('race@example.com');
    const passwords = ['the first password', 'the second password'];
    const answers = await Promise.all(passwords.map((password) => confirm(token, password)));
    expect(answers.map((answer) => answer.status).sort()).to.deep.equal([200, 400]);
    const winner = passwords[answers.findIndex((answer) => answer.status === 200)] ?? '';
    expect((await login(shop(), 'race@example.com', winner)).body.customer.id).to.equal(who.id);
  });

  it('works for an hour, and no longer', async () => {
    const { customer: who } = await customer('hour@example.com');
    const token = await tokenFor('hour@example.com');
    const link = await PasswordReset.objects(shop().db.read).where({ customer_id: who.id }).first();
    const minutes = (Date.parse(link?.expires_at ?? '') - Date.parse(link?.created_at ?? '')) / 60_000;
    expect(minutes).to.be.within(60, 60.1);
    const before = await hashOf(who.id);
    const expires_at = new Date(Date.now() - 1).toISOString();
    await shop().db.transaction((trx) => PasswordReset.objects(trx).update({ expires_at }));
    expect((await confirm(token)).body.details[0].field).to.equal('reset_token');
    expect(await hashOf(who.id)).to.equal(before);
  });

  it('is useless after the password, the e-mail or the account changed', async () => {
    for (const what of ['password', 'email', 'account']) {
      const email = `${what}@example.com`;
      const { customer: who, access_token } = await customer(email);
      const token = await tokenFor(email);
      const headers = bearer(access_token);
      if (what === 'password') {
        const body = { old_password: PASSWORD, new_password: 'changed meanwhile' };
        await shop().send('POST', '/api/customers/me/password/', body, headers);
      } else if (what === 'email') {
        await updateCustomer(shop().db, who.id, { email: 'moved@example.com' }, {});
      } else {
        await setCustomerActive(shop().db, who.id, false, {});
        await setCustomerActive(shop().db, who.id, true, {});
      }
      const before = await hashOf(who.id);
      expect((await confirm(token)).status, what).to.equal(400);
      expect(await hashOf(who.id)).to.equal(before);
    }
  });

  it('keeps the link when the new password is weak', async () => {
    await customer('weak@example.com');
    const token = await tokenFor('weak@example.com');
    for (const weak of ['short', '1234567890', 'password1', 'weak@example.com']) {
      const { status, body } = await confirm(token, weak);
      expect([status, body.details[0].field], weak).to.deep.equal([400, 'new_password']);
    }
    expect((await confirm(token)).status).to.equal(200);
  });

  it('does not flood a mailbox, and answers all the same', async () => {
    await customer('flood@example.com');
    for (let request = 0; request < 8; request += 1) {
      expect((await ask('flood@example.com')).status).to.equal(202);
      await backgroundWorkDone();
    }
    expect(await mails()).to.have.length(5);
  });

  it('names the field of everything that is wrong', async () => {
    for (const email of [undefined, null, 7, '', 'nobody', 'a@b.co\0', 'x'.repeat(255) + '@b.co']) {
      const { status, body } = await ask(email);
      expect([status, body.details[0].field], String(email)).to.deep.equal([400, 'email']);
    }
    for (const token of [undefined, null, 7, '', 'a\0b', 'x'.repeat(1001), 'unknown']) {
      const { status, body } = await confirm(token);
      expect([status, body.details[0].field], String(token)).to.deep.equal([400, 'reset_token']);
    }
    for (const password of [null, 7, '', 'a\0bcdefgh', 'x'.repeat(1001)]) {
      const { status, body } = await confirm('unknown', password);
      expect([status, body.details[0].field], String(password)).to.deep.equal([400, 'new_password']);
    }
    expect(await mails()).to.deep.equal([]);
  });

  it('answers POST alone', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      expect((await shop().send(method, PATH)).status).to.equal(405);
      expect((await shop().send(method, CONFIRM)).status).to.equal(405);
    }
  });
});
