// Every interleaving of paying, cancelling, refunding and settling one order, with processes that die or sleep: no promise
// is broken. Without one of the guards one is.
import { expect } from 'chai';
import { begin, explore, type Guard, GUARDS, type State } from '../testing/payment_model.js';

/** Processes that work on the same order, and how many of them may die. */
const MEETINGS: Record<string, () => State> = {
  'two payments, a cancellation and a worker': () =>
    begin([{ kind: 'pay' }, { kind: 'pay' }, { kind: 'cancel' }, { kind: 'worker' }], 2),
  'a payment, two cancellations and a worker': () =>
    begin([{ kind: 'pay' }, { kind: 'cancel' }, { kind: 'cancel' }, { kind: 'worker' }], 1),
  'a payment, a cancellation, a refund and a worker': () =>
    begin([{ kind: 'pay' }, { kind: 'cancel' }, { kind: 'refund' }, { kind: 'worker' }], 1),
  'a payment, two refunds and a cancellation': () =>
    begin(
      [{ kind: 'pay' }, { kind: 'refund', amount: 2 }, { kind: 'refund', amount: 1 }, { kind: 'cancel' }],
      1,
    ),
  'a payment, a refund and two workers': () =>
    begin([{ kind: 'pay' }, { kind: 'refund' }, { kind: 'worker' }, { kind: 'worker' }], 1),
};

describe('one order and its payment, in every interleaving', function () {
  this.timeout(120_000);

  for (const [name, start] of Object.entries(MEETINGS)) {
    it(`keeps all promises: ${name}`, () => {
      const { states, broken } = explore(start());
      expect([...broken]).to.deep.equal([]);
      expect(states).to.be.greaterThan(300);
    });
  }

  for (const guard of Object.keys(GUARDS) as Guard[]) {
    it(`breaks a promise without this guard: ${guard}`, () => {
      const broken = Object.values(MEETINGS).flatMap((start) => [...explore(start(), guard).broken]);
      expect(broken).to.not.have.length(0);
    });
  }
});
