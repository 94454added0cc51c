// The time between the request to stop a process and its stop, in which balancers turn away from it.
import { setTimeout as delay } from 'node:timers/promises';
import { settings } from '../conf/settings.js';
import { logger } from '../logging.js';

/** `sayGoodbye` makes the health say that this process will stop; it still serves for SHUTDOWN_DELAY_SECONDS. */
export async function leave(sayGoodbye: () => void): Promise<void> {
  sayGoodbye();
  const seconds = settings.SHUTDOWN_DELAY_SECONDS;
  if (seconds === 0) return;
  logger.info({ seconds }, 'this process was asked to stop; it still serves for a while');
  await delay(seconds * 1_000);
}
