// The system calls of processes, by strace (Debian's package). Where it is missing, tests that need it are skipped, or fail
// with REQUIRE_STRACE=1.
import { execFileSync } from 'node:child_process';

/** Whether strace is installed and may trace. */
export function canTrace(): boolean {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Skips the tests of one `describe` where there is no strace. */
export function needsStrace(): void {
  before(function () {
    if (canTrace()) return;
    const problem = 'the program strace is not installed, or may not trace';
    if (process.env.REQUIRE_STRACE === '1') throw new Error(problem);
    console.log(`      skipped: ${problem}`);
    this.skip();
  });
}
