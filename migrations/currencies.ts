// The currency of rows that were stored without one, and amounts of currencies that do not have two decimals:
// every amount used to be stored in hundredths. Frozen, as operations.ts is.
import type { Knex } from 'knex';
import { isPostgres } from './operations.js';

/** Rows that are read at once. */
const BATCH = 1_000;
/** The decimals that every amount used to have. */
const HUNDREDTHS = 2;

/** Adds the column, with nothing in it yet. */
export async function addCurrency(knex: Knex, table: string): Promise<void> {
  await knex.schema.alterTable(
    table,
    (altered) => void altered.string('currency', 3).notNullable().defaultTo(''),
  );
}

/** Refuses rows without a currency. SQLite cannot take the default away without building the table anew. */
export async function requireCurrency(knex: Knex, table: string): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw('ALTER TABLE ?? ALTER COLUMN currency DROP DEFAULT', [table]);
    return;
  }
  await knex.raw(
    `CREATE TRIGGER ${table}_currency BEFORE INSERT ON ${table} WHEN new.currency = ''
     BEGIN SELECT RAISE(ABORT, 'NOT NULL constraint failed: ${table}.currency'); END`,
  );
}

/** Undoes `addCurrency` and `requireCurrency`. */
export async function dropCurrency(knex: Knex, table: string): Promise<void> {
  if (!isPostgres(knex)) await knex.raw(`DROP TRIGGER IF EXISTS ${table}_currency`);
  // knex would copy the table on SQLite, and lose its triggers.
  await knex.raw(`ALTER TABLE ${table} DROP COLUMN currency`);
}

/** How many decimals the amounts of a currency have. */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? HUNDREDTHS;
}

/** Turns hundredths into minor units, by the `currency` of each row; `back` turns them back. */
export async function countMinorUnits(
  knex: Knex,
  table: string,
  columns: string[],
  direction: 'forth' | 'back',
): Promise<void> {
  for (const currency of (await knex(table).distinct('currency').pluck('currency')) as string[]) {
    if (currency !== '') await scaleColumns(knex(table).where({ currency }), columns, currency, direction);
  }
}

/** The same for the rows of a query, whose amounts are in one currency. */
export async function scaleColumns(
  query: Knex.QueryBuilder,
  columns: string[],
  currency: string,
  direction: 'forth' | 'back',
): Promise<void> {
  const power = powerOf(currency, direction);
  if (power === 0) return;
  const factor = 10 ** Math.abs(power);
  // Half a yen cannot be paid: it is rounded, though not to nothing.
  const scaled = (column: string): string =>
    power > 0
      ? `${column} * ${factor}`
      : `CASE WHEN ${column} BETWEEN 1 AND ${factor} THEN 1 ELSE (${column} + ${factor / 2}) / ${factor} END`;
  const { client } = query as unknown as { client: Knex.Client };
  await query.update(
    Object.fromEntries(columns.map((column) => [column, client.raw(scaled(column)) as unknown])),
  );
}

function powerOf(currency: string, direction: 'forth' | 'back'): number {
  const power = decimalsOf(currency) - HUNDREDTHS;
  return direction === 'forth' ? power : -power;
}

interface Answer {
  id: number;
  currency?: string;
  total_cents: number;
  items: { currency?: string; price_cents: number; subtotal_cents: number }[];
}

/**
 * Gives the orders that older versions kept as answers to idempotency keys, as plain JSON, the currency of their
 * rows; `back` takes it away. Answers of later versions are encrypted, and say it themselves.
 */
export async function stampAnswers(knex: Knex, direction: 'forth' | 'back'): Promise<void> {
  const table = 'idempotency_idempotencykey';
  for (let after = 0; ;) {
    const rows = (await knex(table)
      .where('id', '>', after)
      .where('answer', 'like', '{%')
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'answer')) as { id: number; answer: string }[];
    const answers = rows.map(({ answer }) => JSON.parse(answer) as Answer);
    const orders = (await knex('orders_order')
      .whereIn(
        'id',
        answers.map((answer) => answer.id),
      )
      .select('id', 'currency')) as { id: number; currency: string }[];
    const currencies = new Map(orders.map((order) => [order.id, order.currency]));
    for (const [index, { id }] of rows.entries()) {
      const answer = answers[index] as Answer;
      const currency = currencies.get(answer.id);
      if (currency === undefined) continue;
      await knex(table)
        .where({ id })
        .update({ answer: JSON.stringify(stamp(answer, currency, direction)) });
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id ?? 0;
  }
}

function stamp(answer: Answer, currency: string, direction: 'forth' | 'back'): Answer {
  const scale = 10 ** powerOf(currency, direction);
  const scaled = (amount: number): number => (amount === 0 ? 0 : Math.max(1, Math.round(amount * scale)));
  const stamped = {
    ...{ ...answer, currency, total_cents: scaled(answer.total_cents) },
    items: answer.items.map((item) => ({
      ...{ ...item, currency },
      ...{ price_cents: scaled(item.price_cents), subtotal_cents: scaled(item.subtotal_cents) },
    })),
  };
  if (direction === 'forth') return stamped;
  for (const row of [stamped, ...stamped.items]) delete (row as { currency?: string }).currency;
  return stamped;
}
