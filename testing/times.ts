// How long each file of tests took, so that a run can say at its end which ones to make faster. The processes of a run
// write it down in one file: TEST_TIMES.
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Suite } from 'mocha';

const ROOT = path.join(import.meta.dirname, '..');
const SHOWN = 15;

interface FileTime {
  file: string;
  seconds: number;
  /** CPU time of the test process itself, without programs that it starts. */
  cpuSeconds: number;
}

/** Begins to measure the file of this root suite; the result writes down how long it took. */
export function measureFile(root: Suite): () => void {
  const { TEST_TIMES } = process.env;
  const [file] = new Set(root.suites.map((suite) => suite.file));
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    if (!TEST_TIMES || !file) return;
    const { user, system } = process.cpuUsage(before);
    const time: FileTime = {
      file: path.relative(ROOT, file),
      seconds: (performance.now() - started) / 1_000,
      cpuSeconds: (user + system) / 1_000_000,
    };
    appendFileSync(TEST_TIMES, `${JSON.stringify(time)}\n`);
  };
}

/** The files that took longest, a line each. */
export function slowestFiles(timesFile: string): string[] {
  const times = readFileSync(timesFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FileTime);
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  return times
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, SHOWN)
    .map(({ file, seconds, cpuSeconds }) => {
      const share = ((100 * seconds) / total).toFixed(1);
      return `${seconds.toFixed(0).padStart(6)} s ${share.padStart(5)} %  CPU ${cpuSeconds.toFixed(0).padStart(4)} s  ${file}`;
    });
}
