// npx tsx bench/startup.ts: how long the shop takes to answer again after all its processes were killed, and how much
// memory they hold at rest; `npm start` (the build, which is made before), the sources, and `help`. Times also as a
// ratio to a bare Express answer, from the start of its process. Medians of five.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BASE_DIR } from '../framework/conf/settings.js';
import { partsOf } from '../testing/command_line.js';
import { createTestDatabase, DIALECTS } from '../testing/databases.js';
import { freePort } from '../testing/ports.js';
import { shopEnvironment } from '../testing/processes.js';

const ROUNDS = 5;
/** After so long nothing that was loaded is still at work. */
const REST_MS = 5_000;
const PROGRAMS = {
  'npm start': [path.join(BASE_DIR, 'manage.js')],
  sources: ['--import', 'tsx', path.join(BASE_DIR, 'manage.ts')],
};
const YARDSTICK = ['--import', 'tsx', path.join(BASE_DIR, 'bench', 'yardstick.ts')];

interface Measured {
  /** Milliseconds to the first answer. */
  ms: number;
  /** Proportional set size of all processes, in MB; NaN where the system does not tell. */
  megabytes: number;
}

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

const processesOf = (child: ChildProcess): number[] => [...partsOf(child.pid ?? 0), child.pid ?? 0];

async function killAll(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (const pid of processesOf(child)) process.kill(pid, 'SIGKILL');
  await ended;
}

function memoryOf(child: ChildProcess): number {
  const kilobytes = processesOf(child).map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
    } catch {
      return NaN;
    }
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

const median = (all: number[]): number => all.sort((one, other) => one - other)[all.length >> 1] ?? 0;

/** Starts, kills and starts again; the memory is that of the last start, at rest. */
async function restarts(args: string[], url: string, env: NodeJS.ProcessEnv): Promise<Measured> {
  let child = start(args, env);
  await untilAnswered(url);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await killAll(child);
    child = start(args, env);
    times.push(await untilAnswered(url));
  }
  await delay(REST_MS);
  const megabytes = memoryOf(child);
  await killAll(child);
  return { ms: median(times), megabytes };
}

/** Milliseconds that `help` takes. */
function helpOf(program: string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    spawnSync(process.execPath, [...program, 'help']);
    return performance.now() - started;
  });
  return median(times);
}

const ports = { yardstick: await freePort(), shop: await freePort() };
const bare = await restarts(
  [...YARDSTICK, String(ports.yardstick)],
  `http://127.0.0.1:${ports.yardstick}/`,
  {},
);

function report(name: string, { ms, megabytes }: Measured): void {
  const memory = Number.isNaN(megabytes) ? '' : `, ${Math.round(megabytes)} MB`;
  console.log(`${name}: ${Math.round(ms)} ms, ${(ms / bare.ms).toFixed(1)} times bare Express${memory}`);
}

console.log(`load of the machine: ${os.loadavg()[0]?.toFixed(1)}, processors: ${os.cpus().length}`);
report('bare Express', bare);
for (const [name, program] of Object.entries(PROGRAMS)) {
  report(`${name}, help`, { ms: helpOf(program), megabytes: NaN });
}
for (const dialect of DIALECTS) {
  const database = await createTestDatabase(dialect);
  const env = { ...(await shopEnvironment(database.url)), LOG_LEVEL: 'error' };
  const url = `http://127.0.0.1:${ports.shop}/api/products/`;
  for (const [name, program] of Object.entries(PROGRAMS)) {
    report(`${dialect}, ${name}`, await restarts([...program, 'start', String(ports.shop)], url, env));
  }
  await database.drop();
}
