// An older shop after `migrate`: orders know their currency, and amounts count minor units of it.
import path from 'node:path';
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import { Database } from '../../framework/db/database.js';
import { loadMigrations } from '../../framework/db/migrations.js';
import { Migrator } from '../../framework/db/migrator.js';
import { runCommands } from '../../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { fillOldShop } from './old_shop.js';

const OLD = path.join(import.meta.dirname, 'a42e8fe', 'migrations');

onEachDatabase('the currencies of an older shop', (dialect) => {
  let database: TestDatabase;
  let db: Database;

  /** An old shop whose second order was paid in dollars, migrated while it sells in another currency. */
  async function upgrade(currency: string): Promise<void> {
    const outcomes = await runCommands([['migrate']], { DATABASE_URL: database.url, CURRENCY: currency });
    expect(outcomes[0]?.code, outcomes[0]?.stderr).to.equal(0);
  }
  const rows = (table: string, ...columns: string[]) =>
    db.read(table).orderBy('id').select(columns) as Promise<Record<string, unknown>[]>;
  const values = async (table: string, ...columns: string[]) =>
    (await rows(table, ...columns)).map((row) => columns.map((column) => row[column]));

  /** The orders that are kept as answers to idempotency keys. */
  const keptAnswers = async () =>
    (await rows('idempotency_idempotencykey', 'answer'))
      .map(({ answer }) => String(answer))
      .filter((answer) => answer.startsWith('{'))
      .map((answer) => JSON.parse(answer) as { currency: string; total_cents: number; items: object[] });

  beforeEach(async () => {
    database = await createEmptyDatabase(dialect);
    db = new Database(database.url);
    const labels = INSTALLED_APPS.map(({ label }) => label);
    await new Migrator(db, await loadMigrations(labels, OLD)).migrate();
    await fillOldShop(db.maintenance, { answers: true, strangers: false });
    // The payment of the third order was in yen, in hundredths as everything was.
    await db
      .maintenance('payments_transaction')
      .where({ order_id: 3 })
      .update({ currency: 'JPY', amount_cents: 200_050 });
    const [invoice] = (await db.maintenance('invoices_invoice').where({ id: 1 })) as object[];
    await db.maintenance('invoices_invoice').insert({
      ...{ ...invoice, id: 3, number: 'CN-2026-000001', kind: 'credit_note', credited_invoice_id: 1 },
      ...{ issued_at: '2026-11-02T10:00:00.000Z', currency: 'JPY', total_cents: 200_050 },
    });
    const line = { description: 'Part', quantity: 1, unit_price_cents: 200_050, subtotal_cents: 200_050 };
    await db.maintenance('invoices_invoiceline').insert({ invoice_id: 3, ...line });
  });
  afterEach(async () => {
    await db.close();
    await database.drop();
  });

  it('is that of the first payment or invoice, else the one in which the shop sells', async () => {
    await upgrade('EUR');
    expect((await values('orders_order', 'currency')).slice(0, 2)).to.deep.equal([['EUR'], ['USD']]);
    expect((await values('orders_orderitem', 'currency')).slice(0, 2)).to.deep.equal([['EUR'], ['USD']]);
    expect(await values('invoices_invoiceline', 'currency')).to.deep.equal([['USD'], ['USD'], ['JPY']]);
    const answers = await keptAnswers();
    expect(answers).to.have.length(3);
    for (const answer of answers) {
      expect([answer.currency, answer.total_cents]).to.deep.equal(['EUR', 2_000]);
      for (const item of answer.items) expect(item).to.include({ currency: 'EUR', price_cents: 1_000 });
    }
  });

  it('counts yen and thousandths of a dinar where hundredths were counted', async () => {
    await upgrade('KWD');
    expect(await values('products_product', 'price_cents')).to.deep.equal([[10_000]]);
    expect((await values('orders_order', 'currency', 'total_cents')).slice(0, 2)).to.deep.equal([
      ['KWD', 20_000],
      ['USD', 2_000],
    ]);
    expect((await values('orders_orderitem', 'price_cents', 'subtotal_cents'))[0]).to.deep.equal([
      10_000, 20_000,
    ]);
    expect(await values('payments_transaction', 'currency', 'amount_cents')).to.deep.equal([
      ['USD', 2_000],
      ['USD', 500],
      ['JPY', 2_001],
    ]);
    expect(await values('invoices_invoice', 'currency', 'total_cents')).to.deep.equal([
      ...[
        ['USD', 2_000],
        ['USD', 2_000],
        ['JPY', 2_001],
      ],
    ]);
    expect((await values('invoices_invoiceline', 'unit_price_cents', 'subtotal_cents'))[2]).to.deep.equal([
      ...[2_001, 2_001],
    ]);
    const changed = db.transaction((trx) => trx('invoices_invoiceline').update({ currency: 'EUR' }));
    expect(String(await changed.catch((error: unknown) => error))).to.contain('never changed');
    expect((await keptAnswers())[0]).to.deep.include({ currency: 'KWD', total_cents: 20_000 });
  });

  it('goes back to hundredths', async () => {
    const before = await values('orders_orderitem', 'price_cents', 'subtotal_cents');
    await upgrade('KWD');
    const back = ['products 0004', 'orders 0007', 'payments 0006', 'invoices 0004'];
    const outcomes = await runCommands(
      back.map((target) => ['migrate', ...target.split(' ')]),
      { DATABASE_URL: database.url, CURRENCY: 'KWD' },
    );
    for (const { code, stderr } of outcomes) expect(code, stderr).to.equal(0);
    expect(await values('products_product', 'price_cents')).to.deep.equal([[1_000]]);
    expect(await values('orders_orderitem', 'price_cents', 'subtotal_cents')).to.deep.equal(before);
    expect((await keptAnswers())[0])
      .to.include({ total_cents: 2_000 })
      .and.not.have.property('currency');
  });
});
