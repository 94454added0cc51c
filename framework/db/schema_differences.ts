// Compares the tables of a database with the models, with messages for operators.
import type { Database, Dialect } from './database.js';
import type { Field } from './fields.js';
import type { Model } from './model.js';
import { emptyTable, readSchema, type TableSchema } from './schema_catalog.js';
import { ON_DELETE } from './table_definition.js';

const TYPES = {
  sqlite: {
    ...{ auto: 'integer', integer: 'integer', foreignkey: 'integer', money: 'bigint' },
    ...{ char: 'varchar', text: 'text', boolean: 'boolean', datetime: 'text' },
  },
  postgres: {
    ...{ auto: 'integer', integer: 'integer', foreignkey: 'integer', money: 'bigint' },
    ...{ char: 'character varying', text: 'text', boolean: 'boolean' },
    datetime: 'timestamp(3) with time zone',
  },
};

/** One sentence for each difference; none if the tables match the models. */
export async function schemaDifferences(db: Database, models: Model[]): Promise<string[]> {
  const schema = await readSchema(db.read);
  return models.flatMap((model) => {
    const found = schema.get(model.table);
    if (!found) return [`The table ${model.table} does not exist.`];
    for (const [column, part] of found.columns)
      found.columns.set(column, part.replace(/^timestamp_text/, 'text'));
    return tableDifferences(model.table, schemaOf(model, db.dialect), found);
  });
}

/** The table that a model declares. */
function schemaOf(model: Model, dialect: Dialect): TableSchema {
  const fields = [...model.fields.values()];
  const { indexes = [], uniqueTogether = [] } = model.options;
  const named = (chosen: (field: Field) => unknown) => fields.filter(chosen).map((field) => [field.name]);
  const lists = (columns: string[][]) => new Set(columns.map((names) => names.join(', ')));
  const table = emptyTable();
  for (const { name, kind, options } of fields) {
    const length = kind === 'char' ? `(${options.maxLength})` : '';
    table.columns.set(name, `${TYPES[dialect][kind]}${length} ${options.null ? 'null' : 'not null'}`);
    const { to, onDelete } = options;
    if (to && onDelete) table.foreignKeys.set(name, `${to().table}, on delete ${ON_DELETE[onDelete]}`);
  }
  table.indexes = lists([...indexes, ...named((field) => field.options.index)]);
  table.uniqueIndexes = lists([...uniqueTogether, ...named((field) => field.options.unique)]);
  return table;
}

function tableDifferences(name: string, wanted: TableSchema, found: TableSchema): string[] {
  return [
    ...entryDifferences(wanted.columns, found.columns, {
      missing: (column) => `The column ${name}.${column} does not exist.`,
      extra: (column) => `The column ${name}.${column} is in no model.`,
      other: (column, is, want) => `The column ${name}.${column} is ${is}; the model says ${want}.`,
    }),
    ...entryDifferences(wanted.foreignKeys, found.foreignKeys, {
      missing: (column, want) => `The column ${name}.${column} has no foreign key to ${want}.`,
      extra: (column, is) => `The column ${name}.${column} has a foreign key to ${is}; the model has none.`,
      other: (column, is, want) =>
        `The column ${name}.${column} has a foreign key to ${is}; the model says ${want}.`,
    }),
    ...indexDifferences(name, 'index', wanted.indexes, found.indexes),
    ...indexDifferences(name, 'unique index', wanted.uniqueIndexes, found.uniqueIndexes),
  ];
}

interface Sentences {
  missing(name: string, wanted: string): string;
  extra(name: string, found: string): string;
  other(name: string, found: string, wanted: string): string;
}

function entryDifferences(wanted: Map<string, string>, found: Map<string, string>, say: Sentences): string[] {
  const missingOrOther = [...wanted].flatMap(([name, want]) => {
    const is = found.get(name);
    if (is === undefined) return [say.missing(name, want)];
    return is === want ? [] : [say.other(name, is, want)];
  });
  const extra = [...found].filter(([name]) => !wanted.has(name));
  return [...missingOrOther, ...extra.map(([name, is]) => say.extra(name, is))];
}

function indexDifferences(name: string, kind: string, wanted: Set<string>, found: Set<string>): string[] {
  const missing = [...wanted].filter((columns) => !found.has(columns));
  const extra = [...found].filter((columns) => !wanted.has(columns));
  return [
    ...missing.map((columns) => `The table ${name} has no ${kind} on (${columns}).`),
    ...extra.map((columns) => `The table ${name} has an additional ${kind} on (${columns}).`),
  ];
}
