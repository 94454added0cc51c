// npm run scale: makes a shop of 1,000 and one of 1,000,000 products, each with as many orders, and measures with one
// client how much longer a request takes in the large one. The large shop is kept for the next run.
// `-- sqlite|postgres --only search --rows 100000 --rounds 40 --fresh --make --memory --name shop_scale`
import { type Dialect } from '../../framework/db/database.js';
import { startShopProcesses } from '../../testing/processes.js';
import { type Options, readArguments, SMALL_ROWS, UsageError } from './arguments.js';
import { madeShop, removeShop } from './made_shop.js';
import { measureMemory } from './memory.js';
import { expectSuccess, MEASURED, type Measured, type MeasuredShop, order } from './requests.js';

/** Rounds that fill caches and compile what is often called. */
const WARM_UP = 15;
const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

/** Milliseconds until the answer is there. */
async function time(shop: MeasuredShop, { request, afterOrder }: Measured, round: number): Promise<number> {
  const asked = await request(shop, round);
  if (afterOrder) await expectSuccess(shop.port, order(shop, round));
  const start = performance.now();
  await expectSuccess(shop.port, asked);
  return performance.now() - start;
}

async function compare(
  few: MeasuredShop,
  many: MeasuredShop,
  measured: Measured,
  rounds: number,
): Promise<void> {
  const times: [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const pair = [await time(few, measured, round + WARM_UP), await time(many, measured, round + WARM_UP)];
    if (round >= 0) pair.forEach((ms, index) => times[index]?.push(ms));
  }
  const [short, long] = times.map(median) as [number, number];
  const figures = [short.toFixed(2), long.toFixed(2), (long / short).toFixed(2), measured.reach.toFixed(1)];
  const name = `${measured.name}${measured.afterOrder ? ', after an order' : ''}`;
  const missed = long / short > measured.reach ? '  not reached' : '';
  console.log(`${name.padEnd(52)}${figures.map((text) => text.padStart(10)).join('')}${missed}`);
}

async function measure(dialect: Dialect, options: Options): Promise<void> {
  const { rows, rounds, only, name } = options;
  const small = { dialect, rows: SMALL_ROWS, name: `${name}_small`, fresh: true };
  const large = await madeShop({ ...options, dialect });
  const shops = [await startShopProcesses(await madeShop(small)), await startShopProcesses(large)] as const;
  const [few, many] = [
    { port: shops[0].port, rows: SMALL_ROWS },
    { port: shops[1].port, rows },
  ];
  try {
    const heads = [`ms, ${SMALL_ROWS}`, `${rows}`, 'ratio', 'reach'].map((text) => text.padStart(10));
    console.log(`\n${dialect.padEnd(52)}${heads.join('')}`);
    for (const measured of MEASURED.filter((each) => each.name.includes(only))) {
      await compare(few, many, measured, rounds);
    }
  } finally {
    await Promise.all(shops.map((shop) => shop.stop()));
    await removeShop(small);
  }
}

try {
  const options = readArguments(process.argv.slice(2));
  for (const dialect of options.dialects) {
    if (options.make) await madeShop({ ...options, dialect });
    else if (options.memory) {
      await measureMemory(dialect, await madeShop({ ...options, dialect }), options.rows);
    } else await measure(dialect, options);
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exit(2);
}
process.exit();
