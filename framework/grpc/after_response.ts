// Work that continues after the response of its call. A stopping server waits for it.
import { translateOutage } from '../db/outages.js';
import { ApiError } from '../errors.js';
import { mailsSent } from '../mail.js';
import type { Call } from './call_context.js';

const underWay = new Set<Promise<void>>();

/** Starts `work` without delaying the response of the call; failures are logged. */
export function afterAnswer(call: Call, work: () => Promise<void>): void {
  const running = work()
    .catch((thrown: unknown) => {
      const error = translateOutage(thrown);
      if (error instanceof ApiError) call.log.info({ error: error.message }, 'work after a call refused');
      else call.log.error({ err: error }, 'work after a call failed');
    })
    .finally(() => underWay.delete(running));
  underWay.add(running);
}

/** Resolves when all such work of this process is done, and its mails are sent. */
export async function backgroundWorkDone(): Promise<void> {
  await Promise.all(underWay);
  await mailsSent();
}
