// A minute of `npm run chaos` on each database: the real processes are killed, frozen and cut off while clients order,
// pay and cancel; after each break the database has what they were told. No time is judged here. And what its books find.
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { findWrong } from '../bench/chaos/books.js';
import { type Kind, Ledger, type Told } from '../bench/chaos/ledger.js';
import { chaos } from '../bench/chaos/round.js';
import { DIALECTS, onEachDatabase, useDatabase } from '../testing/databases.js';
import { storedOrder } from '../testing/makers/orders.js';
import { storedProduct } from '../testing/makers/products.js';
import { needsPostgresPrograms } from '../testing/postgres_server.js';
import { compiled } from '../testing/program.js';
import { needsShiftedClocks } from '../testing/shifted_clock.js';

const SEED = 15;
const MINUTES = 0.5;
const RUN_MS = 600_000;

for (const dialect of DIALECTS) {
  describe(`chaos on ${dialect}`, () => {
    needsShiftedClocks();
    if (dialect === 'postgres') needsPostgresPrograms();

    it('breaks nothing that clients were told', async function () {
      this.timeout(RUN_MS);
      const printed: string[] = [];
      const faults = await chaos({
        ...{ dialect, minutes: MINUTES, breaks: Infinity, clients: 4, seed: SEED },
        ...{ answerWithinMs: Infinity, longestMs: Infinity, ending: new AbortController().signal },
        print: (line) => void printed.push(line),
      });
      expect(faults, printed.join('\n')).to.deep.equal([]);
      expect(printed.join('\n')).to.match(/order acknowledged: \d\d/);
    });
  });
}

onEachDatabase('the books of chaos', (dialect) => {
  const db = useDatabase(dialect);
  let product = 0;
  let order = 0;
  before(async () => {
    ({ id: product } = await storedProduct(db(), { name: 'Cup', price_cents: 100, stock_quantity: 9 }));
    ({ id: order } = await storedOrder(db(), [[product, 2]], { shipping_address: 'told' }));
  });

  /** What is found after a client was told this of a claim. */
  async function found(
    kind: Kind,
    subject: string,
    told: Told,
    { units = 1, id = 0 } = {},
  ): Promise<string[]> {
    const ledger = new Ledger(() => undefined);
    const claim = ledger.claim(kind, subject, 'c1-1.', units);
    Object.assign(claim, { told, ...(id > 0 && { id }) });
    return findWrong(db(), ledger, true);
  }

  it('find nothing when the database has what was told', async () => {
    expect(await found('order', 'told', 'acknowledged', { id: order })).to.deep.equal([]);
    expect(await found('order', 'other', 'refused')).to.deep.equal([]);
    expect(await found('item', `${order}/${product}`, 'acknowledged', { units: 2 })).to.deep.equal([]);
    for (const subject of ['told', 'other']) expect(await found('order', subject, 'open')).to.deep.equal([]);
  });

  it('find what was acknowledged and is not there', async () => {
    for (const [kind, subject] of [
      ...[
        ['order', 'other'] as const,
        ['status', `${order}/cancelled`] as const,
        ['part', `${order}`] as const,
      ],
      ...[['payment', `${order}`] as const, ['refund', 'c1-1.'] as const, ['received', 'c1-1.'] as const],
      ...[['cart', `1/${product}`] as const, ['item', `${order}/0`] as const],
    ])
      expect(await found(kind, subject, 'acknowledged'), kind).to.deep.equal([
        `lost: ${kind} ${subject}: 0 instead of 1 (c1-1. acknowledged)`,
      ]);
    expect(await found('order', 'told', 'acknowledged', { id: order + 1 })).to.deep.equal([
      `lost: order ${order + 1} (c1-1.)`,
    ]);
  });

  it('find what was refused and is there', async () => {
    expect(await found('order', 'told', 'refused')).to.deep.equal([
      'too many: order told: 1, at most 0 (c1-1. refused)',
    ]);
  });

  it('find what is there more often than it was told', async () => {
    expect(await found('item', `${order}/${product}`, 'acknowledged')).to.deep.equal([
      `too many: item ${order}/${product}: 2, at most 1 (c1-1. acknowledged)`,
    ]);
  });

  it('find another value than the one that was saved', async () => {
    const ledger = new Ledger(() => undefined);
    const field = `${product}/price_cents`;
    ledger.has(field, '100');
    expect(await findWrong(db(), ledger, true)).to.deep.equal([]);
    ledger.setting(field, '200');
    expect(await findWrong(db(), ledger, true)).to.deep.equal([]);
    ledger.wasSet(field, '200', true);
    expect(await findWrong(db(), ledger, true)).to.deep.equal([`product ${field} is 100 instead of 200`]);
    ledger.has(field, '100');
    ledger.setting(field, '200');
    ledger.wasSet(field, '200', false);
    expect(await findWrong(db(), ledger, true)).to.deep.equal([]);
  });

  it('compare what moves from a cart to an order when it has arrived', async () => {
    const ledger = new Ledger(() => undefined);
    ledger.claim('cart', `1/${product}`, 'c1-1.', 2).told = 'acknowledged';
    ledger.hold('cart', [`1/${product}`]);
    expect(await findWrong(db(), ledger, true)).to.deep.equal([]);
    ledger.move('cart', `1/${product}`, 'item', `${order}/${product}`);
    expect(await findWrong(db(), ledger, true)).to.deep.equal([]);
  });
});

describe('npm run chaos', () => {
  const run = (...args: string[]) => {
    const program = compiled('bench/chaos/run.ts');
    return spawnSync(process.execPath, [...program, ...args], { encoding: 'utf8', timeout: 60_000 });
  };

  it('says what is wrong with its options, and what they are', () => {
    const { status, stderr } = run(
      '--minutes',
      'x',
      '--breaks',
      '1.5',
      '--database',
      'mysql',
      '--clients',
      '0',
    );
    expect([status, stderr.trim().split('\n')]).to.deep.equal([
      2,
      [
        '--minutes must be a number from 0: x',
        '--breaks must be a whole number from 0: 1.5',
        '--clients must be a whole number from 1: 0',
        '--database must be sqlite or postgres: mysql',
      ],
    ]);
    expect(run('--speed', '1').stderr).to.include("Unknown option '--speed'");
    const help = run('--help');
    expect([help.status, help.stderr]).to.deep.equal([0, '']);
    for (const name of ['minutes', 'breaks', 'database', 'clients', 'seed'])
      expect(help.stdout).to.include(`--${name}`);
  });
});
