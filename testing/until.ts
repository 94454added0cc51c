// Waiting in tests.
import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until it is so; the timeout of the test ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(50);
}
