// Claiming guest orders: adding them to an account later. An equal e-mail address proves nothing, because an open
// registration does not verify it: only somebody who reads the mail of the address can claim its orders.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { afterCommit } from '../framework/db/after_commit.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { publish } from '../events/publishing.js';
import { invalid } from '../framework/errors.js';
import { sendMail } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';
import { sign, unsign } from '../framework/signing.js';
import { limitResetMails } from '../customers/login_limits.js';
import { Order, withItems } from './models.js';
import { orderChanged } from './published_events.js';
import { ordersClaimed } from './signals.js';

const PURPOSE = 'orders.claim';
const LINK_HOURS = 24;

/** The current state of the account that claims. */
export interface Claimant {
  id: number;
  email: string;
}

interface Claim extends Claimant {
  expires_at: string;
}

/** Mails a link to the account's address, unless no guest has placed an order with it; `throttled` after several. */
export async function sendClaimLink(
  db: Database,
  { id, email }: Claimant,
  clientAddress: string,
): Promise<void> {
  await limitResetMails(db, email, clientAddress);
  if (!(await guestOrders(db.read, email).first('id'))) return;
  const claim: Claim = { id, email, expires_at: now(LINK_HOURS * 3_600_000) };
  await sendMail({
    to: email,
    subject: 'Your orders',
    text: claimText(`${settings.ORDER_CLAIM_URL}?token=${sign(claim, PURPOSE)}`),
  });
}

/** Without any name: somebody who registered a foreign address could have chosen one to deceive the reader. */
function claimText(link: string): string {
  return `Hello,

Orders were placed at ${settings.SHOP_NAME} with this e-mail address, without an account.
Somebody with an account for this address asked to add them to the account.
If it was you, log in and open this link within ${LINK_HOURS} hours:

${link}

If it was not you, do nothing: nobody sees the orders without this link.
`;
}

/**
 * Adds the orders that guests placed with the account's address to the account; returns their ids, oldest first.
 * `invalid` when the link was not made for this account, or for another address of it, or has expired.
 */
export async function claimOrders(
  db: Database,
  claimant: Claimant,
  token: string,
  cause: Cause,
): Promise<number[]> {
  const claim = unsign(token, PURPOSE) as Claim | undefined;
  const isGood =
    claim && claim.id === claimant.id && claim.email === claimant.email && claim.expires_at > now();
  if (!isGood) throw invalid('claim_token', 'is not a link of this account, or has expired');
  return db.transaction(async (trx) => {
    const order_ids = (await guestOrders(trx, claimant.email)
      .forUpdate()
      .orderBy('id')
      .pluck('id')) as number[];
    await Order.objects(trx)
      .whereIn('id', order_ids)
      .update({
        ...{ customer_id: claimant.id, updated_at: now() },
        version: trx.raw('version + 1'),
      } as object);
    const claimed = await withItems(trx, await Order.objects(trx).whereIn('id', order_ids).orderBy('id'));
    await publish(trx, ...claimed.map(orderChanged));
    await ordersClaimed.send({ trx, order_ids, customer_id: claimant.id });
    const about = { customer: claimant.id, orders: order_ids.map(String) };
    afterCommit(trx, () => logEvent('orders_claimed', cause, about));
    return order_ids;
  });
}

function guestOrders(db: Database['read'] | Transaction, email: string) {
  return Order.objects(db).where({ customer_id: null }).whereRaw('lower(customer_email) = lower(?)', [email]);
}
