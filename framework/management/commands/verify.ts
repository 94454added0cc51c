// verify: checks what must always be true of the data, such as after an import.
import { type Transaction, withDatabase } from '../../db/database.js';
import { installedApps } from '../../project.js';
import { defineCommand } from '../command.js';

type Row = Record<string, unknown>;

export const command = defineCommand({
  help: 'Checks the data: stock and its movements, totals and items, numbers of invoices.',
  /** Exit code 1 if something is not true. */
  async run(_given, { out, verbosity }) {
    const rules = installedApps().flatMap((app) => Object.entries(app.invariants ?? {}));
    let broken = 0;
    await withDatabase((db) =>
      db.snapshot(async (trx) => {
        for (const [rule, sql] of rules) {
          const rows = await rowsOf(trx, sql);
          const [first] = rows;
          if (first) {
            broken += 1;
            out.error(`not true: ${rule}: ${rows.length}, such as ${JSON.stringify(first)}`);
          } else if (verbosity > 0) out.line(`true: ${rule}`);
        }
      }),
    );
    return broken > 0 ? 1 : 0;
  },
});

async function rowsOf(trx: Transaction, sql: string): Promise<Row[]> {
  const found = await trx.raw<Row[] | { rows: Row[] }>(sql);
  return Array.isArray(found) ? found : found.rows;
}
