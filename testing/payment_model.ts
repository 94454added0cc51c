// A model of one order and its payment, small enough to try every interleaving: processes pay, cancel, refund and settle,
// each in the steps between the checkpoints of the code, and each may die or sleep before any step. `explore` finds the
// final states that break a promise. Without one of the guards it must find some.
//
// A step is one transaction of payments/ or orders/, or one call of a provider:
//   pay     payment written (payment_records.ts) · charge · settle (outcomes.ts)
//   cancel  status changed, stock restored, refund written (status_changes.ts, refund_records.ts)
//   refund  refund written (refunds.ts) · refunded · settle
//   worker  claim · look up (closes an unused key) · settle; or carries out a refund (reconciliation.ts)

/** What the payment is over, in units that can be refunded one by one. */
const AMOUNT = 2;

/** What keeps the money right; a test takes them out one by one. */
export const GUARDS = {
  'a payment is written before the provider is asked': true,
  'an order has one live payment': true,
  'a final status stays': true,
  'a payment of a cancelled order is refunded': true,
  'an order is cancelled once': true,
  'cancelling refunds what was paid': true,
  'refunds are reserved': true,
  'the provider takes a key once': true,
  'looking up closes an unused key': true,
};
export type Guard = keyof typeof GUARDS;

type MoneyStatus = 'pending' | 'unknown' | 'succeeded' | 'failed';

type Payment = { key: number; status: MoneyStatus; reserved: number };
type Refund = { key: number; payment: number; amount: number; status: MoneyStatus };

interface World {
  cancelled: boolean;
  /** How often the stock was given back. */
  restored: number;
  payments: Payment[];
  refunds: Refund[];
  invoices: number;
  credited: number;
  /** At the provider: charges and refunds by key, and keys that it refuses. */
  charges: Record<number, number>;
  refunded: Record<number, number>;
  closed: number[];
  /** The clients that were told that they did not pay. */
  refused: number[];
}

interface Actor {
  kind: 'pay' | 'cancel' | 'refund' | 'worker';
  /** The number of its next step; -1 when it has ended or died. */
  at: number;
  key: number;
  /** What the provider answered. */
  answer?: 'succeeded' | 'failed' | 'unknown' | undefined;
  /** The key of what it works on. */
  works?: number;
  amount?: number;
}

export interface State {
  world: World;
  actors: Actor[];
  /** How many more processes may die. */
  deaths: number;
}

type Guards = Record<Guard, boolean>;

/** A state with these processes, before any of them has begun. */
export function begin(kinds: (Pick<Actor, 'kind'> & { amount?: number })[], deaths: number): State {
  const world: World = {
    ...{ cancelled: false, restored: 0, payments: [], refunds: [], invoices: 0, credited: 0 },
    ...{ charges: {}, refunded: {}, closed: [], refused: [] },
  };
  return { world, deaths, actors: kinds.map((kind, index) => ({ ...kind, at: 0, key: index + 1 })) };
}

const isOpen = (status: MoneyStatus): boolean => status === 'pending' || status === 'unknown';

/** The states that one step of one process can lead to, as JSON. */
function next(text: string, guards: Guards): string[] {
  const found: string[] = [];
  const state = JSON.parse(text) as State;
  for (const [index, actor] of state.actors.entries()) {
    if (actor.at < 0) continue;
    if (state.deaths > 0 && actor.kind !== 'worker') {
      const dead = JSON.parse(text) as State;
      dead.deaths -= 1;
      (dead.actors[index] as Actor).at = -1;
      found.push(JSON.stringify(dead));
    }
    for (const answer of answersOf(actor)) {
      const after = JSON.parse(text) as State;
      step(after.world, after.actors[index] as Actor, guards, answer);
      found.push(JSON.stringify(after));
    }
  }
  return found;
}

/** A charge or refund may answer, or time out before or after the money has moved. */
type Answer = 'answers' | 'times out, done' | 'times out, not done';
function answersOf({ kind, at }: Actor): Answer[] {
  const asksProvider = (kind === 'pay' || kind === 'refund') && at === 1;
  return asksProvider ? ['answers', 'times out, done', 'times out, not done'] : ['answers'];
}

