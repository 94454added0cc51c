// What must always be true of the data, as `manage.ts verify` checks it.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import type { Database } from '../framework/db/database.js';

type Rows = unknown[] | { rows: unknown[] };

/** Fails with the rules that are not true, and a row of which each is not. */
export async function expectTrueBooks(db: Database): Promise<void> {
  const broken: Record<string, unknown> = {};
  for (const [rule, sql] of INSTALLED_APPS.flatMap((app) => Object.entries(app.invariants ?? {}))) {
    const found = await db.read.raw<Rows>(sql);
    const rows = Array.isArray(found) ? found : found.rows;
    if (rows.length > 0) broken[rule] = rows[0];
  }
  expect(broken, 'rules that are not true').to.deep.equal({});
}
