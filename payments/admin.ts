// Payments in the admin site: viewing and refunding. Only payments.ts and refunds.ts write payments and
// refunds; tokens and keys are never shown.
import { staffName } from '../framework/actor_names.js';
import { type Action, type CustomFilter, ModelAdmin } from '../framework/admin/model_admin.js';
import { site } from '../framework/admin/site.js';
import { registerTool } from '../framework/admin/tools.js';
import { refuseCardNumbers } from '../framework/card_numbers.js';
import { databaseNow } from '../framework/deadlines.js';
import { invalid, ApiError } from '../framework/errors.js';
import { exampleAmount } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';
import { Customer } from '../customers/models.js';
import { Order } from '../orders/models.js';
import { cancelPieces, showPieces } from './cancel_page.js';
import { whyText } from './check_page.js';
import './order_panels.js';
import './unknown_cells.js';
import { PaymentMethod, type PaymentMethodRow, PaymentTransaction, type TransactionRow } from './models.js';
import { ProviderEvent, type ProviderEventRow } from './provider_events.js';
import './panels.js';
import './report_page.js';
import { failedRefunds } from './statistics.js';
import { requestRefund } from './refunds.js';
import { amountIn } from './serializers.js';

const NEEDS: CustomFilter = {
  name: 'needs',
  label: 'Needs',
  choices: [{ value: 'refund', label: 'Another refund: the last one failed' }],
  narrow: (query) => void failedRefunds(query),
};

const READ_ONLY = { add: false, change: false, delete: false };
const MAX_REASON = 255;

/** The amount that refunds all that is left. */
const ALL = 'all';

const refunding: Action<TransactionRow> = {
  name: 'refund',
  label: 'Refund selected payments',
  permission: 'change',
  changes: ['reserved_cents'],
  asks: [
    { name: 'amount', label: 'Amount', helpText: 'For each payment; “all” means all that is left of it.' },
    { name: 'reason', label: 'Reason', helpText: 'Printed on the credit note of a partial refund.' },
  ],
  check: ({ amount = '', reason = '' }) => {
    refuseCardNumbers({ amount, reason });
    if (amount !== ALL && !(Number(amount) > 0 && /^\d{1,12}(\.\d+)?$/.test(amount.trim()))) {
      throw invalid(
        'amount',
        `must be an amount above 0, such as ${exampleAmount(settings.CURRENCY)}, or “all”`,
      );
    }
    if (reason.length > MAX_REASON) throw invalid('reason', `must have at most ${MAX_REASON} characters`);
  },
  apply: async ({ trx, user, cause }, { id, kind, currency }, { amount = '', reason = '' }, formKey) => {
    if (kind === 'refund') throw new ApiError('invalid_transition', 'A refund cannot be refunded.');
    const amount_cents = amount === ALL ? null : amountIn(currency, Number(amount));
    const recorded_by = staffName(user.username);
    const key = `admin ${formKey} ${id}`.slice(0, MAX_REASON);
    const attempt = formKey ? { scope: recorded_by, key, askedAt: databaseNow() } : null;
    await requestRefund(trx, { payment_id: id, amount_cents, reason, recorded_by, cause }, attempt);
  },
  done: (count) => `${count} ${count === 1 ? 'refund was' : 'refunds were'} started.`,
};

site.register(
  PaymentTransaction,
  new ModelAdmin<TransactionRow>({
    listDisplay: [
      'id',
      'order_id',
      'kind',
      'status',
      'amount_cents',
      'refunded_cents',
      'dispute_status',
      'gave_up_at',
      'created_at',
    ],
    listFilter: [NEEDS, 'kind', 'status', 'created_at'],
    sum: {
      label: 'Succeeded, less refunds',
      sql: `CASE WHEN payments_transaction.status <> 'succeeded' THEN 0
        WHEN payments_transaction.kind = 'refund' THEN -payments_transaction.amount_cents
        ELSE payments_transaction.amount_cents END`,
    },
    sortableBy: ['id', 'amount_cents', 'created_at'],
    searchFields: ['order_id', '^provider_reference'],
    searchResult: ['status', 'provider_reference', 'created_at'],
    searchRelated: [
      { model: () => Order, column: 'order_id' },
      { model: () => Customer, column: 'customer_id', byPhone: 'phone_key' },
    ],
    searchHelpText: 'Search by order number, customer, e-mail, phone or payment reference.',
    dateHierarchy: 'created_at',
    fieldsets: [
      {
        name: '',
        fields: ['order_id', 'customer_id', 'kind', 'status', 'amount_cents', 'currency', 'refunded_cents'],
      },
      {
        name: 'Provider',
        fields: [...['provider', 'provider_reference', 'why', 'payment_method_id']],
      },
      { name: 'Refund', fields: ['payment_id', 'reason'] },
      { name: 'Dispute', fields: ['dispute_status', 'dispute_reason', 'disputed_cents'] },
      { name: 'Record', fields: ['recorded_by', 'paid_on'] },
      { name: 'Settling', fields: ['tries', 'next_try_at', 'gave_up_at'], collapsed: true },
      { name: 'Dates', fields: ['created_at', 'updated_at'] },
    ],
    computedFields: [{ name: 'why', label: 'Why', value: whyText }],
    heading: { badges: ['kind', 'status'], details: ['created_at', 'amount_cents'] },
    readonlyFields: [...PaymentTransaction.fields.keys(), 'why'],
    actions: [refunding],
    allows: READ_ONLY,
  }),
);

site.register(
  PaymentMethod,
  new ModelAdmin<PaymentMethodRow>({
    listDisplay: ['id', 'customer_id', 'kind', 'brand', 'last4', 'is_default', 'removed_at', 'created_at'],
    listFilter: ['kind', 'created_at'],
    sortableBy: ['id', 'created_at'],
    searchFields: ['customer_id', '^last4'],
    searchRelated: [
      { model: () => Customer, column: 'customer_id' },
      { model: () => Customer, column: 'customer_id', byPhone: 'phone_key' },
    ],
    searchHelpText: 'Search by customer, e-mail, phone or the last four digits.',
    fieldsets: [
      {
        name: '',
        fields: [
          ...['customer_id', 'provider', 'kind', 'brand', 'last4', 'exp_month', 'exp_year', 'is_default'],
          ...['created_at', 'removed_at'],
        ],
      },
    ],
    readonlyFields: [...PaymentMethod.fields.keys()],
    allows: READ_ONLY,
  }),
);

site.register(
  ProviderEvent,
  new ModelAdmin<ProviderEventRow>({
    listDisplay: ['id', 'provider', 'kind', 'payment_reference', 'received_at', 'handled_at', 'gave_up_at'],
    listFilter: ['received_at'],
    sortableBy: ['id', 'received_at'],
    readonlyFields: [...ProviderEvent.fields.keys()],
    allows: READ_ONLY,
  }),
);

registerTool(Order, {
  ...{ name: 'cancel_pieces', label: '', permission: 'change' },
  ...{ get: showPieces, post: cancelPieces },
});