function step(world: World, actor: Actor, guards: Guards, answer: Answer): void {
  if (actor.kind === 'pay') pay(world, actor, guards, answer);
  else if (actor.kind === 'cancel') cancel(world, actor, guards);
  else if (actor.kind === 'refund') refund(world, actor, guards, answer);
  else work(world, actor, guards);
}

function pay(world: World, actor: Actor, guards: Guards, answer: Answer): void {
  const { key } = actor;
  const write = (): void => void world.payments.push({ key, status: 'pending', reserved: 0 });
  if (actor.at === 0) {
    const isLive = world.payments.some(({ status }) => status !== 'failed');
    const refuse = world.cancelled || (isLive && guards['an order has one live payment']);
    if (refuse) world.refused.push(key);
    else if (guards['a payment is written before the provider is asked']) write();
    actor.at = refuse ? -1 : 1;
  } else if (actor.at === 1) {
    actor.answer = charge(world, key, guards, answer);
    actor.at = 2;
  } else {
    if (!guards['a payment is written before the provider is asked']) write();
    settlePayment(world, key, actor.answer ?? 'unknown', guards);
    actor.at = -1;
  }
}

function charge(world: World, key: number, guards: Guards, answer: Answer): Actor['answer'] {
  if (answer === 'times out, not done') return 'unknown';
  if (world.closed.includes(key)) return 'failed';
  if (!guards['the provider takes a key once'] || !world.charges[key]) {
    world.charges[key] = (world.charges[key] ?? 0) + AMOUNT;
  }
  return answer === 'answers' ? 'succeeded' : 'unknown';
}

function settlePayment(world: World, key: number, status: MoneyStatus, guards: Guards): void {
  const payment = world.payments.find((each) => each.key === key);
  if (!payment || (guards['a final status stays'] && !isOpen(payment.status))) return;
  payment.status = status;
  if (status === 'failed') world.refused.push(key);
  if (status !== 'succeeded') return;
  world.invoices += 1;
  if (world.cancelled && guards['a payment of a cancelled order is refunded']) owe(world, payment);
}

function owe(world: World, payment: Payment): void {
  const amount = AMOUNT - payment.reserved;
  if (amount <= 0) return;
  payment.reserved += amount;
  world.refunds.push({ key: 100 + world.refunds.length, payment: payment.key, amount, status: 'pending' });
}

function cancel(world: World, actor: Actor, guards: Guards): void {
  actor.at = -1;
  if (world.cancelled && guards['an order is cancelled once']) return;
  world.cancelled = true;
  world.restored += 1;
  const paid = world.payments.find(({ status }) => status === 'succeeded');
  if (paid && guards['cancelling refunds what was paid']) owe(world, paid);
}

/** Staff refund a part. */
function refund(world: World, actor: Actor, guards: Guards, answer: Answer): void {
  const { key, amount = 1 } = actor;
  const paid = world.payments.find(({ status }) => status === 'succeeded');
  if (actor.at === 0) {
    const isLeft =
      paid !== undefined && (!guards['refunds are reserved'] || paid.reserved + amount <= AMOUNT);
    actor.at = isLeft ? 1 : -1;
    if (!isLeft || !paid) return;
    paid.reserved += amount;
    world.refunds.push({ key, payment: paid.key, amount, status: 'pending' });
  } else if (actor.at === 1) {
    actor.answer = giveBack(world, key, guards, answer);
    actor.at = 2;
  } else {
    settleRefund(world, key, actor.answer ?? 'unknown', guards);
    actor.at = -1;
  }
}

function giveBack(world: World, key: number, guards: Guards, answer: Answer): Actor['answer'] {
  const row = world.refunds.find((each) => each.key === key);
  if (!row || answer === 'times out, not done') return 'unknown';
  if (world.closed.includes(key)) return 'failed';
  if (!guards['the provider takes a key once'] || !world.refunded[key]) {
    world.refunded[key] = (world.refunded[key] ?? 0) + row.amount;
  }
  return answer === 'answers' ? 'succeeded' : 'unknown';
}

