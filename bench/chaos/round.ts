// One run on one database: clients work while things break, and after each break the books are compared.
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Dialect } from '../../framework/db/database.js';
import { FILE_INVARIANTS } from '../../framework/db/derived_data.js';
import { brokenRows } from '../../framework/db/invariants.js';
import { findWrong } from './books.js';
import { breaksOf } from './breaks/all.js';
import type { Break, World } from './breaks/world.js';
import type { Clients } from './clients/requests.js';
import { workAsClient } from './clients/work.js';
import { History } from './history.js';
import { Ledger } from './ledger.js';
import { Machine } from './machine.js';
import { between, type Random, seeded } from './random.js';
import { fillShop, OWN_PRODUCT } from './seeding.js';
import { type Shop, startShop } from './shop.js';
import { openStage, type Stage } from './stage.js';

/** How long open payments may take to be settled once nothing is broken any more. */
const SETTLE_MS = 120_000;
const GIVE_UP_MS = 180_000;

export interface RoundOptions {
  dialect: Dialect;
  minutes: number;
  breaks: number;
  clients: number;
  seed: number;
  /** How soon each web server must read and write again after a break, and how long a request may take. */
  answerWithinMs: number;
  longestMs: number;
  print(line: string): void;
  /** Ends it early; the books are compared all the same. */
  ending: AbortSignal;
}

/** What was wrong, a line for each. The log and the time line are kept then. */
export async function chaos(options: RoundOptions): Promise<string[]> {
  const { dialect, seed, print } = options;
  const files = path.join(os.tmpdir(), `chaos-${dialect}-${seed}`);
  print(`${dialect}: seed ${seed}, ${options.clients} clients, log in ${files}.log`);
  const stage = await openStage(dialect);
  const ledger = new Ledger(print);
  const history = new History();
  let shop: Shop | undefined;
  const machine = new Machine(() => shop?.parts.flatMap((part) => part.pids) ?? []);
  try {
    const { own, ...filled } = await fillShop(stage.db, options.clients);
    shop = await startShop(stage.shopUrl, `${files}.log`);
    const started = await answersAgain(shop.ports, filled.plenty[0] ?? 0);
    if (started === null) throw new Error(`The shop does not start: ${files}.log`);
    const { ports } = shop;
    for (const id of own) {
      for (const [column, value] of Object.entries(OWN_PRODUCT)) ledger.has(`${id}/${column}`, String(value));
    }
    const shared: Clients = { ...filled, ports, ledger, history, machine, longestMs: options.longestMs };
    const stopping = new AbortController();
    const working = own.map((product, index) => workAsClient(shared, seed, index, product, stopping.signal));
    const world = { ...stage, random: seeded(seed), shop };
    await breakThings(world, shared, options);
    stopping.abort();
    await Promise.all(working);
    await settle(stage, shop);
    for (const line of await findWrong(stage.db, ledger, true)) ledger.fault(`at the end: ${line}`);
    for (const line of await damagedFile(stage.db)) ledger.fault(line);
  } catch (error) {
    ledger.fault(`the run ended early: ${(error as Error).stack ?? String(error)}`);
  } finally {
    machine.close();
    await shop?.stop();
    await stage.close();
  }
  report(ledger, print);
  if (ledger.faults.length === 0) rmSync(`${files}.log`, { force: true });
  else explain(ledger, history, { ...options, files });
  return ledger.faults;
}

/** Every break of the world in turn, in an order that is new each time. */
async function breakThings(world: World, shared: Clients, options: RoundOptions): Promise<void> {
  const { breaks, leftOut } = breaksOf(world);
  for (const line of leftOut) options.print(`left out: ${line}`);
  const until = Date.now() + options.minutes * 60_000;
  let deck: Break[] = [];
  for (
    let number = 1;
    Date.now() < until && !options.ending.aborted && number <= options.breaks;
    number += 1
  ) {
    await delay(between(world.random, 200, 1_500));
    if (deck.length === 0) deck = shuffled(breaks, world.random);
    await breakOnce(deck.pop() as Break, number, world, shared, options);
  }
}

