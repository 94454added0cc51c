// PaymentService: decode, check, one model call, encode.
import type { Database } from '../framework/db/database.js';
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import type { Call } from '../framework/grpc/call_context.js';
import { type Attempt, attemptOf } from '../framework/idempotency/attempts.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/payments_grpc_pb.js';
import pb from '../protos/generated/payments_pb.js';
import { replacingAwaited } from './closing.js';
import { addMethod, listMethods, removeMethod, setDefaultMethod } from './payment_methods.js';
import { listTransactions } from './lists.js';
import { getTransaction } from './models.js';
import { type AnsweredTransaction, payOrder } from './payments.js';
import { recordPayment } from './manual_payments.js';
import { refundPayment } from './refunds.js';
import { handleEvents, receiveEvent } from './received_events.js';
import * as serializers from './serializers.js';
import { cancelUnpaidOrders } from './unpaid_orders.js';
import { settleTransactions } from './settlement_worker.js';

type Definition = typeof grpcPb.PaymentServiceService;

export const service = defineService({
  name: 'payments.PaymentService',
  address: settings.PAYMENTS_ADDRESS,
  definition: grpcPb.PaymentServiceService,
  handlers: (db): Handlers<Definition> => ({ ...methodHandlers(db), ...transactionHandlers(db) }),
  // Methods that move money claim the key when the transaction is recorded, before calling a provider (payments.ts).
  keyed: ['addPaymentMethod', 'setDefaultPaymentMethod', 'removePaymentMethod'],
  background: async (db, stopping) => {
    const works = [settleTransactions, handleEvents, cancelUnpaidOrders];
    await Promise.all(works.map((work) => work(db, stopping)));
  },
});

function methodHandlers(db: Database) {
  return {
    async addPaymentMethod(request) {
      const { customer_id } = serializers.checkCustomer(request);
      const { provider, token, make_default = false } = serializers.checkNewMethod(request);
      return serializers.methodSerializer.message(
        await addMethod(db, { customer_id, provider, token, make_default }),
      );
    },
    async listPaymentMethods(request) {
      const { customer_id } = serializers.checkCustomerOrShop(request);
      const rows = await listMethods(db.read, customer_id);
      const payment_methods = rows.map(serializers.methodSerializer.message);
      return toMessage(pb.ListPaymentMethodsResponse, { payment_methods });
    },
    async setDefaultPaymentMethod(request) {
      const { customer_id, payment_method_id } = serializers.checkOwnMethod(request);
      return serializers.methodSerializer.message(await setDefaultMethod(db, customer_id, payment_method_id));
    },
    async removePaymentMethod(request) {
      const { customer_id, payment_method_id } = serializers.checkOwnMethod(request);
      await removeMethod(db, customer_id, payment_method_id);
      return new pb.RemovePaymentMethodResponse();
    },
  } satisfies Partial<Handlers<Definition>>;
}

function transactionHandlers(db: Database) {
  return {
    async payOrder(request, call) {
      const asked = serializers.checkPayOrder(request);
      return answered(await payOrder(db, asked, attempt(request, call)), call);
    },
    async recordPayment(request, call) {
      const { order_id, kind, reference, paid_on, ...record } = serializers.checkRecordPayment(request);
      const amount_cents = serializers.amountCents(record, 'all_that_is_due');
      const recorded_by = call.actor;
      const asked = { order_id, kind, amount_cents, reference, paid_on, recorded_by, cause: call };
      const recorded = await replacingAwaited(db, () => recordPayment(db, asked, attempt(request, call)));
      return answered(recorded, call);
    },
    async refundPayment(request, call) {
      const refund = serializers.checkRefundCents(request);
      const { payment_id, reason = '', reference, paid_on, lines } = refund;
      const amount_cents = serializers.refundCents(refund);
      const recorded_by = call.actor;
      const record = { payment_id, amount_cents, reason, reference, paid_on, recorded_by, cause: call };
      const asked = { ...record, ...(lines.length > 0 && { lines }) };
      return answered(await refundPayment(db, asked, attempt(request, call)), call);
    },
    async getTransaction(request) {
      const { id } = serializers.checkId(request);
      return serializers.transactionSerializer.message(await getTransaction(db.read, id));
    },
    async receiveProviderEvent(request) {
      await receiveEvent(db, serializers.checkProviderEvent(request));
      return new pb.ReceiveProviderEventResponse();
    },
    async listTransactions(request) {
      const page = await listTransactions(db, serializers.readList(request));
      const transactions = page.rows.map(serializers.transactionSerializer.message);
      return toMessage(pb.ListTransactionsResponse, { transactions, next_page_token: page.next_page_token });
    },
  } satisfies Partial<Handlers<Definition>>;
}

function attempt(request: { customer_id?: number; idempotency_key: string }, call: Call): Attempt | null {
  const { customer_id = 0, idempotency_key } = request;
  return attemptOf(call, { customer_id }, idempotency_key);
}

function answered(transaction: AnsweredTransaction, call: Call) {
  if (transaction.replayed) call.markReplayed();
  return serializers.transactionSerializer.message(transaction);
}