function settleRefund(world: World, key: number, status: MoneyStatus, guards: Guards): void {
  const row = world.refunds.find((each) => each.key === key);
  if (!row || (guards['a final status stays'] && !isOpen(row.status))) return;
  row.status = status;
  if (status === 'succeeded') world.credited += row.amount;
  if (status !== 'failed') return;
  const payment = world.payments.find((each) => each.key === row.payment);
  if (!payment) return;
  payment.reserved -= row.amount;
  if (world.cancelled) owe(world, payment);
}

/** Settles what is open: the process that began it may be dead, or only slow. */
function work(world: World, actor: Actor, guards: Guards): void {
  const open = [...world.payments, ...world.refunds].find(({ status }) => isOpen(status));
  if (actor.at === 0) {
    if (!open) return void (actor.at = -1);
    actor.works = open.key;
    actor.at = 1;
    return;
  }
  const key = actor.works ?? 0;
  const isRefund = world.refunds.some((each) => each.key === key);
  if (actor.at === 1) {
    actor.answer = lookUp(world, key, isRefund, guards);
    actor.at = 2;
    return;
  }
  const settleIt = isRefund ? settleRefund : settlePayment;
  settleIt(world, key, actor.answer ?? 'unknown', guards);
  actor.at = -1;
}

/** A pending refund is asked for again; of everything else the provider's records tell. */
function lookUp(world: World, key: number, isRefund: boolean, guards: Guards): Actor['answer'] {
  const row = world.refunds.find((each) => each.key === key);
  if (isRefund && row?.status === 'pending') return giveBack(world, key, guards, 'answers');
  if ((isRefund ? world.refunded : world.charges)[key]) return 'succeeded';
  if (guards['looking up closes an unused key'] && !world.closed.includes(key)) world.closed.push(key);
  return 'failed';
}

/** What was promised, of a state in which all has been done; '' if it holds. */
function brokenPromise(world: World): string {
  const taken = sum(Object.values(world.charges));
  const given = sum(Object.values(world.refunded));
  const paid = world.payments.filter(({ status }) => status === 'succeeded');
  if (taken > AMOUNT) return 'money was taken twice';
  if (given > taken) return 'more was given back than was taken';
  if (taken !== paid.length * AMOUNT) return 'the books and the provider differ in what was paid';
  const refunded = world.refunds.filter(({ status }) => status === 'succeeded');
  if (given !== sum(refunded.map(({ amount }) => amount))) return 'they differ in what was given back';
  if (world.invoices !== paid.length) return 'there is not one invoice for the payment';
  if (world.credited !== given) return 'what was given back is not credited';
  if (world.restored !== (world.cancelled ? 1 : 0)) return 'the stock of the order was not given back once';
  if (world.cancelled && given !== taken) return 'the money of a cancelled order was kept';
  if (world.refused.some((key) => world.charges[key])) return 'a payment was refused, and taken';
  return '';
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * Tries every interleaving of the steps; when all have ended, a worker settles what is open. Returns the number of states,
 * and the broken promises.
 */
export function explore(start: State, missing?: Guard): { states: number; broken: Set<string> } {
  const guards: Guards = { ...GUARDS, ...(missing && { [missing]: false }) };
  const seen = new Set<string>();
  const broken = new Set<string>();
  const waiting = [JSON.stringify(start)];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    if (seen.has(text)) continue;
    seen.add(text);
    const { actors, world } = JSON.parse(text) as State;
    if (actors.some(({ at }) => at >= 0)) {
      waiting.push(...next(text, guards));
      continue;
    }
    settleAll(world, guards);
    const promise = brokenPromise(world);
    if (promise !== '') broken.add(promise);
  }
  return { states: seen.size, broken };
}

/** What the worker does in the end, with nobody beside it; each of its rounds must leave less to do. */
function settleAll(world: World, guards: Guards): void {
  for (let round = 0; round < 20; round += 1) {
    const worker: Actor = { kind: 'worker', at: 0, key: 0 };
    while (worker.at >= 0) work(world, worker, guards);
    if (worker.works === undefined) return;
  }
  throw new Error(`The worker does not come to an end: ${JSON.stringify(world)}`);
}
