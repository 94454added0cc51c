// The groups that a migration has made (version 0), as long as nobody has changed or uses them, give way to groups that
// come from another database with their own ids and names.
import type { Transaction } from '../db/database.js';
import type { FixtureObject } from '../db/fixtures.js';
import { Group, type GroupRow, UserGroup } from './models.js';
import { groupPermissionsOf, setGroupPermissions } from './permissions.js';

/** What is known of a group that comes: its id, its name, or both. */
export interface ComingGroup {
  id: number | null;
  name: string;
}

/** A ready group is deleted when its name comes with another id, and gets a new id when only its id comes. */
export async function makeRoom(trx: Transaction, coming: ComingGroup[]): Promise<void> {
  const used = UserGroup.objects(trx).select('group_id');
  const ready = await Group.objects(trx).where({ version: 0 }).whereNotIn('id', used).orderBy('id');
  const others = coming.filter(
    ({ id, name }) => !ready.some((group) => group.id === id && group.name === name),
  );
  const withIds = others.filter(({ id }) => id !== null);
  const inTheWay = ready.filter((group) =>
    withIds.some(({ id, name }) => id === group.id || name === group.name),
  );
  for (const group of inTheWay) {
    const permissions = await groupPermissionsOf(trx, group.id);
    await Group.objects(trx).where({ id: group.id }).delete();
    if (coming.some(({ name }) => name === group.name)) continue;
    const id = await freeId(trx, coming);
    await Group.objects(trx).insert({ ...group, id });
    await setGroupPermissions(trx, id, permissions);
  }
}

/** An id after all that are here and all that come. */
async function freeId(trx: Transaction, coming: ComingGroup[]): Promise<number> {
  const last = (await Group.objects(trx).orderBy('id', 'desc').first('id')) as
    Pick<GroupRow, 'id'> | undefined;
  return Math.max(last?.id ?? 0, ...coming.map(({ id }) => id ?? 0)) + 1;
}

/** Makes room for the groups of a fixture. */
export async function makeRoomForFixtures(trx: Transaction, objects: FixtureObject[]): Promise<void> {
  const groups = objects.filter(({ model }) => model === Group.label);
  if (groups.length === 0) return;
  await makeRoom(
    trx,
    groups.map(({ pk, fields }) => ({ id: typeof pk === 'number' ? pk : null, name: String(fields.name) })),
  );
}
