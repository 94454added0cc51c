// The permissions that a manager of users may grant: only those that the manager has. Superusers may grant all.
import type { Queryable } from '../db/database.js';
import { invalid, ApiError } from '../errors.js';
import { findUser, GroupPermission } from './models.js';
import { permissionsOf } from './permissions.js';

/** The permissions that somebody has and may grant. */
interface Rights {
  is_superuser: boolean;
  permissions: Set<string>;
}

async function rightsOf(db: Queryable, userId: number): Promise<Rights> {
  const user = await findUser(db, userId);
  return { is_superuser: user?.is_superuser ?? false, permissions: await permissionsOf(db, userId) };
}

/**
 * `forbidden` for changing the account of a user with more permissions: with a new password or address one
 * could act as that user.
 */
export async function assertMayManage(db: Queryable, managerId: number, userId: number): Promise<void> {
  if (await mayManage(db, managerId, userId)) return;
  throw new ApiError('forbidden', 'You may not change the account of somebody who may do more than you.');
}

/** Whether a user has no more permissions than the manager, or is the manager. */
export async function mayManage(db: Queryable, managerId: number, userId: number): Promise<boolean> {
  if (managerId === userId) return true;
  const [manager, user] = [await rightsOf(db, managerId), await rightsOf(db, userId)];
  if (manager.is_superuser) return true;
  return !user.is_superuser && [...user.permissions].every((code) => manager.permissions.has(code));
}

/**
 * `forbidden` for changing or deleting a group with more permissions than the manager: after emptying such a
 * group one could join it, and would get its permissions when somebody grants them again.
 */
export async function assertMayManageGroup(db: Queryable, managerId: number, groupId: number): Promise<void> {
  if (await mayManageGroup(db, managerId, groupId)) return;
  throw new ApiError('forbidden', 'You may not change a group that may do more than you.');
}

/** Whether a user has every permission of the group. */
export async function mayManageGroup(db: Queryable, managerId: number, groupId: number): Promise<boolean> {
  const manager = await rightsOf(db, managerId);
  if (manager.is_superuser) return true;
  const given = await permissionsOfGroups(db, [groupId]);
  return given.every((code) => manager.permissions.has(code));
}

/** `invalid` for changing the superuser status without being a superuser. */
export async function assertMaySetSuperuser(db: Queryable, managerId: number): Promise<void> {
  if ((await rightsOf(db, managerId)).is_superuser) return;
  throw refusal('is_superuser', 'Only a superuser may change this.');
}

/** `invalid` for granting permissions that one does not have; `field` is the field of the error. */
export async function assertMayGrant(
  db: Queryable,
  managerId: number,
  codes: string[],
  field: string,
): Promise<void> {
  const manager = await rightsOf(db, managerId);
  if (manager.is_superuser) return;
  const missing = codes.filter((code) => !manager.permissions.has(code));
  if (missing.length > 0) {
    throw refusal(field, `You may not grant what you may not do yourself: ${missing.sort().join(', ')}.`);
  }
}

/** The codes that these groups would give a user. */
export async function permissionsOfGroups(db: Queryable, groupIds: number[]): Promise<string[]> {
  return GroupPermission.objects(db).whereIn('group_id', groupIds).distinct().pluck('permission');
}

function refusal(field: string, message: string): ApiError {
  return invalid([{ field, message }]);
}
