// No line is added to what was issued: the lines of an invoice never come to more than its total. They are
// stored right after it, in its transaction, and when they come to the total it is complete.
import type { Knex } from 'knex';
import { isPostgres } from '../../ecommerce/db/columns.js';

export const dependencies = ['invoices.0001_initial'];

const NAME = 'invoices_invoiceline_refuse_additions';
const TABLE = 'invoices_invoiceline';
const MESSAGE = 'what was issued is never changed or deleted';
/** True of a line that has no place any more, or would make place for others. */
const TOO_MUCH = `new.subtotal_cents <= 0 OR new.subtotal_cents +
  (SELECT coalesce(sum(subtotal_cents), 0) FROM ${TABLE} WHERE invoice_id = new.invoice_id) >
  (SELECT total_cents FROM invoices_invoice WHERE id = new.invoice_id)`;

export async function up(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) {
    await knex.raw(
      `CREATE TRIGGER ${NAME} BEFORE INSERT ON ${TABLE} WHEN ${TOO_MUCH}
       BEGIN SELECT RAISE(ABORT, '${MESSAGE}'); END`,
    );
    return;
  }
  // Each row of one statement sees those before it: the function is volatile.
  await knex.raw(
    `CREATE FUNCTION ${NAME}() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
     BEGIN IF ${TOO_MUCH} THEN RAISE EXCEPTION '${MESSAGE}'; END IF; RETURN NEW; END $$`,
  );
  await knex.raw(`CREATE TRIGGER ${NAME} BEFORE INSERT ON ${TABLE} FOR EACH ROW EXECUTE FUNCTION ${NAME}()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`DROP TRIGGER ${NAME}${isPostgres(knex) ? ` ON ${TABLE}` : ''}`);
  if (isPostgres(knex)) await knex.raw(`DROP FUNCTION ${NAME}()`);
}
