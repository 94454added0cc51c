// The ready groups: made by a migration, and out of the way of groups with their own names and ids.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { loadFixtures } from '../../management/fixture_files.js';
import { site } from '../../admin/site.js';
import { down, up } from '../../../migrations/auth/0006_ready_roles.js';
import { Group, GroupPermission } from '../models.js';
import { groupPermissionsOf, PERMISSION_ACTIONS, permissionCode, setGroups } from '../permissions.js';
import { makeRoom } from '../ready_groups.js';
import { createUser } from '../users.js';

onEachDatabase('the ready groups', (dialect) => {
  const shop = useShop(dialect);
  const names = () => Group.objects(shop().db.read).orderBy('id').pluck('name');
  const groups = async () =>
    Object.fromEntries((await Group.objects(shop().db.read).orderBy('id')).map(({ id, name }) => [id, name]));
  beforeEach(() =>
    shop().db.transaction(async (trx) => {
      await Group.objects(trx).delete();
      await up(trx);
    }),
  );

  it('are in every shop, with permissions that exist', async () => {
    expect(await names()).to.deep.equal(['Support', 'Warehouse', 'Accounting', 'Manager']);
    const known = site
      .registered()
      .flatMap(({ model }) => PERMISSION_ACTIONS.map((action) => permissionCode(model, action)));
    expect(known).to.include.members(await GroupPermission.objects(shop().db.read).pluck('permission'));
  });

  it('let a manager hand out every other role', async () => {
    const [support, warehouse, accounting, manager] = await Promise.all(
      (await Group.objects(shop().db.read).orderBy('id')).map(({ id }) =>
        groupPermissionsOf(shop().db.read, id),
      ),
    );
    for (const role of [support, warehouse, accounting]) expect(manager).to.include.members(role ?? ['?']);
    expect(support).to.not.include('payments.change_transaction');
  });

  it('leave a group of the same name as it is, also when the migration is undone', async () => {
    await shop().db.transaction(async (trx) => {
      await Group.objects(trx).delete();
      await Group.objects(trx).insert({ name: 'Manager', version: 1 });
      await up(trx);
    });
    expect(await names()).to.deep.equal(['Manager', 'Support', 'Warehouse', 'Accounting']);
    const [own] = await Group.objects(shop().db.read).where({ name: 'Manager' });
    expect(await groupPermissionsOf(shop().db.read, own?.id ?? 0)).to.deep.equal([]);
    await shop().db.transaction((trx) => down(trx));
    expect(await names()).to.deep.equal(['Manager']);
  });

  it('make room for groups of another shop with their names or ids', async () => {
    const [support = 0, warehouse = 0, accounting = 0] = await Group.objects(shop().db.read)
      .orderBy('id')
      .pluck('id');
    const before = await groupPermissionsOf(shop().db.read, warehouse);
    const ana = await createUser(shop().db, { username: `ana${support}` });
    await shop().db.transaction(async (trx) => {
      await setGroups(trx, ana.id, [accounting]);
      await makeRoom(trx, [
        { id: support + 90, name: 'Support' },
        { id: warehouse, name: 'Sales' },
        { id: accounting, name: 'Books' },
      ]);
    });
    expect(await groups()).to.deep.equal({
      ...{ [accounting]: 'Accounting', [accounting + 1]: 'Manager', [support + 91]: 'Warehouse' },
    });
    expect(await groupPermissionsOf(shop().db.read, support + 91)).to.deep.equal(before);
  });

  it('make room for the groups of a fixture', async () => {
    const [support = 0, , , manager = 0] = await Group.objects(shop().db.read).orderBy('id').pluck('id');
    const object = (pk: number | null, name: string) => ({
      model: 'auth.group',
      pk,
      fields: { name, permissions: [] },
    });
    const objects = [object(support, 'Manager'), object(support + 1, 'Support'), object(null, 'Accounting')];
    await shop().db.transaction((trx) => loadFixtures(trx, [{ name: 'groups', objects }]));
    expect(await groups()).to.deep.equal({
      ...{ [support]: 'Manager', [support + 1]: 'Support', [support + 2]: 'Accounting' },
      ...{ [manager + 1]: 'Warehouse' },
    });
    expect(await groupPermissionsOf(shop().db.read, support + 2)).to.deep.equal([]);
  });
});
