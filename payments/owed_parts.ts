// What is owed for cancelled pieces of paid orders, and the refunds that give it back. The row of the order is locked.
import type { Queryable, Transaction } from '../framework/db/database.js';
import { ItemCancellation, type ItemCancellationRow } from '../orders/models.js';
import { OwedPart, type OwedPartRow, type TransactionRow } from './models.js';

const MAX_REASON = 255;

/** The pieces become owed, in all at most what is left of the payment and not owed already. */
export async function addParts(
  trx: Transaction,
  { id: payment_id, amount_cents, reserved_cents, currency }: TransactionRow,
  pieces: ItemCancellationRow[],
): Promise<OwedPartRow[]> {
  let left = amount_cents - reserved_cents - sumOf(await openParts(trx, payment_id));
  const parts: OwedPartRow[] = [];
  for (const { id: cancellation_id, subtotal_cents } of pieces) {
    const amount = Math.min(subtotal_cents, left);
    if (amount <= 0) continue;
    const [part] = await OwedPart.objects(trx)
      .insert({ payment_id, cancellation_id, amount_cents: amount, currency, refund_id: null })
      .returning('*');
    parts.push(part as OwedPartRow);
    left -= amount;
  }
  return parts;
}

const sumOf = (parts: OwedPartRow[]): number => parts.reduce((sum, part) => sum + part.amount_cents, 0);

/** The owed parts of a payment that no refund gives back, oldest first. */
export function openParts(db: Queryable, payment_id: number): Promise<OwedPartRow[]> {
  return OwedPart.objects(db).where({ payment_id }).whereNull('refund_id').orderBy('id');
}

/** This refund gives these parts back. */
export async function giveBack(trx: Transaction, parts: OwedPartRow[], refund_id: number): Promise<void> {
  const ids = parts.map(({ id }) => id);
  await OwedPart.objects(trx).whereIn('id', ids).update({ refund_id });
}

/** A refund by amount gives back the parts that are owed and have no refund, as far as it is enough, oldest first. */
export async function coverParts(
  trx: Transaction,
  payment: TransactionRow,
  { id, amount_cents }: TransactionRow,
): Promise<void> {
  let left = amount_cents;
  const covered = (await openParts(trx, payment.id)).filter((part) => {
    if (part.amount_cents > left) return false;
    left -= part.amount_cents;
    return true;
  });
  if (covered.length > 0) await giveBack(trx, covered, id);
}

/** The parts of a refund that failed are owed again; whether there are any. */
export async function releaseParts(trx: Transaction, refund_id: number): Promise<boolean> {
  return (await OwedPart.objects(trx).where({ refund_id }).update({ refund_id: null })) > 0;
}

/** The pieces that a refund gives back. */
export async function piecesOf(db: Queryable, refund_id: number): Promise<ItemCancellationRow[]> {
  return piecesIn(db, await OwedPart.objects(db).where({ refund_id }).orderBy('id'));
}

async function piecesIn(db: Queryable, parts: OwedPartRow[]): Promise<ItemCancellationRow[]> {
  if (parts.length === 0) return [];
  const ids = parts.map(({ cancellation_id }) => cancellation_id);
  return ItemCancellation.objects(db).whereIn('id', ids).orderBy('id');
}

/** The reason of a refund of these parts, and who cancelled them. */
export async function reasonOf(
  db: Queryable,
  parts: OwedPartRow[],
): Promise<{ reason: string; recorded_by: string }> {
  const pieces = await piecesIn(db, parts);
  const names = pieces.map(({ quantity, product_name }) => `${quantity} × ${product_name}`);
  const reason = `Cancelled: ${names.join(', ')}`.slice(0, MAX_REASON);
  return { reason, recorded_by: pieces[0]?.cancelled_by ?? '' };
}
