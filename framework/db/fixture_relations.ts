// Relations in fixtures: natural keys of rows, such as ["home-garden"] for a category, and many-to-many fields, such
// as the groups of a user.
import { type FieldProblem, invalid } from '../errors.js';
import type { Transaction } from './database.js';
import type { Field, ManyToMany } from './fields.js';
import type { Related } from './many_to_many.js';
import type { Model } from './model.js';

/** The field whose text identifies a row in fixtures: the first unique text that people write. */
export function naturalField(model: Model): Field | undefined {
  return [...model.fields.values()].find(
    ({ kind, options }) => kind === 'char' && options.unique && !options.null && options.editable !== false,
  );
}

/** The id for a foreign key: as given, or of the row with this unique text, such as a slug. */
export async function relatedId(trx: Transaction, field: Field, given: unknown): Promise<unknown> {
  const { to, naturalKey } = field.options;
  const only: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  const key = only === '' ? (naturalKey?.whenEmpty ?? only) : only;
  const target = to?.();
  const natural = [...(target?.fields.values() ?? [])].find(
    ({ kind, options }) => kind === 'char' && options.unique,
  );
  if (typeof key !== 'string' || !target || !natural) return given;
  const row = (await target.objects(trx).where(natural.name, key).first('id')) as { id: number } | undefined;
  if (!row) throw invalid(field.name, `there is no ${target.verboseName} "${key}"`);
  return row.id;
}

/** The natural keys of the rows that these foreign keys refer to, by id; none for a model without such keys. */
export async function naturalKeys(
  trx: Transaction,
  target: Model,
  ids: number[],
): Promise<Map<unknown, [string]>> {
  const natural = naturalField(target)?.name;
  if (natural === undefined) return new Map();
  const rows = (await target.objects(trx).whereIn('id', ids).select('id', natural)) as Record<
    string,
    unknown
  >[];
  return new Map(rows.map((row) => [row.id, [String(row[natural])]]));
}

/** Takes the many-to-many fields out of the fields of a fixture, and converts their values. */
export async function takeRelated(
  trx: Transaction,
  model: Model,
  given: Record<string, unknown>,
): Promise<{ fields: Record<string, unknown>; related: Related }> {
  const fields = { ...given };
  const related: Related = {};
  for (const [name, relation] of model.manyToMany) {
    const values = fields[name];
    delete fields[name];
    if (values === undefined) continue;
    if (!Array.isArray(values)) throw invalid(name, 'must be a list');
    related[name] = await otherSides(trx, name, relation, values);
  }
  return { fields, related };
}

/** What the through table stores for these values, each once. */
async function otherSides(
  trx: Transaction,
  name: string,
  { through, to, naturalKey }: ManyToMany,
  values: unknown[],
): Promise<unknown[]> {
  const field = through().field(to);
  const found = new Set<unknown>();
  const problems: FieldProblem[] = [];
  for (const value of values) {
    const isKey = Array.isArray(value) && value.every((part) => typeof part === 'string');
    if (field.kind === 'foreignkey') found.add(await relatedId(trx, field, value));
    else if (isKey && naturalKey) found.add(naturalKey.valueOf(value as string[]));
    else if (typeof value === 'string') found.add(value);
    else problems.push({ field: name, message: `has the unknown key ${JSON.stringify(value)}` });
  }
  if (problems.length > 0) throw invalid(problems);
  return [...found];
}
