// What must always be true of the data, as `manage.ts verify` checks it.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import type { Database } from '../framework/db/database.js';
import { allInvariants, FILE_INVARIANTS } from '../framework/db/derived_data.js';
import { brokenRows } from '../framework/db/invariants.js';

/** Fails with the rules that are not true, and a row of which each is not. */
export async function expectTrueBooks(db: Database): Promise<void> {
  const broken: Record<string, unknown> = {};
  const rules = [...Object.entries(FILE_INVARIANTS), ...allInvariants(INSTALLED_APPS)];
  await db.snapshot(async (trx) => {
    for (const [rule, invariant] of rules) {
      const rows = await brokenRows(db, trx, invariant);
      if (rows.length > 0) broken[rule] = rows[0];
    }
  });
  expect(broken, 'rules that are not true').to.deep.equal({});
}
