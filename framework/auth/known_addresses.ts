// The addresses from which an account has recently logged in. There, failed guesses from other addresses
// do not lock out its owner.
import { ipKeyGenerator } from 'express-rate-limit';
import { type Database, now, type Transaction } from '../db/database.js';
import { hashKey } from './keys.js';
import { KnownAddress } from './models.js';

const KNOWN_DAYS = 90;

/** The key of a staff user's addresses: it has the id, since a name can change. */
export function accountOf({ id }: { id: number }): string {
  return `staff ${id}`;
}

/** Whether this account (`staff 3`, `customer 7`) has recently logged in from this IP address. */
export async function isKnownAddress(db: Database, account: string, address: string): Promise<boolean> {
  const found = await KnownAddress.objects(db.read)
    .where({ account, address_hash: addressHash(address) })
    .where('seen_at', '>', longAgo())
    .first('id');
  return found !== undefined;
}

/** Records a log-in of the account from this IP address. */
export async function rememberAddress(trx: Transaction, account: string, address: string): Promise<void> {
  await KnownAddress.objects(trx)
    .insert({ account, address_hash: addressHash(address), seen_at: now() })
    .onConflict(['account', 'address_hash'])
    .merge(['seen_at']);
}

/** Deletes all addresses of an account. */
export async function forgetAddresses(trx: Transaction, account: string): Promise<void> {
  await KnownAddress.objects(trx).where({ account }).delete();
}

/** One hash for each IPv6 network, because a household has a whole network. */
function addressHash(address: string): string {
  return hashKey(ipKeyGenerator(address));
}

/** Addresses without a log-in since then are no longer known. */
export function longAgo(): string {
  return now(-KNOWN_DAYS * 24 * 3_600_000);
}
