// Users and groups in the admin site. Managers cannot grant more than they have themselves
// (delegation.ts); adding users and changing passwords are separate pages in auth/pages/.
import type { ChoiceSet } from '../admin/form_options.js';
import { ModelAdmin } from '../admin/model_admin.js';
import type { SaveContext, Saving } from '../admin/saving.js';
import { site } from '../admin/site.js';
import { registerRowAction } from '../admin/row_actions.js';
import { accessRemarks } from './access_remarks.js';
import { mayViewAs } from './view_as.js';
import { afterCommit } from '../db/after_commit.js';
import { capitalized } from '../db/fields.js';
import type { Queryable } from '../db/database.js';
import { invalid } from '../errors.js';
import { type EventName, logEvent } from '../events.js';
import {
  assertMayGrant,
  assertMayManage,
  assertMayManageGroup,
  assertMaySetSuperuser,
  mayManage,
  mayManageGroup,
  permissionsOfGroups,
} from './delegation.js';
import { Group, type GroupRow, User, type UserRow } from './models.js';
import { isUsable, unusablePassword } from './passwords.js';
import {
  groupIdsOf,
  groupPermissionsOf,
  ownPermissionsOf,
  permissionCode,
  setGroupPermissions,
  setGroups,
  setUserPermissions,
} from './permissions.js';
import { deleteUsers, insertUser, updateUser, type UserChanges } from './users.js';

/** The rights in the order of the columns of the table of permissions. */
const RIGHTS = ['view', 'add', 'change', 'delete'] as const;

/** The permissions that can be granted: those of all registered models that a form or an action checks. */
function permissionChoices() {
  const own = site.registered().filter(({ admin: { options } }) => options.permissionsOf === undefined);
  return own.flatMap(({ model, admin: { options } }) =>
    RIGHTS.filter(
      (action) =>
        options.allows?.[action] !== false ||
        options.actions?.some(({ permission }) => permission === action),
    ).map((action) => ({
      value: permissionCode(model, action),
      label: `Can ${action} ${model.verboseName}`,
      group: capitalized(model.verboseNamePlural),
      column: capitalized(action),
    })),
  );
}

function isOffered(code: string): boolean {
  return permissionChoices().some(({ value }) => value === code);
}

/** The chosen permissions, and those that no form offers, such as those of removed models. */
function withUnoffered(chosen: string[], before: string[]): string[] {
  return [...chosen, ...before.filter((code) => !isOffered(code))];
}

/** A list of permissions to choose from; `read` returns the current ones. */
function permissionSet(
  name: string,
  label: string,
  helpText: string,
  read: (db: Queryable, id: number) => Promise<string[]>,
): ChoiceSet {
  return {
    name,
    label,
    helpText,
    columns: RIGHTS.map(capitalized),
    choices: () => Promise.resolve(permissionChoices()),
    chosen: async (db, id) => (id === null ? [] : (await read(db, id)).filter(isOffered)),
  };
}

/** Logs an event for changed permissions after the commit. */
function tell({ trx, cause }: SaveContext, event: EventName, id: number, changes: object = {}): void {
  const name = event.startsWith('user') ? 'user' : 'group';
  afterCommit(trx, () => logEvent(event, cause, { [name]: id, changed: Object.keys(changes) }));
}

/** One's own address is changed on a page that asks for the password. */
function ownEmail() {
  return invalid([{ field: 'email', message: 'Change your own address on the page “Your account”.' }]);
}

const userSaving: Saving = {
  async create(context, values) {
    const user = values as UserChanges & { username: string };
    const { id } = await insertUser(context.trx, user, unusablePassword());
    tell(context, 'user_added', id);
    return id;
  },
  async update(context, id, changes) {
    const { trx, user: manager } = context;
    await assertMayManage(trx, manager.id, id);
    tell(context, 'user_changed', id, changes);
    if (id === manager.id && 'email' in changes) throw ownEmail();
    const { groups, user_permissions, ...columns } = changes as UserChanges & {
      groups?: string[];
      user_permissions?: string[];
    };
    if (columns.is_superuser !== undefined) await assertMaySetSuperuser(trx, manager.id);
    await updateUser(trx, id, columns);
    if (groups !== undefined) {
      const before = await groupIdsOf(trx, id);
      const chosen = groups.map(Number);
      const added = chosen.filter((group) => !before.includes(group));
      await assertMayGrant(trx, manager.id, await permissionsOfGroups(trx, added), 'groups');
      await setGroups(trx, id, chosen);
    }
    if (user_permissions !== undefined) {
      const before = await ownPermissionsOf(trx, id);
      const added = user_permissions.filter((code) => !before.includes(code));
      await assertMayGrant(trx, manager.id, added, 'user_permissions');
      await setUserPermissions(trx, id, withUnoffered(user_permissions, before));
    }
  },
  async delete(context, id) {
    const { trx, user: manager } = context;
    await assertMayManage(trx, manager.id, id);
    tell(context, 'user_deleted', id);
    await deleteUsers(trx, [id]);
  },
};

