// npx tsx bench/startup.ts: how long the shop takes to answer again after all its processes were killed, from the
// sources and, when there is one, from the build. Each also as a ratio to a bare Express answer, from the start of
// its process. 5 seconds is what is promised.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BASE_DIR } from '../framework/conf/settings.js';
import { partsOf } from '../testing/command_line.js';
import { createTestDatabase, DIALECTS } from '../testing/databases.js';
import { freePort } from '../testing/ports.js';
import { shopEnvironment } from '../testing/processes.js';

const ROUNDS = 5;
const SOURCES = ['--import', 'tsx', path.join(BASE_DIR, 'manage.ts')];
const BUILD = [path.join(BASE_DIR, 'dist', 'manage.js')];
const EXPRESS = (port: number) => [
  '--import',
  'tsx',
  path.join(BASE_DIR, 'bench', 'yardstick.ts'),
  String(port),
];

function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
}

/** Milliseconds until the address answers 200. */
async function untilAnswered(url: string): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answered = await fetch(url)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (answered) return performance.now() - started;
    await delay(10);
  }
}

async function killAll(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (const pid of [...partsOf(child.pid ?? 0), child.pid ?? 0]) process.kill(pid, 'SIGKILL');
  await ended;
}

const median = (all: number[]): number => all.sort((one, other) => one - other)[all.length >> 1] ?? 0;

/** Starts, kills and starts again; gives the median of the milliseconds to the first answer. */
async function restarts(args: string[], url: string, env: NodeJS.ProcessEnv): Promise<number> {
  let child = start(args, env);
  await untilAnswered(url);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await killAll(child);
    child = start(args, env);
    times.push(await untilAnswered(url));
  }
  await killAll(child);
  return median(times);
}

const yardstick = await freePort();
const bare = await restarts(EXPRESS(yardstick), `http://127.0.0.1:${yardstick}/`, {});
console.log(`bare Express: ${Math.round(bare)} ms`);
for (const dialect of DIALECTS) {
  const database = await createTestDatabase(dialect);
  const env = { ...(await shopEnvironment(database.url)), LOG_LEVEL: 'error' };
  for (const [name, program] of Object.entries({ sources: SOURCES, build: BUILD })) {
    if (!existsSync(program.at(-1) ?? '')) continue;
    const port = await freePort();
    const ms = await restarts(
      [...program, 'start', String(port)],
      `http://127.0.0.1:${port}/api/products/`,
      env,
    );
    console.log(`${dialect}, ${name}: ${Math.round(ms)} ms, ${(ms / bare).toFixed(1)} times bare Express`);
  }
  await database.drop();
}
