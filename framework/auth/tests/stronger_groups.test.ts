// Staff who manage groups change only groups that may do no more than they may themselves.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { Group } from '../models.js';
import { groupPermissionsOf, setGroupPermissions } from '../permissions.js';

const MANAGER = ['auth.view_group', 'auth.change_group', 'auth.delete_group', 'orders.view_order'];

onEachDatabase('a group that may do more than its manager', (dialect) => {
  const shop = useShop(dialect);

  async function makeGroup(name: string, permissions: string[]): Promise<number> {
    return shop().db.transaction(async (trx) => {
      const [made] = (await Group.objects(trx).insert({ name, version: 1 }).returning('id')) as {
        id: number;
      }[];
      const id = made?.id ?? 0;
      await setGroupPermissions(trx, id, permissions);
      return id;
    });
  }

  it('is not emptied, renamed or deleted by that manager', async () => {
    const id = await makeGroup('Payments', ['orders.view_order', 'payments.change_transaction']);
    const manager = await signInStaff(shop(), MANAGER);
    const url = `/admin/auth/group/${id}`;
    expect((await manager.get(`${url}/change/`)).text).to.not.contain('name="_save"');
    const emptied = await manager.post(`${url}/change/`, { name: 'Mine', permissions: [], _save: '1' });
    expect(emptied.status).to.equal(403);
    expect((await manager.post(`${url}/delete/`, { post: 'yes' })).status).to.equal(403);
    await manager.post('/admin/auth/group/', {
      ...{ action: 'delete_selected', _selected_action: [String(id)], post: 'yes' },
    });
    const row = await Group.objects(shop().db.read).where({ id }).first();
    expect(row?.name).to.equal('Payments');
    expect(await groupPermissionsOf(shop().db.read, id)).to.have.length(2);
  });

  it('is changed by a manager who has all its permissions, and by a superuser', async () => {
    const id = await makeGroup('Desk', ['orders.view_order']);
    const manager = await signInStaff(shop(), MANAGER);
    const url = `/admin/auth/group/${id}/change/`;
    const values = { name: 'Front desk', permissions: ['orders.view_order'], _save: '1' };
    expect((await manager.post(url, values)).status).to.equal(303);
    const strong = await makeGroup('Strong', ['payments.change_transaction']);
    const root = await signInStaff(shop());
    expect((await root.post(`/admin/auth/group/${strong}/delete/`, { post: 'yes' })).status).to.equal(303);
  });
});
