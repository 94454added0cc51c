// What the admin's front page says about payments: those that somebody must look at, and the money of the month.
import { counted, type Figure, type Panel, THIS_MONTH, WAITING } from '../framework/admin/panels.js';
import { modelUrl, site } from '../framework/admin/site.js';
import { toolUrl } from '../framework/admin/tools.js';
import { dayOf, monthsAfter, spanOfMonth } from '../framework/time_zone.js';
import { PaymentTransaction } from './models.js';
import { countFailedRefunds, moneyOf, unknownTransactions } from './statistics.js';

const TRANSACTIONS = modelUrl(PaymentTransaction);

const waits: Panel = {
  title: WAITING,
  model: PaymentTransaction,
  place: 1.1,
  width: 12,
  async load(db) {
    const [unknown, failed] = await Promise.all([
      counted((limit) => unknownTransactions(db, limit)),
      counted((limit) => countFailedRefunds(db, limit)),
    ]);
    const alarm = { kind: 'number', isAlarm: true } as const;
    return {
      figures: [
        { ...alarm, ...unknown, label: 'Unknown payments', url: `${TRANSACTIONS}?status__exact=unknown` },
        { ...alarm, ...failed, label: 'Failed refunds', url: `${TRANSACTIONS}?needs=refund` },
      ],
    };
  },
};

const thisMonth: Panel = {
  title: THIS_MONTH,
  link: { label: 'Report', url: toolUrl(PaymentTransaction, 'report') },
  note: 'Gross is what customers paid, net is gross without what was refunded.',
  model: PaymentTransaction,
  place: 3.1,
  width: 8,
  async load(db, at) {
    const month = dayOf(at).slice(0, 7);
    const before = monthsAfter(month, -1);
    const [is, was] = await Promise.all([month, before].map((each) => moneyOf(db, spanOfMonth(each))));
    const none = { gross_cents: 0, refunded_cents: 0 };
    return { figures: moneyFigures({ month, ...(is ?? none) }, { month: before, ...(was ?? none) }) };
  },
};

interface MonthOfMoney {
  month: string;
  gross_cents: number;
  refunded_cents: number;
}

function moneyFigures(is: MonthOfMoney, was: MonthOfMoney): Figure[] {
  const figure = (label: string, filter: string, value: (of: MonthOfMoney) => number): Figure => {
    const url = (month: string) =>
      `${TRANSACTIONS}?status__exact=succeeded${filter}&created_at__gte=${month}-01` +
      `&created_at__lt=${monthsAfter(month, 1)}-01`;
    const compared = { value: value(was), url: url(was.month) };
    return { label, kind: 'money', value: value(is), url: url(is.month), compared };
  };
  return [
    figure('Gross', '&kind__exact=payment', ({ gross_cents }) => gross_cents),
    figure('Refunded', '&kind__exact=refund', ({ refunded_cents }) => refunded_cents),
    figure('Net', '', ({ gross_cents, refunded_cents }) => gross_cents - refunded_cents),
  ];
}

for (const panel of [waits, thisMonth]) site.registerPanel(panel);
