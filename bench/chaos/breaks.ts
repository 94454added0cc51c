// What is broken while the shop serves. Every break ends by itself.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../framework/db/database.js';
import type { BreakableProxy } from './proxy.js';
import { between, pick, type Random } from './random.js';
import type { KeptProcess } from '../kept_process.js';
import type { Shop } from './shop.js';

/** Breaks something for a while and mends it; gives what it did, for the report. */
export type Break = () => Promise<string>;

export interface World {
  random: Random;
  shop: Shop;
  /** The database by the direct way. */
  db: Database;
  /** The way that the shop takes to PostgreSQL. */
  proxy: BreakableProxy | undefined;
}

/** The breaks that this world knows. */
export function breaksOf(world: World): Break[] {
  const processes = [killOne, killOne, freezeOne, freezeOne, killAll, killPair];
  const databases = world.proxy ? [refuse, cut, goSilent, lockRows] : [holdWriteLock, holdWriteLock];
  return [...processes, ...databases].map((each) => () => each(world));
}

async function killOne({ random, shop }: World): Promise<string> {
  const part = pick(random, shop.parts);
  part.signal('SIGKILL');
  return `killed ${part.name}`;
}

async function killPair({ random, shop }: World): Promise<string> {
  const side = pick(random, ['A', 'B']);
  for (const part of shop.parts) if (part.name.endsWith(side)) part.signal('SIGKILL');
  return `killed side ${side}`;
}

async function killAll({ shop }: World): Promise<string> {
  for (const part of shop.parts) part.signal('SIGKILL');
  return 'killed everything';
}

async function freezeOne({ random, shop }: World): Promise<string> {
  const part: KeptProcess = pick(random, shop.parts);
  const ms = between(random, 500, 14_000);
  part.signal('SIGSTOP');
  await delay(ms);
  part.signal('SIGCONT');
  return `froze ${part.name} for ${ms} ms`;
}

/** Another program holds SQLite's write lock. */
async function holdWriteLock({ random, db }: World): Promise<string> {
  const ms = between(random, 1_000, 15_000);
  await db.maintenance.transaction(async () => delay(ms));
  return `held the write lock for ${ms} ms`;
}

/** Another session holds the rows of all products. */
async function lockRows({ random, db }: World): Promise<string> {
  const ms = between(random, 1_000, 12_000);
  await db.maintenance.transaction(async (trx) => {
    await trx('products_product').select('id').forUpdate();
    await delay(ms);
  });
  return `locked the rows of all products for ${ms} ms`;
}

async function refuse({ random, proxy }: World): Promise<string> {
  const ms = between(random, 500, 8_000);
  proxy?.refuse(true);
  await delay(ms);
  proxy?.refuse(false);
  return `the database refused connections for ${ms} ms`;
}

async function cut({ proxy }: World): Promise<string> {
  proxy?.cut();
  return 'cut every connection to the database';
}

async function goSilent({ random, proxy }: World): Promise<string> {
  const ms = between(random, 500, 8_000);
  proxy?.silence(true);
  await delay(ms);
  proxy?.silence(false);
  return `connections to the database were silent for ${ms} ms`;
}
