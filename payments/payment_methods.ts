// Payment methods of customers: tokens of a provider. Changes lock the customer's row, so there is at most
// one default.
import { type Database, now, type Queryable, type Transaction } from '../framework/db/database.js';
import { invalid, notFound, ApiError } from '../framework/errors.js';
import { lockCustomer } from '../customers/locks.js';
import { MANUAL, PaymentMethod, type PaymentMethodRow, type ShopMethodKind } from './models.js';
import { findProvider } from './providers/registry.js';

const MAX_METHODS = 20;

/** The methods of a customer (0: the shop's own, for staff), newest first. */
export async function listMethods(db: Queryable, customerId: number): Promise<PaymentMethodRow[]> {
  return await methodsOf(db, customerId).orderBy('id', 'desc');
}

/** Stores a token as a payment method. The customer's first one is the default. */
export async function addMethod(
  db: Database,
  asked: { customer_id: number; provider: string; token: string; make_default: boolean },
): Promise<PaymentMethodRow> {
  const { customer_id, provider, token } = asked;
  const details = describe(db, asked);
  return db.transaction(async (trx) => {
    await lockCustomer(trx, customer_id);
    const others = await listMethods(trx, customer_id);
    if (others.length >= MAX_METHODS) throw tooMany();
    const is_default = asked.make_default || others.length === 0;
    if (is_default) await clearDefault(trx, customer_id);
    const [added] = (await PaymentMethod.objects(trx)
      .insert({
        ...{ ...details, customer_id, provider, token, is_default },
        ...{ removed_at: null, created_at: now() },
      })
      .returning('*')) as PaymentMethodRow[];
    return added as PaymentMethodRow;
  });
}

/** A guest's method, which is used once. Only its displayable data is stored, for the transaction. */
export async function useOnce(
  db: Database,
  trx: Transaction,
  asked: { provider: string; token: string },
): Promise<PaymentMethodRow> {
  const at = now();
  const [method] = (await PaymentMethod.objects(trx)
    .insert({
      ...{
        ...describe(db, asked),
        customer_id: null,
        provider: asked.provider,
        token: '',
        is_default: false,
      },
      ...{ removed_at: at, created_at: at },
    })
    .returning('*')) as PaymentMethodRow[];
  return method as PaymentMethodRow;
}

/** The displayable data of a token's card or account; field errors for an unknown provider or token. */
function describe(db: Database, { provider: name, token }: { provider: string; token: string }) {
  const provider = findProvider(db, name);
  if (!provider) throw invalid('provider', 'is not a payment provider of this shop');
  if (name === MANUAL) throw invalid('provider', 'is for payments that staff record');
  const details = provider.describe(token);
  if (!details) throw invalid('token', 'is not a token of this provider');
  return details;
}

/** Makes a method the customer's default; `not_found` when it is not theirs. */
export async function setDefaultMethod(
  db: Database,
  customerId: number,
  id: number,
): Promise<PaymentMethodRow> {
  return db.transaction(async (trx) => {
    await lockCustomer(trx, customerId);
    const method = await ownMethod(trx, customerId, id);
    await clearDefault(trx, customerId);
    await PaymentMethod.objects(trx).where({ id }).update({ is_default: true });
    return { ...method, is_default: true };
  });
}

/** Removes a method and its token; the newest of the others becomes the default. */
export async function removeMethod(db: Database, customerId: number, id: number): Promise<void> {
  await db.transaction(async (trx) => {
    await lockCustomer(trx, customerId);
    const method = await ownMethod(trx, customerId, id);
    await PaymentMethod.objects(trx)
      .where({ id })
      .update({ removed_at: now(), token: '', is_default: false });
    const [newest] = await listMethods(trx, customerId);
    if (!method.is_default || !newest) return;
    await PaymentMethod.objects(trx).where({ id: newest.id }).update({ is_default: true });
  });
}

/** The method with this id, or the default for 0, of the customer who pays. */
export async function methodToPayWith(
  trx: Transaction,
  customerId: number,
  id: number,
): Promise<PaymentMethodRow> {
  if (id !== 0) return ownMethod(trx, customerId, id);
  const method = await methodsOf(trx, customerId).where({ is_default: true }).first();
  if (method) return method;
  throw invalid('payment_method_id', 'is required: there is no default payment method');
}

/** The shop's own method of a kind, under which staff record payments. */
export async function shopMethod(trx: Transaction, kind: ShopMethodKind): Promise<PaymentMethodRow> {
  const method = await methodsOf(trx, 0).where({ kind }).first();
  if (!method) throw invalid('kind', 'is not a payment method of this shop');
  return method;
}

async function ownMethod(trx: Transaction, customerId: number, id: number): Promise<PaymentMethodRow> {
  const method = await methodsOf(trx, customerId).where({ id }).first();
  if (!method) throw notFound('Payment method', id);
  return method;
}

function methodsOf(db: Queryable, customerId: number) {
  const customer_id = customerId === 0 ? null : customerId;
  return PaymentMethod.objects(db).where({ customer_id, removed_at: null });
}

async function clearDefault(trx: Transaction, customer_id: number): Promise<void> {
  await PaymentMethod.objects(trx).where({ customer_id, is_default: true }).update({ is_default: false });
}

function tooMany(): ApiError {
  return new ApiError('conflict', `A customer may have at most ${MAX_METHODS} payment methods.`);
}
