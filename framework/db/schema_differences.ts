// Compares the tables of a database with the models, with messages for operators.
import type { Database, Dialect } from './database.js';
import { countTable } from './kept_counts.js';
import type { Model } from './model.js';
import { emptyTable, readSchema, type TableSchema } from './schema_catalog.js';
import { tableOf } from './table_definition.js';

/** The types of the catalogues for those of table definitions; the others are the same. */
const TYPES: Record<Dialect, Record<string, string>> = {
  sqlite: { auto: 'integer', timestamp: 'text' },
  postgres: { auto: 'integer', timestamp: 'timestamp(3) with time zone', varchar: 'character varying' },
};

/** One sentence for each difference; none if the tables match the models. */
export async function schemaDifferences(db: Database, models: Model[]): Promise<string[]> {
  const schema = await readSchema(db.read);
  return models.flatMap((model) => {
    const found = schema.get(model.table);
    if (!found) return [`The table ${model.table} does not exist.`];
    for (const [column, part] of found.columns)
      found.columns.set(column, part.replace(/^timestamp_text/, 'text'));
    return [
      ...tableDifferences(model.table, schemaOf(model, db.dialect), found),
      ...countDifferences(model, schema),
    ];
  });
}

/** Whether the counts that a model declares are there; a migration makes them with `keepCounts`. */
function countDifferences(model: Model, schema: Map<string, TableSchema>): string[] {
  const wanted = Object.keys(model.options.counts ?? {});
  const table = countTable(model);
  const columns = [...(schema.get(table)?.columns.keys() ?? [])];
  const found = columns.filter((column) => column !== 'id' && column !== 'amount');
  if (wanted.join() === found.join()) return [];
  return [`The counts of ${table} are by (${found.join(', ')}); the model says (${wanted.join(', ')}).`];
}

/** The table that a model declares, as the catalogue of this database describes it. */
function schemaOf(model: Model, dialect: Dialect): TableSchema {
  const { columns, indexes, uniques } = tableOf(model);
  const table = emptyTable();
  for (const [name, { type, null: nullable, references }] of columns) {
    const known = type.replace(/^\w+/, (word) => TYPES[dialect][word] ?? word);
    table.columns.set(name, `${known} ${nullable ? 'null' : 'not null'}`);
    if (references) table.foreignKeys.set(name, `${references.table}, on delete ${references.onDelete}`);
  }
  table.indexes = new Set(indexes.map((names) => names.join(', ')));
  table.uniqueIndexes = new Set(uniques.map((names) => names.join(', ')));
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
