// The models say what the migrations build: columns, their types and nulls, what is unique, what is
// indexed and what points where. Partial indexes and those on expressions are the migrations' alone.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../apps.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import type { Dialect } from '../database.js';
import type { Field } from '../fields.js';
import type { Model } from '../model.js';

/** What a table is, in words that compare: `name varchar(100) not null`, `category_id, id`. */
interface Table {
  columns: string[];
  indexes: string[];
  uniques: string[];
  references: string[];
}

const TYPES = {
  sqlite: {
    ...{ auto: 'integer', integer: 'integer', foreignkey: 'integer', money: 'bigint' },
    ...{ char: 'varchar', text: 'text', boolean: 'boolean', datetime: 'text' },
  },
  postgres: {
    ...{ auto: 'integer', integer: 'integer', foreignkey: 'integer', money: 'bigint' },
    ...{
      char: 'character varying',
      text: 'text',
      boolean: 'boolean',
      datetime: 'timestamp(3) with time zone',
    },
  },
};
const ON_DELETE = { cascade: 'CASCADE', protect: 'RESTRICT', set_null: 'SET NULL' };

function declared(model: Model, dialect: Dialect): Table {
  const fields = [...model.fields.values()];
  const { indexes = [], uniqueTogether = [] } = model.options;
  const named = (chosen: (field: Field) => unknown) => fields.filter(chosen).map((field) => [field.name]);
  return sorted({
    columns: fields.map(({ name, kind, options }) => {
      const length = kind === 'char' ? `(${options.maxLength})` : '';
      return `${name} ${TYPES[dialect][kind]}${length} ${options.null ? 'null' : 'not null'}`;
    }),
    indexes: [...indexes, ...named((field) => field.options.index)].map((columns) => columns.join(', ')),
    uniques: [...uniqueTogether, ...named((field) => field.options.unique)].map((columns) =>
      columns.join(', '),
    ),
    references: fields.flatMap(({ name, options: { to, onDelete } }) =>
      to && onDelete ? [`${name} to ${to().table}, ${ON_DELETE[onDelete]}`] : [],
    ),
  });
}

function sorted({ columns, indexes, uniques, references }: Table): Table {
  return {
    ...{ columns: columns.sort(), indexes: indexes.sort() },
    ...{ uniques: uniques.sort(), references: references.sort() },
  };
}

/** The SQL that reads each part of a table, for one parameter: its name. */
const QUERIES: Record<Dialect, Record<keyof Table, string>> = {
  sqlite: {
    columns: `SELECT name || ' ' || lower(type) || CASE WHEN "notnull" THEN ' not null' ELSE ' null' END AS part
      FROM pragma_table_info(?)`,
    indexes: sqliteIndexes(0),
    uniques: sqliteIndexes(1),
    references: `SELECT "from" || ' to ' || "table" || ', ' || on_delete AS part FROM pragma_foreign_key_list(?)`,
  },
  postgres: {
    columns: `SELECT attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN ' not null' ELSE ' null' END AS part
      FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped`,
    indexes: postgresIndexes('NOT indisunique'),
    uniques: postgresIndexes('indisunique AND NOT indisprimary'),
    references: `SELECT attname || ' to ' || confrelid::regclass || ', '
        || CASE confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL' END AS part
      FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
      WHERE contype = 'f' AND conrelid = ?::regclass`,
  },
};

function sqliteIndexes(unique: 0 | 1): string {
  return `SELECT group_concat(info.name, ', ' ORDER BY info.seqno) AS part
    FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info
    WHERE list."unique" = ${unique} AND NOT list.partial
    GROUP BY list.name HAVING count(*) = count(info.name)`;
}

function postgresIndexes(which: string): string {
  return `SELECT string_agg(attname, ', ' ORDER BY place) AS part
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
    CROSS JOIN unnest(indkey) WITH ORDINALITY AS keys (number, place)
    JOIN pg_attribute ON attrelid = indrelid AND attnum = keys.number
    WHERE indrelid = ?::regclass AND amname = 'btree' AND indpred IS NULL AND indexprs IS NULL AND ${which}
    GROUP BY indexrelid`;
}

onEachDatabase('models and migrations', (dialect) => {
  const db = useDatabase(dialect);

  async function partsOf(table: string, part: keyof Table): Promise<string[]> {
    const found = await db().read.raw<{ part: string }[] | { rows: { part: string }[] }>(
      QUERIES[dialect][part],
      [table],
    );
    return (Array.isArray(found) ? found : found.rows).map((row) => row.part);
  }

  for (const model of INSTALLED_APPS.flatMap((app) => app.models)) {
    it(`${model.table} is as its model says`, async () => {
      const built = sorted({
        columns: await partsOf(model.table, 'columns'),
        indexes: await partsOf(model.table, 'indexes'),
        uniques: await partsOf(model.table, 'uniques'),
        references: await partsOf(model.table, 'references'),
      });
      expect(declared(model, dialect)).to.deep.equal(built);
    });
  }
});
