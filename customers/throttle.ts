// Slowing down who guesses a customer's password, by address and by account, without letting others
// lock the customer out: from an address where the customer has logged in lately, only the address's
// own failures count.
import { ipKeyGenerator } from 'express-rate-limit';
import { hashKey } from '../ecommerce/auth/keys.js';
import { type Claim, claimAttempt } from '../ecommerce/auth/login_throttle.js';
import { type Database, now, type Transaction } from '../ecommerce/db/database.js';
import { Customer, emailKey, KnownAddress } from './models.js';

const KNOWN_DAYS = 90;

/** Counts an attempt on an account; `throttled` when it comes too early. Goes with `giveBack`. */
export async function claimPasswordAttempt(db: Database, email: string, address: string): Promise<Claim[]> {
  const known = (await KnownAddress.objects(db.read)
    .join(Customer.table, `${Customer.table}.id`, `${KnownAddress.table}.customer_id`)
    .where({ email_key: emailKey(email), address_hash: addressHash(address) })
    .where('seen_at', '>', longAgo())
    .first(`${KnownAddress.table}.id`)) as { id: number } | undefined;
  return claimAttempt(db, known ? { address } : { name: accountName(email), address });
}

/** Counts a mail that somebody wants to be sent to an account; `throttled` when it comes too early. */
export async function claimResetMail(db: Database, email: string, address: string): Promise<void> {
  await claimAttempt(db, {
    name: `reset ${accountName(email)}`,
    address: `reset ${ipKeyGenerator(address)}`,
  });
}

/** Remembers that the customer knew the password here, and forgets what is long ago. */
export async function rememberAddress(trx: Transaction, customer_id: number, address: string): Promise<void> {
  await KnownAddress.objects(trx).where({ customer_id }).where('seen_at', '<=', longAgo()).delete();
  await KnownAddress.objects(trx)
    .insert({ customer_id, address_hash: addressHash(address), seen_at: now() })
    .onConflict(['customer_id', 'address_hash'])
    .merge(['seen_at']);
}

/** Staff and customers are counted apart, though somebody may be both. */
function accountName(email: string): string {
  return `customer ${emailKey(email)}`;
}

/** One hash for an IPv6 network, all of whose addresses one household has. */
function addressHash(address: string): string {
  return hashKey(ipKeyGenerator(address));
}

function longAgo(): string {
  return new Date(Date.now() - KNOWN_DAYS * 24 * 3_600_000).toISOString();
}
