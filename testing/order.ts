// The order of tests. TEST_SEED decides the order of the files, and of the suites in each file, so that none can rely on
// another; without it they run as they are written. The tests of a suite run as they are written, for some are the
// steps of a story; TEST_SHUFFLE=tests shuffles them too, but where a suite says that they are steps.
import path from 'node:path';
import type { Suite } from 'mocha';

const ROOT = path.join(import.meta.dirname, '..');

const inOrderSuites = new WeakSet<Suite>();

/** The tests of this suite are the steps of one story: they run as they are written. For its first line. */
export function inOrder(suite: Suite): void {
  inOrderSuites.add(suite);
}

/** Puts the suites of a file, below `root`, into the order of the seed; with `tests` the tests in them too. */
export function shuffleFile(root: Suite, seed: string, tests: boolean): void {
  if (tests) shuffleSuites(root, seed);
  else root.suites = shuffled(root.suites, seed);
}

function shuffleSuites(suite: Suite, seed: string): void {
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
export function randomNumbers(seed: string): () => number {
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
