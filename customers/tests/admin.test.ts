// Customers in the admin site.
import { expect } from 'chai';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { Customer } from '../models.js';
import {
  ADA,
  BOB,
  login,
  PASSWORD,
  refresh,
  register,
  type SessionBody,
  statusOfMe,
} from '../../testing/makers/customers.js';

const LIST = '/admin/customers/customer/';

onEachDatabaseInOrder('customers in the admin site', (dialect) => {
  const shop = useShop(dialect);
  let ada: SessionBody;
  let bob: SessionBody;
  let staff: StaffBrowser;
  const stored = ({ customer }: SessionBody) =>
    Customer.objects(shop().db.read).where({ id: customer.id }).first();
  const pageOf = ({ customer }: SessionBody) => `${LIST}${customer.id}/change/`;
  const form = { email: ADA.email, name: ADA.name, phone: ADA.phone, shipping_address: ADA.shipping_address };

  before(async () => {
    ada = await register(shop());
    bob = await register(shop(), BOB);
    staff = await signInStaff(shop());
  });

  it('lists them, and finds them by e-mail and name', async () => {
    const all = await staff.get(LIST);
    expect(all.status).to.equal(200);
    expect(all.text).to.include('Ada@Example.com').and.to.include('bob@example.com');
    for (const query of ['ada@', 'LOVELACE', 'ada lovelace']) {
      const { text } = await staff.get(`${LIST}?q=${encodeURIComponent(query)}`);
      expect(text, query).to.include('Ada@Example.com').and.not.to.include('bob@example.com');
    }
  });

  it('shows the hash of a password nowhere', async () => {
    const hash = (await stored(ada))?.password ?? 'no hash';
    for (const path of [LIST, pageOf(ada), `${LIST}${ada.customer.id}/history/`, `${LIST}export/`]) {
      const { text } = await staff.get(path);
      expect(text, path).not.to.include(hash).and.not.to.include('argon2');
    }
  });

  it('mends details, and leaves the rest', async () => {
    const before = await stored(ada);
    const answer = await staff.post(pageOf(ada), { ...form, active: 'on', name: 'Ada King', password: 'x' });
    expect(answer.status).to.equal(303);
    const after = await stored(ada);
    expect(after).to.include({ name: 'Ada King', email: ADA.email, active: true });
    expect([after?.password, after?.email_key]).to.deep.equal([before?.password, before?.email_key]);
    expect(await statusOfMe(shop(), ada.access_token)).to.equal(200);
  });

  it('says beside the field that an e-mail is taken', async () => {
    const before = await stored(ada);
    const answer = await staff.post(pageOf(ada), { ...form, active: 'on', email: 'BOB@example.com' });
    expect(answer.status).to.equal(200);
    expect(answer.text).to.include('Has an account already.');
    expect(await stored(ada)).to.deep.equal(before);
  });

  it('ends all sessions when somebody is deactivated in the form', async () => {
    expect((await staff.post(pageOf(ada), form)).status).to.equal(303);
    expect((await stored(ada))?.active).to.equal(false);
    expect(await statusOfMe(shop(), ada.access_token)).to.equal(401);
    expect((await refresh(shop(), ada.refresh_token)).status).to.equal(401);
    expect((await login(shop(), ADA.email, PASSWORD)).status).to.equal(401);
    expect((await staff.post(pageOf(ada), { ...form, active: 'on' })).status).to.equal(303);
    expect((await login(shop(), ADA.email, PASSWORD)).status).to.equal(200);
  });

  it('deactivates and activates by action', async () => {
    const selected = { _selected_action: [String(ada.customer.id), String(bob.customer.id)] };
    const off = await staff.postAndFollow(LIST, { action: 'deactivate', ...selected });
    expect(off.text).to.include('2 customers were deactivated.');
    expect([(await stored(ada))?.active, (await stored(bob))?.active]).to.deep.equal([false, false]);
    expect(await statusOfMe(shop(), bob.access_token)).to.equal(401);
    const on = await staff.postAndFollow(LIST, {
      action: 'activate',
      _selected_action: [String(bob.customer.id)],
    });
    expect(on.text).to.include('1 customer was activated.');
    expect([(await stored(ada))?.active, (await stored(bob))?.active]).to.deep.equal([false, true]);
  });

  it('adds and deletes none', async () => {
    const count = async () => (await Customer.objects(shop().db.read).select('id')).length;
    const before = await count();
    const selected = { _selected_action: [String(bob.customer.id)], post: 'yes' };
    expect((await staff.get(`${LIST}add/`)).status).to.equal(403);
    expect((await staff.post(`${LIST}add/`, { ...form, email: 'x@example.com' })).status).to.equal(403);
    expect((await staff.get(`${LIST}${bob.customer.id}/delete/`)).status).to.equal(403);
    expect((await staff.post(`${LIST}${bob.customer.id}/delete/`, { post: 'yes' })).status).to.equal(403);
    await staff.post(LIST, { action: 'delete_selected', ...selected });
    expect(await count()).to.equal(before);
  });

  it('lets who may only view change nothing', async () => {
    const viewer = await signInStaff(shop(), ['customers.view_customer']);
    const before = await stored(bob);
    expect((await viewer.get(pageOf(bob))).text).to.include('bob@example.com');
    expect((await viewer.post(pageOf(bob), { ...form, email: 'x@example.com' })).status).to.equal(403);
    await viewer.post(LIST, { action: 'deactivate', _selected_action: [String(bob.customer.id)] });
    expect(await stored(bob)).to.deep.equal(before);
  });
});
