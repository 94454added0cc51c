// What a Django project's own fixture holds besides its data: content types, permissions, sessions and admin log
// entries. They have no use here and are left out; the permissions of users and groups are found through them.
import type { FixtureObject } from '../db/fixtures.js';

/** The models of Django that do not exist here. */
const DJANGO_MODELS = new Set([
  ...['contenttypes.contenttype', 'auth.permission', 'sessions.session', 'sites.site'],
  ...['authtoken.token', 'authtoken.tokenproxy'],
]);

/** The fields that hold permissions, by the model. */
const GRANTS: Record<string, string> = { 'auth.user': 'user_permissions', 'auth.group': 'permissions' };

/** Whether a label names a model of Django that does not exist here, or an app with such models only. */
export function isDjangosOwn(label: string): boolean {
  const apps = ['contenttypes', 'sessions', 'sites', 'authtoken'];
  return DJANGO_MODELS.has(label) || apps.includes(label);
}

/**
 * The objects without Django's own, and how many of each model were left out. Permissions that are given by id get
 * their natural keys; those for models that do not exist here are taken away.
 */
export function withoutDjangosOwn(objects: FixtureObject[]): {
  objects: FixtureObject[];
  skipped: Map<string, number>;
} {
  const keys = permissionKeys(objects);
  const skipped = new Map<string, number>();
  const kept = objects.filter((object) => {
    // The log of this admin has other fields.
    const isDjangos = DJANGO_MODELS.has(object.model) || isDjangosLogEntry(object);
    if (isDjangos) skipped.set(object.model, (skipped.get(object.model) ?? 0) + 1);
    return !isDjangos;
  });
  return { objects: kept.map((object) => withNamedPermissions(object, keys)), skipped };
}

function isDjangosLogEntry({ model, fields }: FixtureObject): boolean {
  return model === 'admin.logentry' && 'action_flag' in fields;
}

/** ["view_order", "orders", "order"] for each permission of the fixture, by id. */
function permissionKeys(objects: FixtureObject[]): Map<unknown, unknown[]> {
  const of = (label: string) => objects.filter(({ model }) => model === label);
  const types = new Map(
    of('contenttypes.contenttype').map(({ pk, fields }) => [pk, [fields.app_label, fields.model]]),
  );
  return new Map(
    of('auth.permission').map(({ pk, fields: { codename, content_type: type } }) => [
      pk,
      [codename, ...(Array.isArray(type) ? (type as unknown[]) : (types.get(type) ?? []))],
    ]),
  );
}

function withNamedPermissions(object: FixtureObject, keys: Map<unknown, unknown[]>): FixtureObject {
  const field = GRANTS[object.model];
  const given = field === undefined ? undefined : object.fields[field];
  if (field === undefined || !Array.isArray(given)) return object;
  const named = (given as unknown[]).map((key) => keys.get(key) ?? key);
  const useful = named.filter((key) => !Array.isArray(key) || !DJANGO_MODELS.has(key.slice(1).join('.')));
  return { ...object, fields: { ...object.fields, [field]: useful } };
}
