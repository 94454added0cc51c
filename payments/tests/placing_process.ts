// A process that places an order in the database of DATABASE_URL, by its own clock, and prints its id.
import { withDatabase } from '../../framework/db/database.js';
import { unpaidOrder } from '../../testing/makers/payments.js';

await withDatabase(async (db) => {
  const { order_id } = await unpaidOrder(db);
  console.log(order_id);
});
