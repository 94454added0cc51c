// check --deploy tells when nobody does the background work.
import { expect } from 'chai';
import { runCommand } from '../../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import { payment } from '../../../testing/makers/payments.js';
import type { Database } from '../../db/database.js';
import { missingWorkers } from '../database_checks.js';

const LONG_AGO = '2020-01-02T03:04:05.000Z';

onEachDatabase('missing workers', (dialect) => {
  const db = useDatabase(dialect);
  const set = (table: string, values: object) =>
    db().transaction(async (trx: Database['read']) => void (await trx(table).update(values)));

  it('are noticed by the work that is overdue', async () => {
    const { status } = await payment(db(), 'tok_timeout');
    expect(status).to.equal('unknown');
    expect(await missingWorkers(db().url)).to.deep.equal([]);

    await set('payments_transaction', { next_try_at: LONG_AGO, lease_until: null });
    const [late, ...others] = await missingWorkers(db().url);
    expect(others).to.deep.equal([]);
    expect(late).to.include({ id: 'ecommerce.W015', level: 'WARNING' });
    expect(late?.message).to.match(/^The background work of payments has waited since 2020-01-02T03:04:05/);
    expect(late?.hint).to.match(/^Run 'manage.ts grpc-server payments'\.$/);

    await set('events_event', { created_at: LONG_AGO });
    const { stderr } = await runCommand(['check', '--deploy'], { DATABASE_URL: db().url });
    expect(stderr).to.contain('(ecommerce.W015) The background work of events has waited since 2020-01-02');
    expect(stderr).to.contain('(ecommerce.W015) The background work of payments has waited since 2020-01-02');
    expect((await runCommand(['check'], { DATABASE_URL: db().url })).stderr).not.to.contain('W015');
  });
});
