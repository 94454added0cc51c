// npm run bench: requests a second of the shop's real processes under 32 connections, as ratios to a bare Express
// answer. Each round measures Express and then every case; the table has the medians of the rounds.
//   npm run bench -- sqlite                 one database (sqlite, postgres)
//   npm run bench -- --only list,detail     some cases (the keys of load/cases.ts)
//   npm run bench -- --quick                one short round: within a minute, but rough
//   npm run bench -- --seconds 8            longer measurements
import './load/environment.js';
import { SERVING_FLAGS } from '../framework/management/processes.js';
import type { Dialect } from '../framework/db/database.js';
import { freePort } from '../testing/ports.js';
import { run } from '../testing/processes.js';
import { cpuOf } from './load/cpu.js';
import { loadHttp, type Sample } from './load/http.js';
import { type Plan, planOf } from './load/plan.js';
import { type MeasuredShop, startMeasuredShop } from './load/shop.js';
import { type Measured, tableOf, type Titled } from './load/table.js';

const EXPRESS: Titled = { title: 'a bare Express answer' };
/** What making and starting a shop takes. */
const PREPARING_SECONDS = 9;

/** Says on stderr what is done now, and how long all of it still takes. */
class Progress {
  private readonly until: number;

  constructor({ dialects, cases, rounds, seconds }: Plan) {
    const loads = (cases.length + 1) * (rounds * seconds + warmUp(seconds));
    const total = dialects.length * (loads + PREPARING_SECONDS);
    this.until = performance.now() + 1_000 * total;
    console.error(
      `This takes about ${total < 100 ? `${Math.ceil(total)} seconds` : `${Math.ceil(total / 60)} minutes`}.`,
    );
  }

  say(what: string): void {
    const left = Math.max(0, Math.ceil((this.until - performance.now()) / 1_000));
    console.error(`${String(left).padStart(4)} s left: ${what}`);
  }
}

/** Seconds for which each case runs before it is measured, so that its code is compiled. */
const warmUp = (seconds: number): number => Math.min(1, seconds / 2);

async function measured(pid: number, load: () => Promise<Sample>): Promise<Omit<Measured, 'ratio'>> {
  const before = cpuOf(pid);
  const sample = await load();
  return { ...sample, cpuMs: (cpuOf(pid) - before) / sample.done };
}

async function measureRounds(
  dialect: Dialect,
  shop: MeasuredShop,
  plan: Plan,
  progress: Progress,
): Promise<void> {
  const port = await freePort();
  // What is measured against it has these flags too.
  const flags = { NODE_OPTIONS: SERVING_FLAGS.join(' ') };
  const express = await run('bench/yardstick.ts', [String(port)], flags, /ready/);
  const askExpress = (seconds: number) => loadHttp({ port, seconds }, () => [{ ask: () => ({ path: '/' }) }]);
  const rows = new Map<Titled, Measured[]>();
  for (const each of [EXPRESS, ...plan.cases]) rows.set(each, []);
  try {
    progress.say(`${dialect}: warming up`);
    await askExpress(warmUp(plan.seconds));
    for (const each of plan.cases) await each.load(shop, warmUp(plan.seconds));
    for (let round = 1; round <= plan.rounds; round += 1) {
      const say = (title: string): void =>
        progress.say(`${dialect}, round ${round} of ${plan.rounds}: ${title}`);
      say(EXPRESS.title);
      const bare = await measured(express.child.pid ?? 0, () => askExpress(plan.seconds));
      rows.get(EXPRESS)?.push({ ...bare, ratio: 1 });
      for (const each of plan.cases) {
        say(each.title);
        const found = await measured(shop.pid, () => each.load(shop, plan.seconds));
        rows.get(each)?.push({ ...found, ratio: found.perSecond / bare.perSecond });
      }
    }
  } finally {
    await express.stop();
  }
  console.log(`${tableOf(dialect, rows)}\n`);
}

async function bench(plan: Plan): Promise<void> {
  const progress = new Progress(plan);
  for (const dialect of plan.dialects) {
    progress.say(`${dialect}: making the shop`);
    const shop = await startMeasuredShop(dialect, plan.orders);
    try {
      await measureRounds(dialect, shop, plan, progress);
    } finally {
      await shop.stop();
    }
  }
}

try {
  await bench(planOf(process.argv.slice(2)));
  process.exit();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