type GroupValues = Partial<Pick<GroupRow, 'name'>> & { permissions?: string[] };

const groupSaving: Saving = {
  async create(context, values) {
    const { trx, user: manager } = context;
    const { permissions = [], ...columns } = values as GroupValues;
    await assertMayGrant(trx, manager.id, permissions, 'permissions');
    const [made] = await Group.objects(trx)
      .insert({ ...columns, version: 1 })
      .returning('*');
    const { id } = made as GroupRow;
    await setGroupPermissions(trx, id, permissions);
    tell(context, 'group_added', id);
    return id;
  },
  async update(context, id, changes) {
    const { trx, user: manager } = context;
    await assertMayManageGroup(trx, manager.id, id);
    tell(context, 'group_changed', id, changes);
    const { permissions, ...columns } = changes as GroupValues;
    await Group.objects(trx)
      .where({ id })
      .update({ ...columns, version: trx.raw('version + 1') });
    if (permissions === undefined) return;
    const before = await groupPermissionsOf(trx, id);
    const added = permissions.filter((code) => !before.includes(code));
    await assertMayGrant(trx, manager.id, added, 'permissions');
    await setGroupPermissions(trx, id, withUnoffered(permissions, before));
  },
  async delete(context, id) {
    const { trx, user: manager } = context;
    await assertMayManageGroup(trx, manager.id, id);
    tell(context, 'group_deleted', id);
    await Group.objects(trx).where({ id }).delete();
  },
};

site.register(
  Group,
  new ModelAdmin<GroupRow>({
    listDisplay: ['name'],
    searchFields: ['name'],
    choiceSets: [
      permissionSet(
        'permissions',
        'Permissions',
        'What every user in this group may do.',
        groupPermissionsOf,
      ),
    ],
    mayChangeRow: (db, manager, { id }) => mayManageGroup(db, manager.id, id),
    saving: groupSaving,
  }),
);

site.register(
  User,
  new ModelAdmin<UserRow>({
    listDisplay: ['username', 'email', 'first_name', 'last_name', 'is_staff', 'is_active'],
    listFilter: ['is_staff', 'is_superuser', 'is_active', 'groups'],
    sortableBy: ['username', 'email', 'first_name', 'last_name'],
    searchFields: ['search_text'],
    fieldsets: [
      { name: '', fields: ['username', 'password_state'] },
      { name: 'Personal info', fields: ['first_name', 'last_name', 'email'] },
      {
        name: 'Permissions',
        fields: ['is_active', 'is_staff', 'is_superuser', 'groups', 'user_permissions'],
      },
      { name: 'Important dates', fields: ['last_login', 'date_joined'] },
    ],
    computedFields: [
      {
        name: 'password_state',
        label: 'Password',
        value: ({ password }) => (isUsable(password) ? 'Set' : 'None: nobody can log in'),
        link: ({ id, password }) => ({
          text: isUsable(password) ? 'Change password' : 'Set password',
          url: `/admin/auth/user/${id}/password/`,
        }),
      },
    ],
    choiceSets: [
      permissionSet(
        'user_permissions',
        'User permissions',
        'Specific permissions for this user, besides those of the groups.',
        ownPermissionsOf,
      ),
    ],
    mayChangeRow: (db, manager, { id }) => mayManage(db, manager.id, id),
    remarks: accessRemarks,
    saving: userSaving,
  }),
);

registerRowAction(User, {
  place: 0,
  button: async ({ db, staff }, row) =>
    (await mayViewAs(db, staff, row as unknown as UserRow))
      ? { label: 'View as', url: `/admin/auth/user/${row.id}/view_as/`, fields: {} }
      : null,
});
