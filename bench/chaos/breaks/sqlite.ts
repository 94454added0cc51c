// Breaks of the file of SQLite.
import { setTimeout as delay } from 'node:timers/promises';
import { between } from '../random.js';
import type { World } from './world.js';

/** For how long killed processes may take to be gone, in tries of 20 ms. */
const TRIES = 200;

/** Another program holds the write lock. */
export async function holdWriteLock({ random, db }: World): Promise<string> {
  const ms = between(random, 1_000, 14_000);
  await db.maintenance.transaction(async () => delay(ms));
  return `held the write lock for ${ms} ms`;
}

/** Nothing of the log of changes is left that could be written over. */
export async function fillDisk({ random, disk, db }: World): Promise<string> {
  const ms = between(random, 1_000, 8_000);
  await db.maintenance.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  disk?.fill();
  await delay(ms);
  disk?.empty();
  return `the disk was full for ${ms} ms`;
}

/** The folder can become read-only only while nobody has a file in it open for writing: all processes are killed. */
export async function readOnlyFolder({ random, shop, disk }: World): Promise<string> {
  const ms = between(random, 2_000, 8_000);
  let isReadOnly = false;
  for (let attempt = 0; attempt < TRIES && !isReadOnly; attempt += 1) {
    for (const pid of shop.parts.flatMap((part) => part.pids)) kill(pid);
    await delay(20);
    isReadOnly = disk?.setReadOnly(true) ?? false;
  }
  await delay(ms);
  disk?.setReadOnly(false);
  return isReadOnly
    ? `the folder was read-only for ${ms} ms, from before the start`
    : 'killed everything, often';
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just died.
  }
}
