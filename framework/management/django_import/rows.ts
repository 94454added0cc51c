// Converts rows of a Django database, whose values are text, to rows of our models.
import { settings } from '../../conf/settings.js';
import type { Transaction } from '../../db/database.js';
import type { DjangoRow } from '../../db/django_tables.js';
import type { Field } from '../../db/fields.js';
import { givenFields, readFields } from '../../db/fixture_fields.js';
import type { Model } from '../../db/model.js';
import { ApiError, invalid } from '../../errors.js';
import { amountRule, exactCents, isCurrency } from '../../money.js';

/** The other database's column of each field that it has, by the field's name. */
export type Columns = Map<string, string>;

/** A row that is to be taken, with the rows that belong to it. */
export interface Candidate {
  id: number;
  values: Record<string, unknown>;
  /** Why it cannot be taken. */
  problem?: string | undefined;
  parts: Candidate[];
}

/** Finds a field's column by each of its names: `price_cents` is `price` there. */
export function columnsOf(model: Model, columns: string[]): Columns {
  const found: Columns = new Map();
  for (const field of givenFields(model)) {
    const names = [field.name, field.publicName, field.relationName, field.options.alias ?? ''];
    const column = names.find((name) => columns.includes(name));
    if (column !== undefined) found.set(field.name, column);
  }
  return found;
}

/** The names of required fields that the other database does not have. */
export function missingFields(model: Model, columns: Columns): string[] {
  const fields = givenFields(model).filter(
    ({ name, required, options }) =>
      required && !columns.has(name) && options.autoNow !== true && options.autoNowAdd !== true,
  );
  return fields.map((field) => field.publicName);
}

/** The row with checked values, or with what is wrong with them. */
export async function toCandidate(
  trx: Transaction,
  model: Model,
  columns: Columns,
  row: DjangoRow,
): Promise<Candidate> {
  const id = Number(row.id);
  try {
    const values = await readFields(trx, model, fieldsOf(model, columns, row));
    return { id, values: { ...values, ...model.computedValues(values) }, parts: [] };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const nameOf = (field: string): string => model.fields.get(field)?.publicName ?? field;
    const problem = error.details.map(({ field, message }) => `${nameOf(field)} ${message}`).join('; ');
    return { id, values: {}, problem, parts: [] };
  }
}

function fieldsOf(model: Model, columns: Columns, row: DjangoRow): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const own = row[columns.get('currency') ?? ''] ?? '';
  const currency = isCurrency(own) ? own : settings.CURRENCY;
  for (const [name, column] of columns) {
    const text = row[column] ?? null;
    if (text !== null) fields[name] = valueOf(model.field(name), text, currency);
  }
  return fields;
}

function valueOf(field: Field, text: string, currency: string): unknown {
  switch (field.kind) {
    case 'money': {
      const cents = exactCents(text, currency);
      if (cents === null) throw invalid(field.publicName, `must be ${amountRule(currency)}, not ${text}`);
      return cents;
    }
    case 'boolean':
      return ['1', 'true'].includes(text);
    case 'integer':
    case 'foreignkey':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    default:
      return text;
  }
}
