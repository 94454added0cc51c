// What a user who manages users may hand on: no more than they have themselves. Superusers may hand on all.
import type { Queryable } from '../db/database.js';
import { invalid, ApiError } from '../errors.js';
import { findUser, GroupPermission } from './models.js';
import { permissionsOf } from './permissions.js';

/** What somebody has and may hand on. */
interface Rights {
  is_superuser: boolean;
  permissions: Set<string>;
}

async function rightsOf(db: Queryable, userId: number): Promise<Rights> {
  const user = await findUser(db, userId);
  return { is_superuser: user?.is_superuser ?? false, permissions: await permissionsOf(db, userId) };
}

/**
 * Refuses with `forbidden` to change the account of somebody who may do more: with a new password or
 * address of theirs one could act as them.
 */
export async function assertMayManage(db: Queryable, managerId: number, userId: number): Promise<void> {
  if (await mayManage(db, managerId, userId)) return;
  throw new ApiError('forbidden', 'You may not change the account of somebody who may do more than you.');
}

/** Whether a user may do no more than who manages it, or is the manager's own. */
export async function mayManage(db: Queryable, managerId: number, userId: number): Promise<boolean> {
  if (managerId === userId) return true;
  const [manager, user] = [await rightsOf(db, managerId), await rightsOf(db, userId)];
  if (manager.is_superuser) return true;
  return !user.is_superuser && [...user.permissions].every((code) => manager.permissions.has(code));
}

/**
 * Refuses with `forbidden` to change or delete a group that may do more than the manager: who empties such a
 * group can join it, and has its permissions once somebody fills it again.
 */
export async function assertMayManageGroup(db: Queryable, managerId: number, groupId: number): Promise<void> {
  if (await mayManageGroup(db, managerId, groupId)) return;
  throw new ApiError('forbidden', 'You may not change a group that may do more than you.');
}

/** Whether a user has every permission that the group gives. */
export async function mayManageGroup(db: Queryable, managerId: number, groupId: number): Promise<boolean> {
  const manager = await rightsOf(db, managerId);
  if (manager.is_superuser) return true;
  const given = await permissionsOfGroups(db, [groupId]);
  return given.every((code) => manager.permissions.has(code));
}

/** Refuses with `invalid` to make somebody a superuser unless one is one. */
export async function assertMaySetSuperuser(db: Queryable, managerId: number): Promise<void> {
  if ((await rightsOf(db, managerId)).is_superuser) return;
  throw refusal('is_superuser', 'Only a superuser may change this.');
}

/** Refuses with `invalid` to grant permissions that one has not; `field` is where the error is shown. */
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

/** The codes that a user would have from these groups. */
export async function permissionsOfGroups(db: Queryable, groupIds: number[]): Promise<string[]> {
  return GroupPermission.objects(db).whereIn('group_id', groupIds).distinct().pluck('permission');
}

function refusal(field: string, message: string): ApiError {
  return invalid([{ field, message }]);
}
