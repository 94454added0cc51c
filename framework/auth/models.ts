// The tables of staff: users, groups and their permissions. Users are changed in users.ts, permissions
// are read in permissions.ts.
import type { Queryable } from '../db/database.js';
import {
  AutoField,
  BooleanField,
  CharField,
  DateTimeField,
  EmailField,
  ForeignKey,
  IntegerField,
  TextField,
} from '../db/fields.js';
import { defineModel, type Model, type Row } from '../db/model.js';
import { searchable } from '../db/text_search.js';
import { dayOf, momentText } from '../time_zone.js';

const NAME_LENGTH = 150;

/** The permission `orders.view_order` is ["view_order", "orders", "order"] in Django's fixtures. */
const PERMISSION_KEY = {
  of(code: string): string[] {
    const [app = '', name = ''] = code.split('.');
    return [name, app, name.slice(name.indexOf('_') + 1)];
  },
  valueOf: ([name, app]: string[]): string => `${app}.${name}`,
};

export const Group = defineModel({
  app: 'auth',
  name: 'Group',
  ordering: ['name'],
  title: (group) => group.name,
  manyToMany: {
    permissions: {
      through: (): Model => GroupPermission,
      ...{ from: 'group_id', to: 'permission', naturalKey: PERMISSION_KEY },
    },
  },
  fields: {
    id: AutoField(),
    name: CharField({ maxLength: NAME_LENGTH, unique: true }),
    version: IntegerField({ default: 1, editable: false }),
  },
});

export const User = defineModel({
  app: 'auth',
  name: 'User',
  ordering: ['username'],
  title: (user) => user.username,
  manyToMany: {
    groups: {
      through: (): Model => UserGroup,
      ...{ from: 'user_id', to: 'group_id' },
      helpText:
        'The groups this user belongs to. A user will get all permissions granted to each of their groups.',
    },
    user_permissions: {
      through: (): Model => UserPermission,
      ...{ from: 'user_id', to: 'permission', naturalKey: PERMISSION_KEY },
    },
  },
  computed: {
    search_text: ({ username, first_name, last_name, email }) =>
      searchable(username, first_name, last_name, email),
  },
  indexes: [
    ['email', 'id'],
    ['first_name', 'id'],
    ['last_name', 'id'],
    ['is_staff', 'username', 'id'],
    ['is_superuser', 'username', 'id'],
    ['is_active', 'username', 'id'],
  ],
  fields: {
    id: AutoField(),
    username: CharField({
      maxLength: NAME_LENGTH,
      unique: true,
      takenMessage: 'A user with that username already exists.',
      helpText: `Required. ${NAME_LENGTH} characters or fewer. Letters, digits and @/./+/-/_ only.`,
    }),
    first_name: CharField({ maxLength: NAME_LENGTH, blank: true, default: '' }),
    last_name: CharField({ maxLength: NAME_LENGTH, blank: true, default: '' }),
    email: EmailField({ blank: true, default: '', label: 'Email address' }),
    password: CharField({ maxLength: 255, editable: false }),
    is_staff: BooleanField({
      default: false,
      label: 'Staff status',
      helpText: 'Designates whether the user can log into this admin site.',
    }),
    is_active: BooleanField({
      default: true,
      label: 'Active',
      helpText:
        'Designates whether this user should be treated as active. Unselect this instead of deleting accounts.',
    }),
    is_superuser: BooleanField({
      default: false,
      label: 'Superuser status',
      helpText: 'Designates that this user has all permissions without explicitly assigning them.',
    }),
    last_login: DateTimeField({ null: true, editable: false }),
    date_joined: DateTimeField({ autoNowAdd: true, editable: false }),
    search_text: TextField({ default: '', editable: false }),
    /** Raised by managers' changes; a log-in does not conflict with editing the user. */
    version: IntegerField({ default: 1, editable: false }),
  },
});

// The three below are named as Django names the models of its many-to-many relations.

export const UserGroup = defineModel({
  app: 'auth',
  name: 'User_groups',
  verboseName: 'user-group relationship',
  title: ({ group_id }) => `Membership in group ${group_id}`,
  uniqueTogether: [['user_id', 'group_id']],
  indexes: [['group_id']],
  fields: {
    id: AutoField(),
    user_id: ForeignKey({ to: () => User, onDelete: 'cascade' }),
    group_id: ForeignKey({ to: () => Group, onDelete: 'cascade' }),
  },
});

/** A permission is stored as its code, `products.change_product`; the models are defined in code. */
export const GroupPermission = defineModel({
  app: 'auth',
  name: 'Group_permissions',
  verboseName: 'group-permission relationship',
  title: ({ permission }) => permission,
  uniqueTogether: [['group_id', 'permission']],
  fields: {
    id: AutoField(),
    group_id: ForeignKey({ to: () => Group, onDelete: 'cascade' }),
    permission: CharField({ maxLength: 150 }),
  },
});

