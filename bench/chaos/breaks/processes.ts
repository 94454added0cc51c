// Breaks of the shop's own processes: killed, frozen, doubled, and with wrong clocks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { changingClock } from '../../../testing/shifted_clock.js';
import { between, pick } from '../random.js';
import type { World } from './world.js';

/** A frozen web server can answer nobody in time. */
const WEB_FROZEN_MS = 4_000;
const SERVICES_FROZEN_MS = 14_000;

export async function killOne({ random, shop }: World): Promise<string> {
  const part = pick(random, shop.parts);
  const pids = part.pids;
  const index = Math.floor(random() * pids.length);
  send(pids[index], 'SIGKILL');
  return `killed ${part.name}${index > 0 ? `, worker ${index}` : ''}`;
}

export async function killSide({ random, shop }: World): Promise<string> {
  const side = pick(random, ['A', 'B']);
  for (const part of shop.parts) if (part.name.endsWith(side)) part.signal('SIGKILL');
  return `killed side ${side}`;
}

export async function killAll({ shop }: World): Promise<string> {
  for (const part of shop.parts) for (const pid of part.pids) send(pid, 'SIGKILL');
  return 'killed everything';
}

export async function freezeOne({ random, shop }: World): Promise<string> {
  const part = pick(random, shop.parts);
  const isWeb = part.name.startsWith('web');
  const ms = between(random, 500, isWeb ? WEB_FROZEN_MS : SERVICES_FROZEN_MS);
  const pids = part.pids;
  const index = Math.floor(random() * pids.length);
  send(pids[index], 'SIGSTOP');
  await delay(ms);
  send(pids[index], 'SIGCONT');
  return `froze ${part.name}${index > 0 ? `, worker ${index},` : ''} for ${ms} ms`;
}

export async function freezeAll({ random, shop }: World): Promise<string> {
  const ms = between(random, 500, WEB_FROZEN_MS);
  const pids = shop.parts.flatMap((part) => part.pids);
  for (const pid of pids) send(pid, 'SIGSTOP');
  await delay(ms);
  for (const pid of pids) send(pid, 'SIGCONT');
  return `froze everything for ${ms} ms`;
}

/** A second set of services and workers on the same database; it is killed, or asked to stop. */
export async function double({ random, shop }: World): Promise<string> {
  const ms = between(random, 3_000, 8_000);
  const more = await shop.double();
  await delay(ms);
  const isKilled = random() < 0.5;
  if (isKilled) for (const part of more) part.signal('SIGKILL');
  await Promise.all(more.map((part) => part.stop()));
  return `doubled the services and their workers for ${ms} ms, then ${isKilled ? 'killed' : 'stopped'} them`;
}

/**
 * Processes run under clocks that are wrong, and change. With PostgreSQL each side is a machine of its own; all
 * processes of one SQLite file have the clock of one machine.
 */
export async function shiftClocks({ random, shop, dialect }: World): Promise<string> {
  const side = dialect === 'sqlite' ? '' : pick(random, ['A', 'B', '']);
  const parts = shop.parts.filter(({ name }) => name.endsWith(side));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chaos-clock-'));
  const file = path.join(folder, 'offset');
  const offsets: string[] = [];
  const shift = (): void => {
    const seconds = pick(random, [2, 9, 40, 300, 3_000]) * (random() < 0.5 ? 1 : -1);
    offsets.push(`${seconds > 0 ? '+' : ''}${seconds}`);
    writeFileSync(file, `${offsets.at(-1)}\n`);
  };
  shift();
  for (const part of parts) part.restartWith(changingClock(file));
  for (let changes = 2; changes > 0; changes -= 1) {
    await delay(between(random, 2_000, 3_500));
    shift();
  }
  await delay(2_000);
  for (const part of parts) part.restartWith({});
  rmSync(folder, { recursive: true });
  return `shifted the clocks of ${side ? `side ${side}` : 'all'} by ${offsets.join(', ')} s`;
}

function send(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // It has just died.
  }
}
