// Processes whose clock is wrong, by libfaketime (Debian's package faketime). Where it is missing, tests that need
// it are skipped, or fail with REQUIRE_FAKETIME=1.
import { execFileSync } from 'node:child_process';

let preload: string | undefined;

/** Skips the tests of one `describe` where there is no faketime. */
export function needsShiftedClocks(): void {
  before(function () {
    if (hasShiftedClocks()) return;
    if (process.env.REQUIRE_FAKETIME === '1') throw new Error('The program faketime is not installed.');
    console.log('      skipped: the program faketime is not installed');
    this.skip();
  });
}

/** Whether faketime is installed. */
export function hasShiftedClocks(): boolean {
  preload ??= findLibrary();
  return preload !== '';
}

/** The environment of a process whose clock is so far from the right time, as in `+1d` or `-1d`. */
export function shiftedClock(offset: string): NodeJS.ProcessEnv {
  // Timers go on as they should: only the time of day is wrong.
  return { LD_PRELOAD: preload, FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}

/** The environment of a process whose clock is as far off as this file says, which may change; it is read each second. */
export function changingClock(file: string): NodeJS.ProcessEnv {
  const { LD_PRELOAD, FAKETIME_DONT_FAKE_MONOTONIC } = shiftedClock('');
  return {
    LD_PRELOAD,
    FAKETIME_DONT_FAKE_MONOTONIC,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
  };
}

/** What `faketime` preloads for programs with threads; '' where it is not installed. */
function findLibrary(): string {
  try {
    const environment = execFileSync('faketime', ['-m', '-f', '+0', 'env'], { encoding: 'utf8' });
    return /^LD_PRELOAD=(.*)$/m.exec(environment)?.[1] ?? '';
  } catch {
    return '';
  }
}
