// What is in the shop when a run begins.
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import type { Database } from '../../framework/db/database.js';
import { createProduct } from '../../products/catalogue.js';
import type { Clients } from './clients/requests.js';

const PLENTY = 15;
const SCARCE = 5;
/** What a product that belongs to one client has in the beginning. */
export const OWN_PRODUCT = { price_cents: 700, stock_quantity: 10 };
const STAFF = { username: 'chaos', password: 'a long enough password' };

type Seeded = Pick<Clients, 'plenty' | 'scarce' | 'staffToken' | 'username' | 'password'>;

/** Products, and a member of staff; `own` has a product for each client, which nobody orders. */
export async function fillShop(db: Database, clients: number): Promise<Seeded & { own: number[] }> {
  const make = async (
    count: number,
    name: string,
    values: { price_cents: number; stock_quantity: number },
  ): Promise<number[]> => {
    const ids: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const product = { name: `${name} product ${index}`, description: '', category: 'other' };
      ids.push((await createProduct(db, { ...product, ...values })).id);
    }
    return ids;
  };
  const plenty = await make(PLENTY, 'Plain', { price_cents: 500, stock_quantity: 1_000_000 });
  const scarce = await make(SCARCE, 'Scarce', { price_cents: 1_250, stock_quantity: 10 }); // orders of these are refused too
  const own = await make(clients, 'Own', OWN_PRODUCT);
  const { username } = await createUser(db, {
    ...{ ...STAFF, email: 'chaos@example.com', is_staff: true, is_superuser: true },
  });
  return { plenty, scarce, own, ...STAFF, staffToken: await createToken(db, username) };
}
