// Create model Event.
// Create model Delivery.
import type { Knex } from 'knex';
import { dropNotifyOnChange, isPostgres } from '../operations.js';
import { addIndex, addUnique, createTable } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'events_event', {
    id: { type: 'auto' },
    ulid: { type: 'varchar(26)' },
    type: { type: 'varchar(50)' },
    version: { type: 'integer' },
    aggregate: { type: 'varchar(40)' },
    data: { type: 'text' },
    position: { type: 'integer', null: true },
    created_at: { type: 'timestamp' },
  });
  await addUnique(knex, 'events_event', ['ulid']);
  await addUnique(knex, 'events_event', ['position']);
  await addIndex(knex, 'events_event', ['aggregate', 'id']);
  await addIndex(knex, 'events_event', ['created_at', 'id']);
  await createTable(knex, 'events_delivery', {
    id: { type: 'auto' },
    event_id: { type: 'integer', references: { table: 'events_event', onDelete: 'CASCADE' } },
    channel: { type: 'varchar(20)' },
    target: { type: 'varchar(40)' },
    aggregate: { type: 'varchar(40)' },
    status: { type: 'varchar(10)' },
    tries: { type: 'integer' },
    next_try_at: { type: 'timestamp', null: true },
    last_error: { type: 'varchar(500)' },
    delivered_at: { type: 'timestamp', null: true },
    created_at: { type: 'timestamp' },
  });
  await addUnique(knex, 'events_delivery', ['event_id', 'channel', 'target']);
  await addIndex(knex, 'events_delivery', ['channel', 'status', 'next_try_at']);
  await addIndex(knex, 'events_delivery', ['channel', 'target', 'aggregate', 'status', 'id']);
  await addIndex(knex, 'events_delivery', ['status', 'id']);
  await notifyOnChange(knex);
}

/** Tells every process of new events, once for each statement: an order may write many. SQLite needs no trigger. */
async function notifyOnChange(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) return;
  await knex.raw(
    `CREATE FUNCTION events_event_notify() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN PERFORM pg_notify('events_event', '0'); RETURN NULL; END $$`,
  );
  await knex.raw(
    `CREATE TRIGGER events_event_notify AFTER INSERT OR UPDATE OF position ON events_event
     FOR EACH STATEMENT EXECUTE FUNCTION events_event_notify()`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('events_delivery');
  await knex.schema.dropTable('events_event');
  await dropNotifyOnChange(knex, 'events_event');
}