async function breakOnce(
  break_: Break,
  number: number,
  world: World,
  { ledger, history, machine, plenty }: Clients,
  { answerWithinMs, print }: RoundOptions,
): Promise<void> {
  history.note(`break ${number} begins: ${break_.name}`);
  const what = await break_(world);
  history.note(`break ${number} is mended: ${what}`);
  const mended = performance.now();
  const ms = await answersAgain(world.shop.ports, plenty[0] ?? 0);
  const busyMs = machine.waitedSince(mended);
  const again = `answers again after ${ms ?? 'too many'} ms (the machine was busy for ${busyMs})`;
  const begun = performance.now();
  const wrong = await findWrong(world.db, ledger, false);
  for (const line of wrong) ledger.fault(`after break ${number} (${what}): ${line}`);
  if (ms === null || ms - busyMs > answerWithinMs) ledger.fault(`break ${number} (${what}): ${again}`);
  ledger.count('breaks');
  ledger.answeredMs.push((ms ?? GIVE_UP_MS) - busyMs);
  history.note(`break ${number} is checked; ${again}; ${wrong.length} wrong`);
  const checked = `${ledger.claims.size} promises compared in ${Math.round(performance.now() - begun)} ms`;
  print(`${number}. ${what}; ${again}; ${checked}; ${ledger.faults.length} faults`);
}

/** After how many ms each web server has answered a read and a write; null when it takes too long. */
async function answersAgain(ports: number[], product: number): Promise<number | null> {
  const started = performance.now();
  const works = async (port: number): Promise<boolean> => {
    const ask = (address: string, init: RequestInit): Promise<boolean> =>
      fetch(`http://127.0.0.1:${port}${address}`, {
        ...init,
        headers: { 'Content-Type': 'application/json', Connection: 'close' },
        signal: AbortSignal.timeout(15_000),
      })
        .then((response) => response.arrayBuffer().then(() => response.ok))
        .catch(() => false);
    const body = JSON.stringify({ product_id: product, quantity: 1 });
    return (
      (await ask(`/api/products/${product}/`, {})) && (await ask('/api/cart/', { method: 'POST', body }))
    );
  };
  const untilWorks = async (port: number): Promise<boolean> => {
    while (performance.now() - started < GIVE_UP_MS) {
      if (await works(port)) return true;
      await delay(50);
    }
    return false;
  };
  const answers = await Promise.all(ports.map(untilWorks));
  return answers.every(Boolean) ? Math.round(performance.now() - started) : null;
}

/** Waits until the work of the background is done, and then does what waits for hours until it is tried again. */
async function settle({ db }: Stage, shop: Shop): Promise<void> {
  const until = Date.now() + SETTLE_MS;
  while (Date.now() < until) {
    const open = (await db
      .read('payments_transaction')
      .whereIn('status', ['pending', 'unknown'])
      .first('id')) as unknown;
    if (!open) break;
    await delay(500);
  }
  await shop.reconcile();
}

async function damagedFile(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, invariant] of Object.entries(FILE_INVARIANTS)) {
    const rows = await db.snapshot((trx) => brokenRows(db, trx, invariant));
    if (rows.length > 0) found.push(`not true: ${rule}: ${JSON.stringify(rows[0])}`);
  }
  return found;
}

function shuffled(breaks: Break[], random: Random): Break[] {
  return breaks
    .map((each) => ({ each, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ each }) => each);
}

function report(ledger: Ledger, print: (line: string) => void): void {
  for (const [what, times] of [...ledger.counts].sort()) print(`  ${what}: ${times}`);
  const told = new Map<string, number>();
  for (const claim of [...ledger.claims.values()].flat()) {
    const name = `${claim.kind} ${claim.told}`;
    told.set(name, (told.get(name) ?? 0) + 1);
  }
  for (const [what, times] of [...told].sort()) print(`  ${what}: ${times}`);
  const slow = [...ledger.answeredMs].sort((one, other) => one - other);
  const median = slow[Math.floor(slow.length / 2)] ?? 0;
  print(`  answers again after: median ${median} ms, longest ${slow.at(-1) ?? 0} ms`);
  print(`  slowest request: ${ledger.slowestMs} ms`);
}

/** How it came to the faults. */
function explain(
  { faults }: Ledger,
  history: History,
  { files, seed, dialect, print }: RoundOptions & { files: string },
): void {
  history.write(`${files}.timeline`);
  const keys = faults.flatMap((line) => line.match(/c\d+-\d+\./g) ?? []);
  print(`The breaks, and the requests of these faults:\n${history.about(keys)}`);
  print(
    `Repeat it with --database ${dialect} --seed ${seed}. All requests: ${files}.timeline; log: ${files}.log`,
  );
}
