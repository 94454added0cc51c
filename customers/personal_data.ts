// Exporting all data of a customer, and erasing a customer.
import { accountName } from '../framework/actor_names.js';
import { LogEntry } from '../framework/admin/models.js';
import { forgetAddresses } from '../framework/auth/known_addresses.js';
import { unusablePassword } from '../framework/auth/passwords.js';
import { forgetInEvents } from '../events/personal_data.js';
import { publish } from '../events/publishing.js';
import { type Database, now } from '../framework/db/database.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { forgetKeys } from '../framework/idempotency/expiry.js';
import { lockCustomer } from './locks.js';
import { Customer, type CustomerRow, getCustomer, Session } from './models.js';
import { tellOfChange } from './notices.js';
import { customerAggregate, customerForgotten } from './published_events.js';
import { endAllSessions } from './sessions.js';
import { customerExporting, customerForgetting } from './signals.js';
import { checkOwnPassword, wrongPassword } from './login_limits.js';

const FORGOTTEN_NAME = 'Forgotten customer';

/** A consistent snapshot: the account as formatted by `show`, its sessions, and the data of later apps. */
export async function exportCustomer(
  db: Database,
  id: number,
  show: (row: CustomerRow) => object,
  cause: Cause,
): Promise<Record<string, unknown>> {
  const copy = await db.snapshot(async (trx) => {
    const account = show(await getCustomer(trx, id));
    const sessions = await Session.objects(trx)
      .where({ customer_id: id })
      .orderBy('id')
      .select('created_at', 'expires_at');
    const parts = await customerExporting.send({ db: trx, customer_id: id });
    return Object.assign({ exported_at: now(), account, sessions }, ...parts) as Record<string, unknown>;
  });
  logEvent('customer_data_exported', cause, { customer: id });
  return copy;
}

/**
 * Erases a customer's personal data. The account can never be used again; its row stays without a name, because
 * invoices, which never change, refer to it. `invalid` for a wrong password, which counts as a failed log-in;
 * `conflict` while an order or a payment is in progress.
 */
export async function forgetCustomer(
  db: Database,
  id: number,
  current_password: string,
  cause: Cause,
): Promise<void> {
  const customer = await getCustomer(db.read, id);
  await checkOwnPassword(db, customer, { field: 'current_password', password: current_password }, cause);
  await db.transaction(async (trx) => {
    const locked = await lockCustomer(trx, id);
    if (locked.password !== customer.password) throw wrongPassword('current_password');
    const left = { name: FORGOTTEN_NAME, email: `forgotten-${id}@forgotten.invalid` };
    await customerForgetting.send({ trx, customer_id: id, ...left });
    await endAllSessions(trx, id);
    await forgetAddresses(trx, accountName(id));
    await forgetKeys(trx, accountName(id));
    // The admin's history stores titles of objects.
    await LogEntry.objects(trx)
      .where({ model_label: Customer.label, object_id: id })
      .update({ object_title: FORGOTTEN_NAME, changes: '' });
    const empty = { ...left, phone: '', shipping_address: '' };
    await Customer.objects(trx)
      .where({ id })
      .update({
        ...{ ...empty, ...Customer.computedValues(empty), active: false },
        ...{ password: unusablePassword(), updated_at: now() },
      });
    await forgetInEvents(trx, [customerAggregate(id)], empty);
    await publish(trx, customerForgotten(id));
  });
  tellOfChange(customer.email, 'forgotten');
  logEvent('customer_forgotten', cause, { customer: id });
}
