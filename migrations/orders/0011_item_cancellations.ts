// Pieces of an order that were cancelled or returned. An item may have none left.
import type { Knex } from 'knex';
import { isPostgres } from '../operations.js';
import { addIndex, createTable, dropColumn } from '../schema_changes.js';
import { rebuildTable } from '../sqlite_rebuild.js';

export const rebuildsTables = true;

const ITEMS = 'orders_orderitem';
const CANCELLATIONS = 'orders_itemcancellation';
const CHECK = 'orders_orderitem_quantity_positive';

/** Replaces the check of the quantity. SQLite drops a check only with its column, which is copied and built again. */
async function checkQuantity(knex: Knex, condition: string): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw(`ALTER TABLE ${ITEMS} DROP CONSTRAINT ${CHECK}`);
    await knex.raw(`ALTER TABLE ${ITEMS} ADD CONSTRAINT ${CHECK} CHECK (${condition})`);
    return;
  }
  const definition = 'integer NOT NULL';
  await rebuildTable(knex, ITEMS, {
    add: { name: 'pieces', definition: `"pieces" ${definition}`, value: '"quantity"' },
  });
  await rebuildTable(knex, ITEMS, { drop: 'quantity' });
  await rebuildTable(knex, ITEMS, {
    // The check belongs to the table, as in the first migration: it follows the last column.
    add: {
      name: 'quantity',
      definition: `"quantity" ${definition}, constraint \`${CHECK}\` check (${condition})`,
      value: '"pieces"',
    },
  });
  await rebuildTable(knex, ITEMS, { drop: 'pieces' });
}

export async function up(knex: Knex): Promise<void> {
  await checkQuantity(knex, 'quantity >= 0');
  // With a default: programs of the version before add items without it.
  await knex.raw(`ALTER TABLE ${ITEMS} ADD COLUMN cancelled_quantity integer NOT NULL DEFAULT 0`);
  await createTable(knex, CANCELLATIONS, {
    id: { type: 'auto' },
    order_id: { type: 'integer', references: { table: 'orders_order', onDelete: 'CASCADE' } },
    item_id: { type: 'integer', references: { table: ITEMS, onDelete: 'CASCADE' } },
    product_name: { type: 'varchar(255)' },
    quantity: { type: 'integer' },
    price_cents: { type: 'bigint' },
    subtotal_cents: { type: 'bigint' },
    currency: { type: 'varchar(3)' },
    restocked: { type: 'boolean' },
    cancelled_by: { type: 'varchar(150)' },
    cancelled_at: { type: 'timestamp' },
  });
  await addIndex(knex, CANCELLATIONS, ['order_id', 'id']);
  await addIndex(knex, CANCELLATIONS, ['item_id', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable(CANCELLATIONS);
  await dropColumn(knex, ITEMS, 'cancelled_quantity');
  await knex(ITEMS).where({ quantity: 0 }).delete();
  await checkQuantity(knex, 'quantity > 0');
}