export const UserPermission = defineModel({
  app: 'auth',
  name: 'User_user_permissions',
  verboseName: 'user-permission relationship',
  title: ({ permission }) => permission,
  uniqueTogether: [['user_id', 'permission']],
  fields: {
    id: AutoField(),
    user_id: ForeignKey({ to: () => User, onDelete: 'cascade' }),
    permission: CharField({ maxLength: 150 }),
  },
});

/** A session. Only the browser's cookie has the key, so a stolen table gives no access. */
export const Session = defineModel({
  app: 'auth',
  name: 'Session',
  title: ({ created_at }) => `Log-in of ${momentText(created_at)}`,
  indexes: [['user_id'], ['expires_at']],
  fields: {
    id: AutoField(),
    key_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    user_id: ForeignKey({ to: () => User, onDelete: 'cascade' }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
    expires_at: DateTimeField({}),
    /** The IP address of the log-in. */
    address: CharField({ maxLength: 45, blank: true, default: '', editable: false }),
    user_agent: CharField({ maxLength: 255, blank: true, default: '', editable: false }),
  },
});

/** A token that programs of staff send as `Authorization: Token <key>`; only the key's hash is stored. */
export const Token = defineModel({
  app: 'auth',
  name: 'Token',
  verboseName: 'API token',
  title: ({ created_at }) => `API token of ${dayOf(created_at)}`,
  fields: {
    id: AutoField(),
    key_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    user_id: ForeignKey({ to: () => User, onDelete: 'cascade', unique: true }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
    expires_at: DateTimeField({ null: true, editable: false }),
  },
});

/** The authenticator app of a user. */
export const TwoFactor = defineModel({
  app: 'auth',
  name: 'TwoFactor',
  verboseName: 'authenticator app',
  title: () => 'Authenticator app',
  fields: {
    id: AutoField(),
    user_id: ForeignKey({ to: () => User, onDelete: 'cascade', unique: true }),
    /** Encrypted. */
    secret: TextField({ editable: false }),
    /** The time step of the last used code: each works once. */
    last_step: IntegerField({ editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
  },
});

/** A single-use code for users who have lost the app. */
export const RecoveryCode = defineModel({
  app: 'auth',
  name: 'RecoveryCode',
  verboseName: 'recovery code',
  title: () => 'Recovery code',
  uniqueTogether: [['user_id', 'code_hash']],
  fields: {
    id: AutoField(),
    user_id: ForeignKey({ to: () => User, onDelete: 'cascade' }),
    code_hash: CharField({ maxLength: 64, editable: false }),
  },
});

/** Failed log-ins by name and by address; see login_throttle.ts. */
export const LoginThrottle = defineModel({
  app: 'auth',
  name: 'LoginThrottle',
  indexes: [['forgotten_at']],
  fields: {
    id: AutoField(),
    key_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    failures: IntegerField({}),
    /** Attempts whose password is being checked, unless `pending_until` has passed. */
    pending: IntegerField({}),
    pending_until: DateTimeField({}),
    blocked_until: DateTimeField({}),
    forgotten_at: DateTimeField({}),
  },
});

/** An address from which an account has recently logged in; see known_addresses.ts. */
export const KnownAddress = defineModel({
  app: 'auth',
  name: 'KnownAddress',
  verboseNamePlural: 'known addresses',
  uniqueTogether: [['account', 'address_hash']],
  indexes: [['seen_at']],
  fields: {
    id: AutoField(),
    /** `staff 3` or `customer 7`, by id. */
    account: CharField({ maxLength: 50, editable: false }),
    address_hash: CharField({ maxLength: 64, editable: false }),
    seen_at: DateTimeField({ editable: false }),
  },
});

export type UserRow = Row<typeof User>;
export type GroupRow = Row<typeof Group>;
export type SessionRow = Row<typeof Session>;
export type TokenRow = Row<typeof Token>;

/** The user with exactly this name; `undefined` when there is none. */
export async function findUserByUsername(db: Queryable, username: string): Promise<UserRow | undefined> {
  const name = normalizeUsername(username);
  if (name.length > NAME_LENGTH || name.includes('\0')) return undefined;
  return User.objects(db).where({ username: name }).first();
}

/** The user with this id; `undefined` when there is none. */
export async function findUser(db: Queryable, id: number): Promise<UserRow | undefined> {
  return User.objects(db).where({ id }).first();
}

/** Normalizes Unicode, so that names that look the same are equal. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC');
}
