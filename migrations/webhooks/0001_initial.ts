// Create model Endpoint.
// Create model Attempt.
import type { Knex } from 'knex';
import { addIndex, createTable } from '../schema_changes.js';

export const dependencies = ['events.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'webhooks_endpoint', {
    id: { type: 'auto' },
    url: { type: 'varchar(500)' },
    description: { type: 'varchar(200)' },
    event_types: { type: 'text' },
    sealed_secret: { type: 'text' },
    is_active: { type: 'boolean' },
    disabled_at: { type: 'timestamp', null: true },
    disabled_reason: { type: 'varchar(300)' },
    failing_since: { type: 'timestamp', null: true },
    registered_by: { type: 'varchar(160)' },
    created_at: { type: 'timestamp' },
  });
  await addIndex(knex, 'webhooks_endpoint', ['created_at', 'id']);
  await createTable(knex, 'webhooks_attempt', {
    id: { type: 'auto' },
    endpoint_id: { type: 'integer', references: { table: 'webhooks_endpoint', onDelete: 'CASCADE' } },
    delivery_id: {
      type: 'integer',
      null: true,
      references: { table: 'events_delivery', onDelete: 'SET NULL' },
    },
    event_id: { type: 'varchar(26)' },
    event_type: { type: 'varchar(50)' },
    status_code: { type: 'integer', null: true },
    duration_ms: { type: 'integer' },
    error: { type: 'varchar(300)' },
    answer: { type: 'varchar(300)' },
    created_at: { type: 'timestamp' },
    sent_again_at: { type: 'timestamp', null: true },
  });
  await addIndex(knex, 'webhooks_attempt', ['endpoint_id', 'id']);
  await addIndex(knex, 'webhooks_attempt', ['delivery_id']);
  await addIndex(knex, 'webhooks_attempt', ['created_at', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('webhooks_attempt');
  await knex.schema.dropTable('webhooks_endpoint');
}
