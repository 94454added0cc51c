// Moves the idempotency keys of an app's own table to the one for all apps. Frozen, as operations.ts is.
import type { Knex } from 'knex';

/** How the rows of the old table read in the new one: SQL expressions, and where they come from. */
export interface MovedKeys {
  scope: string;
  key: string;
  answer: string;
  requestHash: string;
  createdAt: string;
  from: string;
}

/** A key that the new table has already stays as it is there. */
export async function moveKeys(knex: Knex, moved: MovedKeys): Promise<void> {
  const { scope, key, answer, requestHash, createdAt, from } = moved;
  await knex.raw(
    `INSERT INTO idempotency_idempotencykey (scope, "key", request_hash, asked_at, refused, answer, created_at)
     SELECT ${scope}, ${key}, ${requestHash}, ${createdAt}, FALSE, ${answer}, ${createdAt} FROM ${from}
     ON CONFLICT (scope, "key") DO NOTHING`,
  );
}
