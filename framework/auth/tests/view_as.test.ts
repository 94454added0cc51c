// "View as": a manager sees the admin as a colleague sees it, and can change nothing meanwhile.
import { expect } from 'chai';
import { textOf } from '../../admin/tests/pages_read.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { eventsOf } from '../../../testing/events.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { User } from '../models.js';
import { setUserPermissions } from '../permissions.js';
import { createUser } from '../users.js';

const PACKER = ['orders.view_order', 'orders.change_order'];
const MANAGER = [...PACKER, 'auth.view_user', 'auth.change_user'];
const STOP = '/admin/view_as/stop/';

onEachDatabase('view as', (dialect) => {
  const shop = useShop(dialect);
  let ana: number;
  let made = 0;

  const colleague = async (permissions: string[], values: object = {}) => {
    const user = await createUser(shop().db, {
      ...{ username: `ana${(made += 1)}`, first_name: 'Ana', is_staff: true, ...values },
    });
    await shop().db.transaction((trx) => setUserPermissions(trx, user.id, permissions));
    return user.id;
  };
  const start = (browser: StaffBrowser, id: number) => browser.post(`/admin/auth/user/${id}/view_as/`);

  beforeEach(async () => {
    ana = await colleague(PACKER);
  });

  it('shows the admin as the colleague sees it, with a bar that says so, until one stops', async () => {
    const root = await signInStaff(shop());
    expect((await root.get(`/admin/auth/user/${ana}/change/`)).text).to.contain('View as</button>');
    expect(await start(root, ana)).to.include({ status: 303, location: '/admin/' });
    const { text } = await root.get('/admin/');
    expect(textOf(text)).to.contain('You see the admin as Ana. Nothing can be changed.');
    expect(text).to.contain('/admin/orders/order/').and.not.contain('/admin/products/product/');
    expect((await root.get('/admin/products/product/')).status).to.equal(403);
    expect((await root.get('/admin/auth/user/add/')).status).to.equal(403);
    expect((await root.get('/admin/orders/order/')).status).to.equal(200);
    expect(await root.post(STOP)).to.include({ status: 303, location: `/admin/auth/user/${ana}/change/` });
    expect((await root.get('/admin/products/product/')).text).to.not.contain('You see the admin as');
  });

  it('refuses whatever would change something, in the admin and over REST', async () => {
    const root = await signInStaff(shop());
    await start(root, ana);
    for (const path of [
      'auth/user/1/change/',
      'orders/order/',
      `auth/user/${ana}/view_as/`,
      'password_change/',
    ]) {
      const answer = await root.post(`/admin/${path}`, { action: 'cancel', username: 'x' });
      expect(answer.status, path).to.equal(403);
      expect(textOf(answer.text)).to.contain('You see the admin as Ana, so nothing was changed.');
    }
    const cookie = [...root.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const webhook = async (Cookie: string) => {
      const headers = { 'Content-Type': 'application/json', Cookie, 'X-CSRFToken': root.csrfToken };
      return (await fetch(`${shop().url}/api/webhooks/`, { method: 'POST', body: '{}', headers })).status;
    };
    expect(await webhook(cookie)).to.equal(401);
    expect(await webhook(cookie.replace(/; admin_view_as=[^;]*/, ''))).to.equal(400);
  });

  it('does not show the account of the colleague', async () => {
    const root = await signInStaff(shop());
    await start(root, ana);
    for (const path of ['account/', 'account/two_factor/', 'password_change/'])
      expect((await root.get(`/admin/${path}`)).status, path).to.equal(403);
  });

  it('is for who may change users, and never shows more than they may do', async () => {
    const superuser = await colleague([], { is_superuser: true });
    const stronger = await colleague(['products.delete_product']);
    const manager = await signInStaff(shop(), MANAGER);
    for (const id of [superuser, stronger, manager.userId, 99_999]) {
      expect((await start(manager, id)).status, String(id)).to.equal(403);
      expect((await manager.get(`/admin/auth/user/${id}/change/`)).text).to.not.contain('View as</button>');
    }
    const viewer = await signInStaff(shop(), ['auth.view_user', ...PACKER]);
    expect((await start(viewer, ana)).status).to.equal(403);
    for (const values of [{ is_staff: false }, { is_active: false }]) {
      expect((await start(manager, await colleague(PACKER, values))).status).to.equal(403);
    }
    expect((await start(manager, ana)).status).to.equal(303);
    expect((await manager.get('/admin/')).text).to.contain('You see the admin as');
  });

  it('ends when the colleague gets more rights, and does not go on in another session', async () => {
    const manager = await signInStaff(shop(), MANAGER);
    await start(manager, ana);
    const other = await signInStaff(shop());
    other.cookies.set('admin_view_as', manager.cookies.get('admin_view_as') ?? '');
    expect((await other.get('/admin/')).text).to.not.contain('You see the admin as');
    await User.objects(shop().db.read).where({ id: ana }).update({ is_superuser: true });
    expect((await manager.get('/admin/')).text).to.not.contain('You see the admin as');
  });

  it('is in the log, with who sees whom', async () => {
    const root = await signInStaff(shop());
    await root.get('/admin/');
    const started = await eventsOf(() => start(root, ana));
    expect(started.map(({ event, principal, user }) => [event, principal, user])).to.deep.equal([
      ['view_as_started', started[0]?.principal, ana],
    ]);
    expect(started[0]?.principal).to.match(/^staff staff\d+$/);
    const stopped = await eventsOf(() => root.post(STOP));
    expect(stopped[0]).to.include({ event: 'view_as_stopped', principal: started[0]?.principal, user: ana });
  });
});
