// The addresses from which an account has logged in lately. From there, guesses that others make
// elsewhere do not keep its owner out.
import { ipKeyGenerator } from 'express-rate-limit';
import { type Database, now, type Transaction } from '../db/database.js';
import { hashKey } from './keys.js';
import { KnownAddress } from './models.js';

const KNOWN_DAYS = 90;

/** What a staff user's addresses are kept under: the id, since a name can change. */
export function accountOf({ id }: { id: number }): string {
  return `staff ${id}`;
}

/** Whether this account (`staff 3`, `customer 7`) has logged in from this IP address lately. */
export async function isKnownAddress(db: Database, account: string, address: string): Promise<boolean> {
  const found = await KnownAddress.objects(db.read)
    .where({ account, address_hash: addressHash(address) })
    .where('seen_at', '>', longAgo())
    .first('id');
  return found !== undefined;
}

/** Remembers that the account's owner knew the password at this IP address. */
export async function rememberAddress(trx: Transaction, account: string, address: string): Promise<void> {
  await KnownAddress.objects(trx)
    .insert({ account, address_hash: addressHash(address), seen_at: now() })
    .onConflict(['account', 'address_hash'])
    .merge(['seen_at']);
}

/** Forgets all addresses of an account. */
export async function forgetAddresses(trx: Transaction, account: string): Promise<void> {
  await KnownAddress.objects(trx).where({ account }).delete();
}

/** One hash for an IPv6 network, all of whose addresses one household has. */
function addressHash(address: string): string {
  return hashKey(ipKeyGenerator(address));
}

/** Who has not logged in from an address since then is a stranger there again. */
export function longAgo(): string {
  return now(-KNOWN_DAYS * 24 * 3_600_000);
}
