// Why a user who was just saved cannot work yet.
import type { Queryable } from '../db/database.js';
import type { UserRow } from './models.js';
import { permissionsOf } from './permissions.js';

/** Sentences such as "Ana cannot log in to the admin: “Staff status” is not ticked." A deactivated user is meant to have no access. */
export async function accessRemarks(db: Queryable, user: UserRow): Promise<string[]> {
  const { id, username, first_name, is_active, is_staff, is_superuser } = user;
  if (!is_active) return [];
  const name = first_name || username;
  const mayAnything = is_superuser || (await permissionsOf(db, id)).size > 0;
  if (!is_staff) {
    const more = mayAnything ? ' Until it is, groups and permissions have no effect.' : '';
    return [`${name} cannot log in to the admin: “Staff status” is not ticked.${more}`];
  }
  return mayAnything
    ? []
    : [`${name} can log in to the admin, but may not see anything there yet: choose a group or permissions.`];
}
