// Counts of the rows of a table, by columns that its lists are filtered by. Triggers keep them in the transaction that
// changes the rows (docs/decisions/0015). Frozen, as operations.ts is.
import type { Knex } from 'knex';
import { isPostgres } from './operations.js';

/** A column of the counts: a column of the table, never NULL, or a condition on one, as in `stock_quantity > 0`. */
export interface CountedBy {
  name: string;
  type: 'boolean' | 'integer' | `varchar(${number})`;
  /** The column of the table, if it has another name. */
  column?: string;
  /** What follows the column in a condition, as in `> 0`. */
  condition?: string;
}

/** On PostgreSQL: after so many rows of counts, those that are there are added up; and how many at once. */
const FOLD_EVERY = 100;
const FOLDED_AT_ONCE = 1_000;

/** Creates `<table>_count` with its triggers, and counts the rows that are there. */
export async function keepCounts(knex: Knex, table: string, by: CountedBy[]): Promise<void> {
  await (isPostgres(knex) ? countOnPostgres(knex, table, by) : countOnSqlite(knex, table, by));
  const names = namesOf(by);
  await knex.raw(
    `INSERT INTO ${table}_count (${names}, amount) SELECT ${valuesOf(by)}, count(*) FROM ${table} GROUP BY ${placesOf(by)}`,
  );
}

/** Undoes `keepCounts`. */
export async function dropCounts(knex: Knex, table: string): Promise<void> {
  for (const event of ['insert', 'update', 'delete', ...(isPostgres(knex) ? ['truncate'] : [])]) {
    if (isPostgres(knex)) await knex.raw(`DROP FUNCTION ${table}_count_${event}() CASCADE`);
    else await knex.raw(`DROP TRIGGER ${table}_count_${event}`);
  }
  await knex.raw(`DROP TABLE ${table}_count`);
}

const namesOf = (by: CountedBy[]): string => by.map(({ name }) => name).join(', ');

/** The values of the columns of the counts, from a row of the table. */
const valuesOf = (by: CountedBy[], row = ''): string =>
  by.map(({ name, column = name, condition = '' }) => `${row}${column} ${condition}`.trim()).join(', ');

/** Their places in a SELECT. */
const placesOf = (by: CountedBy[]): string => by.map((_, index) => index + 1).join(', ');

const definitionsOf = (by: CountedBy[]): string =>
  by.map(({ name, type }) => `${name} ${type} NOT NULL`).join(', ');

/** One writer at a time: the triggers add to the row of the counts. */
async function countOnSqlite(knex: Knex, table: string, by: CountedBy[]): Promise<void> {
  const counts = `${table}_count`;
  const names = namesOf(by);
  await knex.raw(
    `CREATE TABLE ${counts} (${definitionsOf(by)}, amount integer NOT NULL, PRIMARY KEY (${names})) WITHOUT ROWID`,
  );
  const add = (row: 'new.' | 'old.', sign: 1 | -1) =>
    `INSERT INTO ${counts} (${names}, amount) VALUES (${valuesOf(by, row)}, ${sign})
     ON CONFLICT (${names}) DO UPDATE SET amount = amount + excluded.amount;`;
  const trigger = (name: string, event: string, work: string) =>
    knex.raw(`CREATE TRIGGER ${counts}_${name} AFTER ${event} BEGIN ${work} END`);
  const columns = by.map(({ name, column = name }) => column).join(', ');
  const isOther = `(${valuesOf(by, 'new.')}) IS NOT (${valuesOf(by, 'old.')})`;
  await trigger('insert', `INSERT ON ${table}`, add('new.', 1));
  await trigger(
    'update',
    `UPDATE OF ${columns} ON ${table} WHEN ${isOther}`,
    `${add('old.', -1)} ${add('new.', 1)}`,
  );
  await trigger('delete', `DELETE ON ${table}`, add('old.', -1));
}

/**
 * No writer waits for another: each statement appends what it changed. Every hundredth row adds the others up, except
 * those that another transaction is adding up; both see rows of committed transactions and their own alone.
 */
async function countOnPostgres(knex: Knex, table: string, by: CountedBy[]): Promise<void> {
  const counts = `${table}_count`;
  await knex.raw(
    `CREATE TABLE ${counts} (id bigserial PRIMARY KEY, ${definitionsOf(by)}, amount bigint NOT NULL)`,
  );
  const some = (rows: 'added' | 'removed', sign: 1 | -1) =>
    `SELECT ${by.map(({ name, column = name, condition = '' }) => `${column} ${condition} AS ${name}`).join(', ')}, ${sign} AS amount FROM ${rows}`;
  const added = 'NEW TABLE AS added';
  const removed = 'OLD TABLE AS removed';
  const both = `${some('added', 1)} UNION ALL ${some('removed', -1)}`;
  await appendOnPostgres(knex, table, by, { event: 'INSERT', seen: added, changed: some('added', 1) });
  await appendOnPostgres(knex, table, by, { event: 'UPDATE', seen: `${removed} ${added}`, changed: both });
  await appendOnPostgres(knex, table, by, { event: 'DELETE', seen: removed, changed: some('removed', -1) });
  await knex.raw(
    `CREATE FUNCTION ${counts}_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN DELETE FROM ${counts}; RETURN NULL; END $$`,
  );
  await knex.raw(
    `CREATE TRIGGER ${counts}_truncate AFTER TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION ${counts}_truncate()`,
  );
}

interface Appending {
  event: 'INSERT' | 'UPDATE' | 'DELETE';
  /** The transition tables. */
  seen: string;
  /** What the statement changed. */
  changed: string;
}

async function appendOnPostgres(
  knex: Knex,
  table: string,
  by: CountedBy[],
  { event, seen, changed }: Appending,
): Promise<void> {
  const counts = `${table}_count`;
  const names = namesOf(by);
  const name = `${counts}_${event.toLowerCase()}`;
  const sums = (rows: string) =>
    `SELECT ${names}, sum(amount) FROM ${rows} GROUP BY ${names} HAVING sum(amount) <> 0`;
  // Other isolation levels would fail where somebody else has added the same rows up.
  await knex.raw(
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE folds boolean;
     BEGIN
       WITH kept AS (
         INSERT INTO ${counts} (${names}, amount) ${sums(`(${changed}) AS changed`)} RETURNING id
       ) SELECT bool_or(id % ${FOLD_EVERY} = 0) INTO folds FROM kept;
       IF folds AND current_setting('transaction_isolation') = 'read committed' THEN
         WITH oldest AS (
           SELECT id FROM ${counts} ORDER BY id LIMIT ${FOLDED_AT_ONCE} FOR UPDATE SKIP LOCKED
         ), taken AS (
           DELETE FROM ${counts} USING oldest WHERE ${counts}.id = oldest.id RETURNING ${counts}.*
         ) INSERT INTO ${counts} (${names}, amount) ${sums('taken')};
       END IF;
       RETURN NULL;
     END $$`,
  );
  await knex.raw(
    `CREATE TRIGGER ${name} AFTER ${event} ON ${table} REFERENCING ${seen}
     FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
  );
}
