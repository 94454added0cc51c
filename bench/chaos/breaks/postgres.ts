// Breaks of PostgreSQL and of the way to it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { PostgresServer } from '../../../testing/postgres_server.js';
import { between } from '../random.js';
import type { World } from './world.js';

/** The server of a run with PostgreSQL. */
function serverOf({ server }: World): PostgresServer {
  if (!server) throw new Error('This run has no PostgreSQL server.');
  return server;
}

export async function restartFast(world: World): Promise<string> {
  await serverOf(world).shutDown();
  await serverOf(world).boot();
  return 'restarted PostgreSQL';
}

export async function restartImmediate(world: World): Promise<string> {
  const ms = between(world.random, 0, 4_000);
  await serverOf(world).kill();
  await delay(ms);
  await serverOf(world).boot();
  return `crashed PostgreSQL, started it ${ms} ms later`;
}

/** All its processes, or the one that accepts connections. */
export async function freezePostgres(world: World): Promise<string> {
  const { random } = world;
  const ms = between(random, 500, 14_000);
  const [postmaster = 0] = processesOf(world);
  const isWhole = random() < 0.6;
  const pids = isWhole ? processesOf(world) : [postmaster];
  for (const pid of pids) send(pid, 'SIGSTOP');
  await delay(ms);
  for (const pid of processesOf(world)) send(pid, 'SIGCONT');
  return `froze ${isWhole ? 'PostgreSQL' : 'the postmaster'} for ${ms} ms`;
}

export async function refuse({ random, proxy }: World): Promise<string> {
  const ms = between(random, 500, 8_000);
  proxy?.refuse(true);
  await delay(ms);
  proxy?.refuse(false);
  return `the database refused connections for ${ms} ms`;
}

export async function cut({ proxy }: World): Promise<string> {
  proxy?.cut();
  return 'cut every connection to the database';
}

export async function goSilent({ random, proxy }: World): Promise<string> {
  const ms = between(random, 500, 14_000);
  const isCut = random() < 0.5;
  proxy?.silence(true);
  await delay(ms);
  if (isCut) proxy?.cut();
  proxy?.silence(false);
  return `connections to the database were silent for ${ms} ms${isCut ? ', then cut' : ''}`;
}

/** Others take all connections that the server has. */
export async function takeConnections(world: World): Promise<string> {
  const ms = between(world.random, 1_000, 8_000);
  const url = `postgres://postgres@${serverOf(world).address}/postgres`;
  const taken: pg.Client[] = [];
  const until = Date.now() + ms;
  world.proxy?.cut();
  while (Date.now() < until) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      taken.push(client);
    } catch {
      await delay(20);
    }
  }
  await Promise.all(taken.map((client) => client.end()));
  return `took ${taken.length} connections for ${ms} ms`;
}

/** Another session holds the rows of all products. */
export async function lockRows({ random, db }: World): Promise<string> {
  const ms = between(random, 1_000, 12_000);
  await db.maintenance.transaction(async (trx) => {
    await trx('products_product').select('id').forUpdate();
    await delay(ms);
  });
  return `locked the rows of all products for ${ms} ms`;
}

/** As on a standby, or while somebody moves the database. */
export async function readOnly(world: World): Promise<string> {
  const ms = between(world.random, 1_000, 8_000);
  await setReadOnly(world, true);
  await delay(ms);
  await setReadOnly(world, false);
  return `PostgreSQL was read-only for ${ms} ms`;
}

async function setReadOnly(world: World, isReadOnly: boolean): Promise<void> {
  await serverOf(world).query(
    `ALTER SYSTEM SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`,
  );
  await serverOf(world).query('SELECT pg_reload_conf()');
}

/**
 * Half of the time it needs a new file for its log of changes, and crashes; it may not start until there is room again:
 * then it is started here.
 */
export async function fillPostgres(world: World): Promise<string> {
  const { random } = world;
  const ms = between(random, 1_000, 8_000);
  const needsFile = random() < 0.5;
  world.disk?.fill();
  if (needsFile) {
    for (let file = 0; file < 4; file += 1) {
      await serverOf(world)
        .query("SELECT pg_switch_wal() FROM pg_logical_emit_message(false, 'chaos', 'x')")
        .catch(() => undefined);
    }
  }
  await delay(ms);
  world.disk?.empty();
  const runs = await serverOf(world)
    .query('SELECT 1')
    .then(() => true)
    .catch((error: { code?: string }) => error.code === '57P03');
  if (!runs) await serverOf(world).boot();
  return `the disk of PostgreSQL was full for ${ms} ms${needsFile ? ', as it needed a new file' : ''}${runs ? '' : ', and it had to be started again'}`;
}

/** The one that accepts connections first. */
export function processesOf(world: World): number[] {
  const file = readFileSync(path.join(serverOf(world).data, 'postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  return [postmaster, ...childrenOf(postmaster)];
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0; // it has just ended
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended.
  }
}
