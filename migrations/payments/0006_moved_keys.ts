// Idempotency keys are in one table for all apps. Those of staff had no user: each member of staff has them now,
// and so have the programs that call the service directly.
import type { Knex } from 'knex';
import { moveKeys } from '../moved_keys.js';
import { autoId, timestamp } from '../operations.js';

export const dependencies = ['idempotency.0001_initial', 'auth.0001_initial'];

const COLUMNS = {
  key: 'old.idempotency_key',
  answer: 'CAST(old.transaction_id AS text)',
  requestHash: 'old.request_hash',
  createdAt: 'old.created_at',
};

export async function up(knex: Knex): Promise<void> {
  await moveKeys(knex, {
    ...COLUMNS,
    scope: "CASE WHEN old.customer_id > 0 THEN 'customer ' || old.customer_id ELSE 'grpc' END",
    from: 'payments_idempotencykey old WHERE old.transaction_id IS NOT NULL',
  });
  await moveKeys(knex, {
    ...COLUMNS,
    scope: "'staff ' || member.username",
    from: `payments_idempotencykey old JOIN auth_user member ON member.is_staff
      WHERE old.customer_id = 0 AND old.transaction_id IS NOT NULL`,
  });
  await knex.schema.dropTable('payments_idempotencykey');
}

/** The keys stay where they are: a request that is repeated after this counts as a new one. */
export async function down(knex: Knex): Promise<void> {
  await knex.schema.createTable('payments_idempotencykey', (table) => {
    autoId(table);
    table.integer('customer_id').notNullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.integer('transaction_id').references('payments_transaction.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
    table.unique(['customer_id', 'idempotency_key']);
  });
}
