// Payment methods of customers: tokens of a provider. Changes lock the customer's row, so there is at most
// one default.
import { type Database, now, type Queryable, type Transaction } from '../framework/db/database.js';
import { invalid, notFound, ApiError } from '../framework/errors.js';
import { lockCustomer } from '../customers/locks.js';
import { MANUAL, PaymentMethod, type PaymentMethodRow, type ShopMethodKind } from './models.js';
import { ask, askBefore } from './provider_calls.js';
import type { KeptMethod, MethodDetails, PaymentProvider } from './providers/provider.js';
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
  const { customer_id, provider } = asked;
  const { token, details, provider_customer } = await keep(db, asked);
  return db.transaction(async (trx) => {
    await lockCustomer(trx, customer_id);
    const others = await listMethods(trx, customer_id);
    if (others.length >= MAX_METHODS) throw tooMany();
    const is_default = asked.make_default || others.length === 0;
    if (is_default) await clearDefault(trx, customer_id);
    const [added] = (await PaymentMethod.objects(trx)
      .insert({
        ...{ ...details, customer_id, provider, provider_customer, token, is_default },
        ...{ removed_at: null, created_at: now() },
      })
      .returning('*')) as PaymentMethodRow[];
    return added as PaymentMethodRow;
  });
}

/** A method that is used once. Only its displayable data is stored, for the transaction. */
export async function useOnce(
  trx: Transaction,
  provider: string,
  details: MethodDetails,
): Promise<PaymentMethodRow> {
  const at = now();
  const nobodys = { customer_id: null, provider_customer: '', token: '', is_default: false };
  const [method] = (await PaymentMethod.objects(trx)
    .insert({ ...details, ...nobodys, provider, removed_at: at, created_at: at })
    .returning('*')) as PaymentMethodRow[];
  return method as PaymentMethodRow;
}

/** What is known of a card that the customer has yet to choose at the provider. */
export const CHOSEN_THERE: MethodDetails = { kind: 'card', brand: '', last4: '', exp_month: 0, exp_year: 0 };

/** The displayable data of a token's card or account; field errors for an unknown provider or token. */
export async function describe(
  db: Database,
  { provider, token }: { provider: string; token: string },
): Promise<MethodDetails> {
  providerOf(db, provider);
  const details = await askBefore(db, provider, (known) => known.describe(token));
  if (!details) throw unknownToken();
  return details;
}

/** As `describe`, and the provider keeps the token for the customer, if it does that. */
async function keep(
  db: Database,
  asked: { customer_id: number; provider: string; token: string },
): Promise<KeptMethod> {
  const { customer_id: id, provider, token } = asked;
  if (!providerOf(db, provider).methods) {
    return { token, details: await describe(db, asked), provider_customer: '' };
  }
  const earlier = await PaymentMethod.objects(db.read)
    .where({ customer_id: id, provider })
    .whereNot({ provider_customer: '' })
    .first('provider_customer');
  const customer = { id, provider_customer: earlier?.provider_customer ?? '' };
  const kept = await askBefore(
    db,
    provider,
    async ({ methods }) => (await methods?.keep(token, customer)) ?? null,
  );
  if (!kept) throw unknownToken();
  return kept;
}

/** The provider with this name; a field error when there is none, or staff record its payments. */
export function providerOf(db: Database, name: string): PaymentProvider {
  const provider = findProvider(db, name);
  if (!provider) throw invalid('provider', 'is not a payment provider of this shop');
  if (name === MANUAL) throw invalid('provider', 'is for payments that staff record');
  return provider;
}

function unknownToken(): ApiError {
  return invalid('token', 'is not a token of this provider');
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

/**
 * Removes a method and its token; the newest of the others becomes the default. The provider is told to forget the token;
 * if it does not answer, nobody can use the token all the same.
 */
export async function removeMethod(db: Database, customerId: number, id: number): Promise<void> {
  const { provider, token } = await db.transaction(async (trx) => {
    await lockCustomer(trx, customerId);
    const method = await ownMethod(trx, customerId, id);
    await PaymentMethod.objects(trx)
      .where({ id })
      .update({ removed_at: now(), token: '', is_default: false });
    const [newest] = await listMethods(trx, customerId);
    if (method.is_default && newest) {
      await PaymentMethod.objects(trx).where({ id: newest.id }).update({ is_default: true });
    }
    return method;
  });
  await ask(db, provider, async ({ methods }) => methods?.forget(token));
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
