// Tables in a form that is the same for both databases: those that models declare, and those that migrations
// build in a temporary SQLite database. `makemigrations` compares them.
import type { Field } from './fields.js';
import { inMigrated } from './migration_sql.js';
import type { Migration } from './migrations.js';
import type { Model } from './model.js';
import { readSchema, type TableSchema } from './schema_catalog.js';

/** A column as migrations write it: `varchar(255)`, `timestamp`; see migrations/schema_changes.ts. */
export interface ColumnDefinition {
  type: string;
  null?: true;
  references?: { table: string; onDelete: string };
}

export interface TableDefinition {
  columns: Map<string, ColumnDefinition>;
  /** The columns of each index. */
  indexes: string[][];
  uniques: string[][];
}

const TYPES: Record<Field['kind'], string> = {
  ...{ auto: 'auto', integer: 'integer', foreignkey: 'integer', money: 'bigint' },
  ...{ char: 'varchar', text: 'text', boolean: 'boolean', datetime: 'timestamp' },
};
const ON_DELETE = { cascade: 'CASCADE', protect: 'RESTRICT', set_null: 'SET NULL' };

/** The table that a model declares. */
export function tableOf(model: Model): TableDefinition {
  const fields = [...model.fields.values()];
  const { indexes = [], uniqueTogether = [] } = model.options;
  const named = (chosen: (field: Field) => unknown) => fields.filter(chosen).map((field) => [field.name]);
  return {
    columns: new Map(fields.map((field) => [field.name, columnOf(field)])),
    indexes: [...indexes, ...named((field) => field.options.index)],
    uniques: [...uniqueTogether, ...named((field) => field.options.unique)],
  };
}

function columnOf({ kind, options }: Field): ColumnDefinition {
  const { to, onDelete } = options;
  return {
    type: kind === 'char' ? `varchar(${options.maxLength})` : TYPES[kind],
    ...(options.null && { null: true }),
    ...(to && onDelete && { references: { table: to().table, onDelete: ON_DELETE[onDelete] } }),
  };
}

/** The tables that these migrations build. */
export function tablesOf(migrations: Migration[]): Promise<Map<string, TableDefinition>> {
  return inMigrated(migrations, async (trx) => {
    const schema = await readSchema(trx);
    return new Map([...schema].map(([name, table]) => [name, definitionOf(table)]));
  });
}

function definitionOf({ columns, foreignKeys, indexes, uniqueIndexes }: TableSchema): TableDefinition {
  const lists = (names: Set<string>) => [...names].map((columns) => columns.split(', '));
  return {
    columns: new Map([...columns].map(([name, part]) => [name, parsed(name, part, foreignKeys.get(name))])),
    indexes: lists(indexes),
    uniques: lists(uniqueIndexes),
  };
}

/** From the catalogue's `varchar(255) not null` and `customers_customer, on delete RESTRICT`. */
function parsed(name: string, part: string, key: string | undefined): ColumnDefinition {
  const type = part.replace(/ (not )?null$/, '');
  const [table = '', onDelete = ''] = key?.split(', on delete ') ?? [];
  return {
    type: typeOf(name, type),
    ...(!part.endsWith(' not null') && { null: true }),
    ...(key !== undefined && { references: { table, onDelete } }),
  };
}

/**
 * Timestamps are text on SQLite. Those of generated migrations are called `timestamp_text`; older ones are known by
 * their names.
 */
function typeOf(name: string, type: string): string {
  if (name === 'id' && type === 'integer') return 'auto';
  if (type === 'timestamp_text') return 'timestamp';
  return type === 'text' && /_(at|until|time|login|joined)$/.test(name) ? 'timestamp' : type;
}
