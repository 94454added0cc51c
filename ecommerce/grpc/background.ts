// Work that goes on after its call was answered. A server that stops waits for it.
import { translateOutage } from '../db/outages.js';
import type { Logger } from 'pino';
import { ShopError } from '../errors.js';
import { logger } from '../logging.js';
import type { Call } from './interceptors.js';

const underWay = new Set<Promise<void>>();

/** Lets the call be answered now, whatever `work` finds or however long it takes; failures are logged. */
export function afterAnswer(call: Call, work: () => Promise<void>): void {
  inBackground(work, call.log);
}

/** Does what nobody waits for; failures are logged. */
export function inBackground(work: () => Promise<void>, log: Logger = logger): void {
  const running = work()
    .catch((thrown: unknown) => {
      const error = translateOutage(thrown);
      if (error instanceof ShopError) log.info({ error: error.message }, 'work after a call refused');
      else log.error({ err: error }, 'work after a call failed');
    })
    .finally(() => underWay.delete(running));
  underWay.add(running);
}

/** Resolves when all such work of this process is done. */
export async function backgroundWorkDone(): Promise<void> {
  await Promise.all(underWay);
}
