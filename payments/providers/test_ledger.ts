// The ledger of the test provider. It simulates an external system: it is written in separate transactions,
// whether or not ours commit.
import { type Database, now, type Transaction } from '../../framework/db/database.js';
import { AutoField, CharField, CurrencyField, DateTimeField, MoneyField } from '../../framework/db/fields.js';
import { defineModel, type Row } from '../../framework/db/model.js';
import { MAX_TOTAL_CENTS } from '../../framework/money.js';

export const TestProviderEntry = defineModel({
  app: 'payments',
  name: 'TestProviderEntry',
  verboseNamePlural: 'test provider entries',
  title: (entry) => `${entry.kind} ${entry.key}`,
  indexes: [['charge_key', 'id']],
  fields: {
    id: AutoField(),
    key: CharField({ maxLength: 64, unique: true, editable: false }),
    /** `closed`: a key that was looked up before it was used, and is refused. */
    kind: CharField({
      maxLength: 10,
      choices: [
        ['charge', 'Charge'],
        ['refund', 'Refund'],
        ['closed', 'Closed'],
      ],
      editable: false,
    }),
    token: CharField({ maxLength: 255, blank: true, editable: false }),
    /** For a refund: its charge. */
    charge_key: CharField({ maxLength: 64, blank: true, editable: false }),
    amount_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    /** '' for a closed key. */
    currency: CurrencyField({ blank: true }),
    /** '' if the money moved. */
    failure_code: CharField({ maxLength: 50, blank: true, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
  },
});

export type EntryRow = Row<typeof TestProviderEntry>;
export type NewEntry = Omit<EntryRow, 'id' | 'created_at'>;

/** Writes an entry unless its key has one; returns the stored one. */
export async function enter(trx: Transaction, entry: NewEntry): Promise<EntryRow> {
  await TestProviderEntry.objects(trx)
    .insert({ ...entry, created_at: now() })
    .onConflict('key')
    .ignore();
  return (await TestProviderEntry.objects(trx).where({ key: entry.key }).first()) as EntryRow;
}

/** The successful charge with this key, locked until the transaction ends, and its refunds. */
export async function chargeWithRefunds(trx: Transaction, key: string) {
  const charge = await TestProviderEntry.objects(trx)
    .where({ key, kind: 'charge', failure_code: '' })
    .forUpdate()
    .first();
  const refunds = (await TestProviderEntry.objects(trx).where({
    charge_key: key,
    kind: 'refund',
  })) as EntryRow[];
  return { charge, refunds };
}

/** Closes an unused key; otherwise returns its entry. */
export async function closeUnused(db: Database, key: string): Promise<EntryRow> {
  const nothing = { token: '', charge_key: '', amount_cents: 0, currency: '', failure_code: '' };
  return db.transaction((trx) => enter(trx, { ...nothing, key, kind: 'closed' }));
}
