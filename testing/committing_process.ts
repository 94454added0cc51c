// Commits transactions in turn in a database, and prints the number of each when it is done:
// `committing_process.ts sqlite:FILE COUNT`.
import { Database } from '../framework/db/database.js';

const [url = '', count = '1'] = process.argv.slice(2);
const db = new Database(url);
for (let number = 0; number < Number(count); number += 1) {
  await db.transaction((trx) =>
    trx('products_category').insert({ slug: `made-${number}`, name: 'Made', name_key: 'made' }),
  );
  process.stdout.write(`done ${number}\n`);
}
await db.close();
