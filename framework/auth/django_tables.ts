// Staff of a Django project: groups and users with their permissions. Passwords stay as they are; a log-in replaces
// the hash (passwords.ts).
import type { DjangoRelation, DjangoSource, DjangoTable } from '../db/django_tables.js';
import { installedApps } from '../project.js';
import { Group, User } from './models.js';
import { isUsable } from './passwords.js';
import { PERMISSION_ACTIONS, permissionCode } from './permissions.js';
import { makeRoom } from './ready_groups.js';

const PERMISSION_TABLES = ['auth_permission', 'django_content_type'];

const GROUPS: DjangoTable<typeof Group> = {
  model: Group,
  makeRoom,
  identity: ['name'],
  reads: ['auth_group_permissions', ...PERMISSION_TABLES],
  related: (source, ids) => grantsOf(source, ids, 'auth_group_permissions', 'group_id', 'permissions'),
};

const USERS: DjangoTable<typeof User> = {
  model: User,
  identity: ['username'],
  reads: ['auth_user_groups', 'auth_user_user_permissions', ...PERMISSION_TABLES],
  related: async (source, ids) => [
    ...(await source.rowsWhere('auth_user_groups', 'user_id', ids)).map((row) => ({
      ...{ id: Number(row.user_id), name: 'groups', value: Number(row.group_id) },
    })),
    ...(await grantsOf(source, ids, 'auth_user_user_permissions', 'user_id', 'user_permissions')),
  ],
  remark({ password }) {
    if (isUsable(password) || password.startsWith('!')) return undefined;
    return `its password hash (${password.split('$')[0]}) cannot be checked here: set a new password`;
  },
};

/** In the order in which they are imported. */
export const DJANGO_STAFF: DjangoTable[] = [GROUPS, USERS];

/** The permissions in a table of pairs, by their codes. */
async function grantsOf(
  source: DjangoSource,
  ids: number[],
  table: string,
  column: string,
  name: string,
): Promise<DjangoRelation[]> {
  const grants = await source.rowsWhere(table, column, ids);
  const codes = await permissionCodes(source, [...new Set(grants.map((row) => Number(row.permission_id)))]);
  const models = installedApps().flatMap((app) => app.models);
  const known = new Set(
    models.flatMap((model) => PERMISSION_ACTIONS.map((action) => permissionCode(model, action))),
  );
  return grants.map((row) => {
    const value = codes.get(Number(row.permission_id)) ?? '';
    const problem = known.has(value) ? {} : { problem: `the permission ${value} does not exist here` };
    return { id: Number(row[column]), name, value, ...problem };
  });
}

/** `orders.view_order` for each permission, by id. */
async function permissionCodes(source: DjangoSource, ids: number[]): Promise<Map<number, string>> {
  const permissions = await source.rowsWhere('auth_permission', 'id', ids);
  const typeIds = [...new Set(permissions.map((row) => Number(row.content_type_id)))];
  const types = await source.rowsWhere('django_content_type', 'id', typeIds);
  const apps = new Map(types.map((row) => [row.id, row.app_label]));
  return new Map(
    permissions.map((row) => [Number(row.id), `${apps.get(row.content_type_id)}.${row.codename}`]),
  );
}
