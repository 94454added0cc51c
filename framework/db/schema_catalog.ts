// Reads the tables from the database's catalogue. Partial indexes and those on expressions are left out:
// only migrations declare them.
import type { Knex } from 'knex';
import { isPostgres } from './dialect.js';

/** One table: `name` is `varchar(255) not null`, `customer_id` refers to `customers_customer, on delete RESTRICT`. */
export interface TableSchema {
  columns: Map<string, string>;
  foreignKeys: Map<string, string>;
  /** The columns of each index, as in `created_at, id`. */
  indexes: Set<string>;
  uniqueIndexes: Set<string>;
}

/** Queries for rows of `table`, `name` and `part`; for indexes the part is empty. */
type Query = Record<keyof TableSchema, string>;

const SQLITE: Query = {
  columns: `SELECT master.name AS "table", info.name AS name,
      lower(info.type) || CASE WHEN info."notnull" THEN ' not null' ELSE ' null' END AS part
    FROM sqlite_master AS master, pragma_table_info(master.name) AS info WHERE master.type = 'table'`,
  foreignKeys: `SELECT master.name AS "table", keys."from" AS name,
      keys."table" || ', on delete ' || keys.on_delete AS part
    FROM sqlite_master AS master, pragma_foreign_key_list(master.name) AS keys WHERE master.type = 'table'`,
  indexes: sqliteIndexes(0),
  uniqueIndexes: sqliteIndexes(1),
};

function sqliteIndexes(unique: 0 | 1): string {
  return `SELECT master.name AS "table", group_concat(info.name, ', ' ORDER BY info.seqno) AS name, '' AS part
    FROM sqlite_master AS master, pragma_index_list(master.name) AS list, pragma_index_info(list.name) AS info
    WHERE master.type = 'table' AND list."unique" = ${unique} AND NOT list.partial
    GROUP BY master.name, list.name HAVING count(*) = count(info.name)`;
}

const POSTGRES: Query = {
  columns: `SELECT relname AS "table", attname AS name, format_type(atttypid, atttypmod)
      || CASE WHEN attnotnull THEN ' not null' ELSE ' null' END AS part
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped AND relnamespace = current_schema()::regnamespace`,
  foreignKeys: `SELECT pg_class.relname AS "table", attname AS name, parent.relname || ', on delete '
      || CASE confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
         WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END AS part
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid JOIN pg_class AS parent ON parent.oid = confrelid
    JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
    WHERE contype = 'f' AND pg_class.relnamespace = current_schema()::regnamespace`,
  indexes: postgresIndexes('NOT indisunique'),
  uniqueIndexes: postgresIndexes('indisunique AND NOT indisprimary'),
};

function postgresIndexes(which: string): string {
  return `SELECT of_table.relname AS "table", string_agg(attname, ', ' ORDER BY place) AS name, '' AS part
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
    JOIN pg_class AS of_table ON of_table.oid = indrelid
    CROSS JOIN unnest(indkey) WITH ORDINALITY AS keys (number, place)
    JOIN pg_attribute ON attrelid = indrelid AND attnum = keys.number
    WHERE of_table.relnamespace = current_schema()::regnamespace
      AND amname = 'btree' AND indpred IS NULL AND indexprs IS NULL AND ${which}
    GROUP BY of_table.relname, indexrelid`;
}

/** Every table of the database, by its name. */
export async function readSchema(knex: Knex): Promise<Map<string, TableSchema>> {
  const queries = isPostgres(knex) ? POSTGRES : SQLITE;
  const tables = new Map<string, TableSchema>();
  for (const part of ['columns', 'foreignKeys', 'indexes', 'uniqueIndexes'] as const) {
    for (const row of await rowsOf(knex, queries[part])) {
      let table = tables.get(row.table);
      if (!table) tables.set(row.table, (table = emptyTable()));
      const into = table[part];
      if (into instanceof Map) into.set(row.name, row.part);
      else into.add(row.name);
    }
  }
  return tables;
}

export function emptyTable(): TableSchema {
  return { columns: new Map(), foreignKeys: new Map(), indexes: new Set(), uniqueIndexes: new Set() };
}

interface CatalogueRow {
  table: string;
  name: string;
  part: string;
}

async function rowsOf(knex: Knex, sql: string): Promise<CatalogueRow[]> {
  const found = await knex.raw<CatalogueRow[] | { rows: CatalogueRow[] }>(sql);
  return Array.isArray(found) ? found : found.rows;
}
