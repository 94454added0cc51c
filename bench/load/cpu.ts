// The CPU time of processes, which a busy machine changes little.
import { readFileSync } from 'node:fs';
import { partsOf } from '../../testing/command_line.js';

/** The CPU time in ms that a process and those that it started have used; NaN where /proc does not tell. */
export function cpuOf(pid: number): number {
  try {
    const TICK_MS = 10;
    const ticks = [pid, ...partsOf(pid)].map((each) => {
      const fields = readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return Number(fields[11]) + Number(fields[12]);
    });
    return TICK_MS * ticks.reduce((sum, each) => sum + each, 0);
  } catch {
    return NaN;
  }
}
