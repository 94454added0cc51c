// Many-to-many relations in the admin: the groups of a user in its form, as a filter, and saved by plain
// statements.
import { expect } from 'chai';
import { plainSaving, type SaveContext } from '../../admin/saving.js';
import { inputsIn } from '../../admin/tests/pages_read.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { Group, User } from '../models.js';
import { groupIdsOf, ownPermissionsOf, setGroups } from '../permissions.js';
import { createUser } from '../users.js';

const LIST = '/admin/auth/user/';

onEachDatabase('many-to-many relations in the admin', (dialect) => {
  const shop = useShop(dialect);
  let [packers, clerks] = [0, 0];
  before(async () => {
    const names = ['Packers', 'Clerks'].map((name) => ({ name, version: 1 }));
    await shop().db.transaction(async (trx) => {
      await Group.objects(trx).delete();
      await Group.objects(trx).insert(names);
    });
    const groups = await Group.objects(shop().db.read).orderBy('id');
    [packers, clerks] = groups.map(({ id }) => id) as [number, number];
    for (const [username, ids] of [
      ['pat', [packers]],
      ['kim', [packers, clerks]],
      ['sam', []],
    ] as const) {
      const { id } = await createUser(shop().db, { username });
      await shop().db.transaction((trx) => setGroups(trx, id, [...ids]));
    }
  });

  it('are chosen in the form, in the order of their model', async () => {
    const root = await signInStaff(shop());
    const kim = await User.objects(shop().db.read).where({ username: 'kim' }).first();
    const { text } = await root.get(`${LIST}${kim?.id}/change/`);
    const boxes = [...text.matchAll(/name="groups" value="(\d+)"( checked)?> ([^<]*)/g)];
    expect(boxes.map(([, id, checked, name]) => [Number(id), checked !== undefined, name])).to.deep.equal([
      [clerks, true, 'Clerks'],
      [packers, true, 'Packers'],
    ]);
    expect(text).to.contain('href="/admin/auth/group/add/?_to_field=id&amp;_popup=1"');
    const wrong = await root.post(`${LIST}${kim?.id}/change/`, { username: 'kim', groups: ['99'] });
    expect(wrong.text).to.contain('Select a valid choice. 99 is not one of the available choices.');
  });

  it('filter the list', async () => {
    const root = await signInStaff(shop());
    const names = async (query: string) => {
      const { status, text } = await root.get(`${LIST}?${query}`);
      if (status !== 200) return [String(status)];
      return ['pat', 'kim', 'sam'].filter((name) => text.includes(`>${name}</a>`));
    };
    expect(await names(`groups__id__exact=${packers}`)).to.deep.equal(['pat', 'kim']);
    expect(await names(`groups__id__exact=${clerks}`)).to.deep.equal(['kim']);
    expect(await names(`groups=${clerks}&q=kim`)).to.deep.equal(['kim']);
    expect(await names(`groups__id__in=${clerks},${packers}`)).to.deep.equal(['pat', 'kim']);
    expect(await names('groups__isnull=True')).to.deep.equal(['sam']);
    expect(await names('groups__isnull=0')).to.deep.equal(['pat', 'kim']);
    for (const refused of ['groups__name=Clerks', 'user_permissions=x', 'groups__id__gt=1']) {
      expect(await names(refused), refused).to.deep.equal(['400']);
    }
    expect((await root.get(`${LIST}?groups__id__exact=x`)).status).to.equal(303);
    const { text } = await root.get(`${LIST}?groups__isnull=True`);
    expect(text).to.contain('Groups');
    expect(text).to.contain(`href="?groups__id__exact=${clerks}"`);
    const counted = (await root.get(`${LIST}?_facets=True`)).text;
    for (const choice of ['Packers (2)', 'Clerks (1)']) expect(counted).to.contain(choice);
    const chosen = (await root.get(`${LIST}?groups__id__exact=${clerks}`)).text;
    expect(chosen).to.match(/aria-current="\w+"[^>]*>Clerks</);
    expect(chosen).to.contain('href="?groups__isnull=True"');
  });

  it('are filled in by the address of a new row', async () => {
    const root = await signInStaff(shop());
    const { text } = await root.get('/admin/auth/group/add/?permissions=orders.view_order&name=Both');
    expect(text).to.match(/name="permissions" value="orders.view_order" checked/);
    expect(inputsIn(text).get('name')).to.equal('Both');
  });

  it('are saved by plain statements with the columns', async () => {
    const { db } = shop();
    const { create, update } = plainSaving(User);
    const values = { username: 'plain', email: '', password: '', groups: [String(packers)] };
    const id = await db.transaction((trx) =>
      create({ trx } as SaveContext, { ...values, user_permissions: ['orders.view_order'] }, {}),
    );
    expect(await groupIdsOf(db.read, id)).to.deep.equal([packers]);
    expect(await ownPermissionsOf(db.read, id)).to.deep.equal(['orders.view_order']);
    await db.transaction((trx) => update({ trx } as SaveContext, id, { groups: [String(clerks)] }, {}));
    expect(await groupIdsOf(db.read, id)).to.deep.equal([clerks]);
    expect(await ownPermissionsOf(db.read, id)).to.deep.equal(['orders.view_order']);
  });
});
