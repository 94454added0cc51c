// The order of tests. With TEST_SEED the files, and in each file its suites and their tests, come in an order that
// the seed decides, so that no test can rely on another; without it they come as they are written.
import path from 'node:path';
import type { Suite } from 'mocha';

const ROOT = path.join(import.meta.dirname, '..');

const inOrderSuites = new WeakSet<Suite>();

/** The tests of this suite are the steps of one story: they run as they are written. For its first line. */
export function inOrder(suite: Suite): void {
  inOrderSuites.add(suite);
}

/** Brings the suites below this one, and their tests, into the order of the seed. */
export function shuffleSuites(suite: Suite, seed: string): void {
  if (!inOrderSuites.has(suite)) {
    const own = `${seed} ${path.relative(ROOT, suite.file ?? ROOT)} ${suite.fullTitle()}`;
    suite.tests = shuffled(suite.tests, own);
    suite.suites = shuffled(suite.suites, own);
  }
  for (const inner of suite.suites) shuffleSuites(inner, seed);
}

/** The same things in an order that depends on the seed alone. */
export function shuffled<T>(things: readonly T[], seed: string): T[] {
  const next = randomNumbers(seed);
  return things
    .map((thing) => ({ thing, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

/** Numbers from 0 to 1 that follow from the seed: FNV-1a of its text, then mulberry32. */
function randomNumbers(seed: string): () => number {
  let state = [...seed].reduce(
    (hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16_777_619),
    2_166_136_261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
