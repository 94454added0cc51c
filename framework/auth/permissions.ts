// Permissions of staff users: codes such as `products.change_product`, their own and those of their groups.
import type { Queryable, Transaction } from '../db/database.js';
import type { Model } from '../db/model.js';
import { GroupPermission, UserGroup, UserPermission } from './models.js';

export const PERMISSION_ACTIONS = ['add', 'change', 'delete', 'view'] as const;
export type PermissionAction = (typeof PERMISSION_ACTIONS)[number];

/** `products.change_product`. */
export function permissionCode(model: Model, action: PermissionAction): string {
  return `${model.app}.${action}_${model.modelName}`;
}

/** The codes of a user, granted directly or by a group. A superuser needs none. */
export async function permissionsOf(db: Queryable, userId: number): Promise<Set<string>> {
  const rows = (await db(UserPermission.table)
    .where({ user_id: userId })
    .select('permission')
    .union(
      db(GroupPermission.table)
        .join(UserGroup.table, `${UserGroup.table}.group_id`, `${GroupPermission.table}.group_id`)
        .where(`${UserGroup.table}.user_id`, userId)
        .select('permission'),
    )) as { permission: string }[];
  return new Set(rows.map((row) => row.permission));
}

/** The codes granted to a user directly. */
export async function ownPermissionsOf(db: Queryable, userId: number): Promise<string[]> {
  return UserPermission.objects(db).where({ user_id: userId }).orderBy('permission').pluck('permission');
}

/** The codes of a group. */
export async function groupPermissionsOf(db: Queryable, groupId: number): Promise<string[]> {
  return GroupPermission.objects(db).where({ group_id: groupId }).orderBy('permission').pluck('permission');
}

/** The ids of a user's groups. */
export async function groupIdsOf(db: Queryable, userId: number): Promise<number[]> {
  return UserGroup.objects(db).where({ user_id: userId }).orderBy('group_id').pluck('group_id');
}

/** Replaces the codes of a user. */
export async function setUserPermissions(trx: Transaction, userId: number, codes: string[]): Promise<void> {
  await UserPermission.objects(trx).where({ user_id: userId }).delete();
  const rows = [...new Set(codes)].map((permission) => ({ user_id: userId, permission }));
  if (rows.length > 0) await UserPermission.objects(trx).insert(rows);
}

/** Replaces the codes of a group. */
export async function setGroupPermissions(trx: Transaction, groupId: number, codes: string[]): Promise<void> {
  await GroupPermission.objects(trx).where({ group_id: groupId }).delete();
  const rows = [...new Set(codes)].map((permission) => ({ group_id: groupId, permission }));
  if (rows.length > 0) await GroupPermission.objects(trx).insert(rows);
}

/** Replaces the groups of a user. */
export async function setGroups(trx: Transaction, userId: number, groupIds: number[]): Promise<void> {
  await UserGroup.objects(trx).where({ user_id: userId }).delete();
  const rows = [...new Set(groupIds)].map((group_id) => ({ user_id: userId, group_id }));
  if (rows.length > 0) await UserGroup.objects(trx).insert(rows);
}
