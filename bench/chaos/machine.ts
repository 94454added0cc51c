// How long processes had to wait for a processor: on a busy machine this is not the shop's time.
import { readFileSync } from 'node:fs';

const SAMPLE_MS = 500;

interface Sample {
  at: number;
  waitedMs: number;
}

export class Machine {
  private readonly samples: Sample[] = [];
  private readonly last = new Map<number, number>();
  private readonly timer: NodeJS.Timeout;

  /** `pids`: the processes of the shop. */
  constructor(private readonly pids: () => number[]) {
    this.timer = setInterval(() => this.sample(), SAMPLE_MS).unref();
  }

  /** The longest wait of a process in each part of the time since then, as of performance.now(). */
  waitedSince(start: number): number {
    this.sample();
    const found = this.samples.filter(({ at }) => at > start);
    return Math.round(found.reduce((sum, { waitedMs }) => sum + waitedMs, 0));
  }

  close(): void {
    clearInterval(this.timer);
  }

  private sample(): void {
    const at = performance.now();
    const elapsed = at - (this.samples.at(-1)?.at ?? at);
    let longest = 0;
    for (const pid of [process.pid, ...this.pids()]) {
      const waited = runDelayMs(pid);
      longest = Math.max(longest, waited - (this.last.get(pid) ?? 0));
      this.last.set(pid, waited);
    }
    this.samples.push({ at, waitedMs: Math.min(longest, elapsed) });
  }
}

/** https://docs.kernel.org/scheduler/sched-stats.html: nanoseconds spent waiting to run. */
function runDelayMs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0; // it has ended, or this system does not count it
  }
}
