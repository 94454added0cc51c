// A slow disk: each write to a file takes longer. strace holds up the system calls; there is no mock of a file.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { between } from '../random.js';
import type { World } from './world.js';

const WRITES = 'pwrite64,pwritev,fdatasync,fsync';

/** `pidsOf`: the processes that write. */
export async function slowDisk({ random }: World, pidsOf: () => number[]): Promise<string> {
  const [ms, eachMs] = [between(random, 3_000, 9_000), between(random, 10, 120)];
  const inject = `inject=${WRITES}:delay_enter=${eachMs}ms`;
  const targets = pidsOf().flatMap((pid) => ['-p', String(pid)]);
  const args = ['-qq', '-f', '-o', '/dev/null', '-e', `trace=${WRITES}`, '-e', inject, ...targets];
  const strace = spawn('strace', args, { stdio: 'ignore' });
  await delay(ms);
  await ended(strace);
  return `each write to the disk took ${eachMs} ms longer, for ${ms} ms`;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT'); // lets go of the processes
  await exit;
}
